/**
 * Reads a European Digital Credential, ours or another builder's, in ELM 3.1 or 3.2.
 *
 * @module
 */
import { contentOf, missingElements } from '../crosswalk/content-of-draft.ts'
import type { JsonObject } from '../crosswalk/encoding.ts'
import { hasText, hasType, identifierOf, isJsonObject, numberOf, presentOnly, textOf } from '../crosswalk/members.ts'
import { MesheError } from '../meshe-error.ts'
import {
  type AnnexOneElementId,
  annexOneElementIds,
  type MicroCredentialDraft,
  type QualityAssurance,
} from '../micro-credential/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'
import { lookCountryCode } from '../vocabulary/index.ts'
import { type FollowLink, linksOf } from './linked-nodes.ts'
import { anyText, readAssessments, readQualityAssurance } from './read-assessment.ts'
import { textsByLanguage } from './read-concepts.ts'
import { readQualification } from './read-qualification.ts'
import { dateOfBirthOf } from './time-values.ts'

export interface ReadEuropeanDigitalCredential {
  readonly content: CredentialContent
  readonly draft: MicroCredentialDraft
  /** Mandatory elements of Annex I that the credential does not carry. */
  readonly missing: readonly AnnexOneElementId[]
}

/**
 * Reads what is there and leaves out what has an unexpected shape. Reads a credential, not a seal: see `openSealedPayload`.
 *
 * @throws MesheError `credential.malformed` when it is no European Digital Credential or has no subject.
 */
export function readEuropeanDigitalCredential(credential: JsonObject): ReadEuropeanDigitalCredential {
  if (!isJsonObject(credential) || !hasType(credential, 'EuropeanDigitalCredential')) {
    throw new MesheError('credential.malformed', 'This is not a European Digital Credential.', { member: 'type' })
  }
  const follow = linksOf(credential)
  const [subject] = follow(credential['credentialSubject'])
  if (subject === undefined) {
    throw new MesheError('credential.malformed', 'The credential has no subject.', { member: 'credentialSubject' })
  }
  const claim = mainClaimOf(subject, follow)
  const [specification = {}] = follow(claim['specifiedBy'])
  const bodies = follow(claim['awardedBy']).flatMap((process) => follow(process['awardingBody']))
  const names = bodies.flatMap((body) => nameOf(body) ?? [])
  const [issuer = {}] = follow(credential['issuer'])
  const assessed = readAssessments(claim, follow)
  const assurance = readQualityAssurance([specification, ...bodies], follow)
  const known = assurance.flatMap(toQualityAssurance)
  const draft = presentOnly({
    ...readQualification(specification, claim, follow),
    ...assessed.draft,
    jointAwardingBodies: names.length > 1 ? names.slice(1) : undefined,
    qualityAssurance: known.length === 0 ? undefined : known,
  })
  const content = contentOf(draft, {
    id: textOf(credential['id']),
    title: displayTitleOf(credential, follow),
    holderName: holderNameOf(subject),
    awardingBodies: names.length > 0 ? names : [issuer].flatMap((node) => nameOf(node) ?? []),
    country: countryOf([...bodies, issuer], follow),
    awardedOn: firstText(
      follow(claim['awardedBy'])[0]?.['awardingDate'],
      credential['issued'],
      credential['issuanceDate'],
    ),
    validFrom: firstText(credential['validFrom'], credential['issuanceDate']),
    validUntil: firstText(credential['validUntil'], credential['expirationDate']),
    grade: assessed.grade,
    parts: readParts(claim, follow),
    field: null,
  })
  const told: readonly AnnexOneElementId[] = [
    ...content.annexOne,
    ...(assessed.isTypeTold ? (['assessment'] as const) : []),
    ...(assessed.isSupervisionTold ? (['supervision'] as const) : []),
    ...(assurance.length > 0 ? (['quality-assurance'] as const) : []),
  ]
  const whole = {
    ...content,
    qualityAssurance: assurance,
    annexOne: annexOneElementIds.filter((id) => told.includes(id)),
  }
  return { content: whole, draft, missing: missingElements(whole) }
}

/** ISO 3166-1 alpha-2 code of the country of the awarding body, else of the issuer, or null. */
export function readAwardingCountry(credential: JsonObject): string | null {
  const follow = linksOf(credential)
  const claims = follow(credential['credentialSubject']).map((subject) => mainClaimOf(subject, follow))
  const bodies = claims
    .flatMap((claim) => follow(claim['awardedBy']))
    .flatMap((process) => follow(process['awardingBody']))
  const country = countryOf([...bodies, ...follow(credential['issuer'])], follow)
  return country === null ? null : lookCountryCode(country)
}

/** Who is said to hold the credential, for comparing with the person who presents it. */
export interface ReadHolder {
  readonly id: string | null
  readonly name: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  /** ISO 8601 date; a time zone that has shifted it is taken out again. */
  readonly dateOfBirth: string | null
}

/** Never throws; what the credential does not say is null. */
export function readHolder(credential: JsonObject): ReadHolder {
  const [person = {}] = linksOf(credential)(credential['credentialSubject'])
  const birth = textOf(person['dateOfBirth'])
  return {
    id: identifierOf(person),
    name: holderNameOf(person),
    givenName: anyText(person['givenName']) ?? null,
    familyName: anyText(person['familyName']) ?? null,
    dateOfBirth: birth === null ? null : dateOfBirthOf(birth),
  }
}

/** The first achievement, else the first claim of any kind. */
function mainClaimOf(subject: JsonObject, follow: FollowLink): JsonObject {
  const claims = follow(subject['hasClaim'])
  return claims.find((claim) => hasType(claim, 'LearningAchievement')) ?? claims[0] ?? {}
}

function readParts(claim: JsonObject, follow: FollowLink): CredentialContent['parts'] {
  return follow(claim['hasPart']).flatMap((part) => {
    const title = textsByLanguage(part['title'])
    const id = follow(part['identifier']).flatMap((node) => textOf(node['notation']) ?? [])[0] ?? identifierOf(part)
    const [body] = follow(part['awardedBy']).flatMap((process) => follow(process['awardingBody']))
    const awardingBody = body === undefined ? undefined : nameOf(body)
    const credits = [
      ...follow(part['creditReceived']),
      ...follow(part['specifiedBy']).flatMap((node) => follow(node['creditPoint'])),
    ]
    const ects = credits.map((node) => numberOf(node['point'])).find((points) => points !== null)
    if (!hasText(title) || id === null || awardingBody === undefined || ects === undefined || ects === null) return []
    return [{ id, title, awardingBody, ects }]
  })
}

function holderNameOf(person: JsonObject): string | null {
  const parts = ['givenName', 'familyName'].flatMap((member) => anyText(person[member]) ?? [])
  return anyText(person['fullName']) ?? (parts.length === 0 ? null : parts.join(' '))
}

function nameOf(agent: JsonObject): string | undefined {
  return anyText(agent['legalName']) ?? anyText(agent['prefLabel']) ?? anyText(agent['altLabel'])
}

function displayTitleOf(credential: JsonObject, follow: FollowLink) {
  return textsByLanguage(follow(credential['displayParameter'])[0]?.['title'])
}

/** IRI of the first country that an address of these organisations names. */
function countryOf(organisations: readonly JsonObject[], follow: FollowLink): string | null {
  const addresses = organisations
    .flatMap((organisation) => follow(organisation['location']))
    .flatMap((location) => follow(location['address']))
  return (
    addresses
      .flatMap((address) => follow(address['countryCode']))
      .map(identifierOf)
      .find((id) => id !== null) ?? null
  )
}

function toQualityAssurance(assurance: CredentialContent['qualityAssurance'][number]): readonly QualityAssurance[] {
  const { type, body, reference, validUntil } = assurance
  if (type === null) return []
  return [presentOnly({ type, body, reference: reference ?? undefined, validUntil: validUntil ?? undefined })]
}

function firstText(...values: readonly unknown[]): string | null {
  return values.map(textOf).find((text) => text !== null) ?? null
}
