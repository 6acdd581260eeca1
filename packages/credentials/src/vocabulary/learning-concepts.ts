/**
 * Single concepts of the European vocabularies that every micro-credential of MESHE uses: what kind of credential it is,
 * in which credits it counts, how its picture is stored.
 *
 * @module
 */

export interface Concept {
  readonly id: string
  /** IRI of the `skos:ConceptScheme` it belongs to. */
  readonly scheme: string
  readonly label: string
}

const snb = 'http://data.europa.eu/snb'

export const ectsCreditFramework: Concept = {
  id: `${snb}/education-credit/6fcec5c5af`,
  scheme: `${snb}/education-credit/25831c2`,
  label: 'European Credit Transfer System',
}

export const genericCredentialProfile: Concept = {
  id: `${snb}/credential/e34929035b`,
  scheme: `${snb}/credential/25831c2`,
  label: 'Generic',
}

/** What the official sample of a micro-credential gives as the type of its qualification. */
export const shortLearningProgramme: Concept = {
  id: `${snb}/learning-opportunity/74a4a268e8`,
  scheme: `${snb}/learning-opportunity/25831c2`,
  label: 'Short learning programme',
}

export const base64ContentEncoding: Concept = {
  id: `${snb}/encoding/6146cde7dd`,
  scheme: `${snb}/encoding/25831c2`,
  label: 'base64',
}

export const svgFileType: Concept = {
  id: 'http://publications.europa.eu/resource/authority/file-type/SVG',
  scheme: 'http://publications.europa.eu/resource/authority/file-type',
  label: 'SVG',
}

/** The one concept of the list of supervision and identity verification whose IRI stands in an official sample. */
export const unsupervisedWithoutIdentityVerification: Concept = {
  id: `${snb}/supervision-verification/c598449d64`,
  scheme: `${snb}/supervision-verification/25831c2`,
  label: 'Unsupervised without ID Verification',
}

export const escoSkillSchemeId = 'http://data.europa.eu/esco/concept-scheme/skills'
