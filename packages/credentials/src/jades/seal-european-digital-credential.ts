/**
 * What sealing does to a European Digital Credential, and the seal over it: the time of issuing is set, the organisation of
 * the certificate becomes the issuer, and where somebody else awards, a mandate says so.
 *
 * @module
 */
import { hasType, objectOf, objectsOf, textOf } from '../crosswalk/members.ts'
import { toCountryNode } from '../elm/concept-node.ts'
import { validateElm } from '../elm/validation/validate-elm.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { CertificateName } from '../x509/index.ts'
import { type CreateSealOptions, createSeal, readSealCertificate } from './create-seal.ts'

/**
 * @param credential an unsealed European Digital Credential; the draft itself is not changed
 * @throws MesheError `credential.malformed` for anything else, `credential.proof-present` when it bears a proof,
 *   `key.unsupported` when the certificate does not name an organisation, `elm.not-conforming` when the credential as it
 *   would stand under the seal violates the application profile that it names
 */
export async function sealEuropeanDigitalCredential(
  credential: JsonObject,
  options: CreateSealOptions,
): Promise<JsonObject> {
  const prepared = await prepareForSeal(credential, options)
  requireConformance(prepared)
  return createSeal(JSON.stringify(prepared), options)
}

/** The credential as it will stand under the seal: what a validator of the application profile has to see. */
export async function prepareForSeal(
  credential: JsonObject,
  { certificates, signedAt }: Pick<CreateSealOptions, 'certificates' | 'signedAt'>,
): Promise<JsonObject> {
  if (!hasType(credential, 'EuropeanDigitalCredential')) {
    throw new MesheError('credential.malformed', 'Only a European Digital Credential is sealed.', { member: 'type' })
  }
  if (credential['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential bears a proof already.', {})
  }
  const { subject } = await readSealCertificate(certificates)
  return simulateSeal(credential, { subject, signedAt })
}

/**
 * What sealing would make of a credential, without the certificate at hand: a validator of the application profile faults
 * every draft for what only sealing adds.
 *
 * @param sealing the organisation that the certificate will name, and the time
 * @throws MesheError `key.unsupported` when it names no organisation, country or identifier
 */
export function simulateSeal(
  credential: JsonObject,
  { subject, signedAt }: { readonly subject: CertificateName; readonly signedAt: Date },
): JsonObject {
  const issuer = issuerOf(credential, subject)
  const issued = signedAt.toISOString().replace(/\.\d{3}Z$/, 'Z')
  const prepared = {
    ...credential,
    issuer,
    issued,
    issuanceDate: issued,
    ...(credential['validFrom'] === undefined ? { validFrom: issued } : {}),
  }
  if (!isAwardedByAnother(credential, subject)) return prepared
  return { ...prepared, evidence: [...objectsOf(credential['evidence']), mandateNode(nodeId(credential, 'mandate'))] }
}

/** Names places and kinds of fault, never what stands there. */
function requireConformance(prepared: JsonObject): void {
  const { conforms, profile, violations } = validateElm(prepared)
  if (conforms) return
  const named = violations
    .slice(0, 20)
    .map(({ focus, path, constraint }) => `${constraint} ${path ?? ''} ${focus.pointer}`)
  throw new MesheError('elm.not-conforming', 'The credential violates the application profile that it names.', {
    profile,
    count: violations.length,
    violations: named,
  })
}

/** Whether a legal identifier as ELM writes it is the one of the certificate, with or without the prefix of its kind. */
export function isSameLegalIdentifier(notation: unknown, organisationIdentifier: string | null): boolean {
  if (typeof notation !== 'string' || notation === '' || organisationIdentifier === null) return false
  if (notation === organisationIdentifier) return true
  return /^[A-Z]{3}[A-Z]{2}-/.test(organisationIdentifier) && organisationIdentifier.slice(6) === notation
}

/** Whether none or not all of the awarding bodies are the sealing organisation. */
export function isAwardedByAnother(credential: JsonObject, { organisationIdentifier }: CertificateName): boolean {
  const bodies = objectsOf(credential['credentialSubject'])
    .flatMap((subject) => objectsOf(subject['hasClaim']))
    .flatMap((claim) => objectsOf(claim['awardedBy']))
    .flatMap((process) => objectsOf(process['awardingBody']))
  return bodies.some((body) => !namesOrganisation(body, organisationIdentifier))
}

export function namesOrganisation(organisation: JsonObject, organisationIdentifier: string | null): boolean {
  return isSameLegalIdentifier(objectOf(organisation['eIDASIdentifier'])['notation'], organisationIdentifier)
}

function issuerOf(credential: JsonObject, subject: CertificateName): JsonObject {
  const { country, organisation, organisationIdentifier } = subject
  if (country === null || organisation === null || organisationIdentifier === null) {
    throw new MesheError('key.unsupported', 'The certificate names no organisation with its identifier.', {})
  }
  const claimed = objectOf(credential['issuer'])
  const spatial = toCountryNode(country)
  const identifier = { type: 'LegalIdentifier', notation: organisationIdentifier, spatial }
  if (namesOrganisation(claimed, organisationIdentifier)) {
    const id = textOf(objectOf(claimed['eIDASIdentifier'])['id']) ?? nodeId(credential, 'seal-identifier')
    return { ...claimed, eIDASIdentifier: { id, ...identifier } }
  }
  return {
    id: nodeId(credential, 'seal-organisation'),
    type: 'Organisation',
    legalName: { en: organisation },
    eIDASIdentifier: { id: nodeId(credential, 'seal-identifier'), ...identifier },
    location: {
      id: nodeId(credential, 'seal-location'),
      type: 'Location',
      address: { id: nodeId(credential, 'seal-address'), type: 'Address', countryCode: spatial },
    },
  }
}

/** Evidence type "Mandate" of the European list. */
function mandateNode(id: string): JsonObject {
  return {
    id,
    type: 'Evidence',
    evidenceStatement:
      'The awarding body named here is responsible for every claim. The organisation that seals confirms their origin.',
    dcType: {
      id: 'http://data.europa.eu/snb/evidence-type/c_18016257',
      type: 'Concept',
      inScheme: { id: 'http://data.europa.eu/snb/evidence-type/25831c2', type: 'ConceptScheme' },
      prefLabel: { en: 'Mandate' },
    },
  }
}

function nodeId(credential: JsonObject, part: string): string {
  return `${textOf(credential['id']) ?? 'urn:credential'}#${part}`
}
