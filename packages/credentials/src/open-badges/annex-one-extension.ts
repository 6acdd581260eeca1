/**
 * What Annex I of the Council Recommendation 2022/C 243/02 demands and Open Badges 3.0 has no term for:
 * one member `annexOne` of the Achievement, defined by a context that travels inside the credential.
 *
 * @module
 */
import { conceptCodeOf } from '../crosswalk/concept-codes.ts'
import type { JsonObject } from '../crosswalk/encoding.ts'
import {
  hasText,
  languageMapOf,
  numberOf,
  objectsOf,
  presentOnly,
  textOf,
  textsOf,
  withoutAbsent,
} from '../crosswalk/members.ts'
import { canonicalizeJson } from '../json/index.ts'
import type { LearningOutcome, MicroCredential, MicroCredentialDraft } from '../micro-credential/index.ts'
import {
  assessmentTypeScheme,
  modeOfLearningScheme,
  qualificationCycles,
  qualityAssuranceTypeScheme,
  supervisionTypes,
} from '../vocabulary/index.ts'

const namespace = 'urn:meshe:annex-one:'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const term = (name: string, definition: JsonObject = {}) => ({
  [name]: { '@id': `${namespace}${name}`, ...definition },
})
const set = { '@container': '@set' }
const translated = { '@container': '@language' }
const reference = { '@type': '@id' }

/** Third entry of the `@context` of a badge issued by MESHE. */
export const annexOneContext: JsonObject = {
  ...term('annexOne', {
    '@context': {
      ...term('textLanguage'),
      ...term('instructionLanguage', set),
      ...term('workloadHours', { '@type': `${xsd}float` }),
      ...term('qualificationCycle'),
      ...term('nationalLevel'),
      ...term('learningOutcome', set),
      ...term('outcome', translated),
      ...term('skill', { '@type': `${xsd}anyURI`, ...set }),
      ...term('assessment', set),
      ...term('assessmentType', reference),
      ...term('assessmentDescription', translated),
      ...term('formOfParticipation', { ...reference, ...set }),
      ...term('qualityAssurance', set),
      ...term('qualityAssuranceType', reference),
      ...term('qualityAssuranceBody'),
      ...term('qualityAssuranceReference', { '@type': `${xsd}anyURI` }),
      ...term('qualityAssuredUntil', { '@type': `${xsd}date` }),
      ...term('prerequisites', translated),
      ...term('supervision'),
      ...term('gradingScheme'),
      ...term('stackability'),
      ...term('stackabilityDescription', translated),
      ...term('furtherInformation', translated),
      ...term('jointAwardingBody', set),
    },
  }),
  ...term('partCredits', { '@type': `${xsd}float` }),
  ...term('partAwardingBody'),
}

/** Whether a credential defines `annexOne` exactly as MESHE does: another definition could give our words another meaning. */
export function carriesAnnexOne(credential: JsonObject): boolean {
  const ours = canonicalizeJson(annexOneContext)
  return objectsOf(credential['@context']).some((context) => canonicalizeJson(context) === ours)
}

/** @param textLanguage language of the untagged texts of the badge. */
export function writeAnnexOne(microCredential: MicroCredential, textLanguage: string): JsonObject {
  const { workload, level, stackability } = microCredential
  return withoutAbsent({
    textLanguage,
    instructionLanguage: microCredential.languages,
    workloadHours: workload.hours,
    qualificationCycle: level.cycle,
    nationalLevel: level.national,
    learningOutcome: microCredential.learningOutcomes.map(({ title, skills = [] }) =>
      skills.length === 0 ? { outcome: title } : { outcome: title, skill: skills.map((skill) => skill.id) },
    ),
    assessment: microCredential.assessments.map(({ type, description }) =>
      withoutAbsent({
        assessmentType: assessmentTypeScheme.concepts[type].id,
        assessmentDescription: description,
      }),
    ),
    formOfParticipation: microCredential.modes.map((mode) => modeOfLearningScheme.concepts[mode].id),
    qualityAssurance: microCredential.qualityAssurance.map((assurance) =>
      withoutAbsent({
        qualityAssuranceType: qualityAssuranceTypeScheme.concepts[assurance.type].id,
        qualityAssuranceBody: assurance.body,
        qualityAssuranceReference: assurance.reference,
        qualityAssuredUntil: assurance.validUntil,
      }),
    ),
    prerequisites: microCredential.prerequisites,
    supervision: microCredential.supervision,
    gradingScheme: microCredential.gradingScheme,
    stackability: stackability?.kind,
    stackabilityDescription: stackability?.description,
    furtherInformation: microCredential.furtherInformation,
    jointAwardingBody: microCredential.jointAwardingBodies,
  })
}

/** The members of a description that the extension carries; skills come back as IRIs, their titles stand in the alignments. */
export function readAnnexOne(annexOne: JsonObject): MicroCredentialDraft & {
  readonly textLanguage: string | null
  readonly hours: number | null
  readonly cycle: (typeof qualificationCycles)[number] | undefined
  readonly national: string | undefined
} {
  const language = textOf(annexOne['textLanguage']) ?? 'und'
  const stackability = textOf(annexOne['stackability'])
  return {
    textLanguage: textOf(annexOne['textLanguage']),
    hours: numberOf(annexOne['workloadHours']),
    cycle: qualificationCycles.find((cycle) => cycle === annexOne['qualificationCycle']),
    national: textOf(annexOne['nationalLevel']) ?? undefined,
    ...presentOnly({
      languages: nonEmpty(textsOf(annexOne['instructionLanguage'])),
      learningOutcomes: nonEmpty(objectsOf(annexOne['learningOutcome']).map((node) => readOutcome(node, language))),
      assessments: nonEmpty(objectsOf(annexOne['assessment']).flatMap((node) => readAssessment(node, language))),
      modes: nonEmpty(
        textsOf(annexOne['formOfParticipation']).flatMap((iri) => conceptCodeOf(modeOfLearningScheme, iri) ?? []),
      ),
      qualityAssurance: nonEmpty(objectsOf(annexOne['qualityAssurance']).flatMap(readQualityAssurance)),
      prerequisites: optionalMap(annexOne['prerequisites'], language),
      supervision: supervisionTypes.find((type) => type === annexOne['supervision']),
      gradingScheme: textOf(annexOne['gradingScheme']) ?? undefined,
      stackability:
        stackability === 'stand-alone' || stackability === 'stackable'
          ? withDescription(stackability, optionalMap(annexOne['stackabilityDescription'], language))
          : undefined,
      furtherInformation: optionalMap(annexOne['furtherInformation'], language),
      jointAwardingBodies: nonEmpty(textsOf(annexOne['jointAwardingBody'])),
    }),
  }
}

function readOutcome(node: JsonObject, language: string): LearningOutcome {
  const title = languageMapOf(node['outcome'], language)
  const skills = textsOf(node['skill']).map((id) => ({ id, title: {} }))
  return skills.length === 0 ? { title } : { title, skills }
}

function readAssessment(node: JsonObject, language: string) {
  const type = conceptCodeOf(assessmentTypeScheme, textOf(node['assessmentType']))
  if (type === null) return []
  return [presentOnly({ type, description: optionalMap(node['assessmentDescription'], language) })]
}

function readQualityAssurance(node: JsonObject) {
  const type = conceptCodeOf(qualityAssuranceTypeScheme, textOf(node['qualityAssuranceType']))
  const body = textOf(node['qualityAssuranceBody'])
  if (type === null || body === null) return []
  return [
    presentOnly({
      type,
      body,
      reference: textOf(node['qualityAssuranceReference']) ?? undefined,
      validUntil: textOf(node['qualityAssuredUntil']) ?? undefined,
    }),
  ]
}

function withDescription(kind: 'stand-alone' | 'stackable', description: Readonly<Record<string, string>> | undefined) {
  return description === undefined ? { kind } : { kind, description }
}

function optionalMap(value: unknown, language: string) {
  const map = languageMapOf(value, language)
  return hasText(map) ? map : undefined
}

function nonEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list
}
