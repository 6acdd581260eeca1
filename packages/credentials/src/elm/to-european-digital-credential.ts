/**
 * An award as a European Digital Credential: ELM 3.2 in a Verifiable Credential 1.1, the only data model that this
 * vocabulary can be written in. Valid against `edc-generic-full` before it is secured.
 *
 * @module
 */
import type { Encoding, JsonObject } from '../crosswalk/encoding.ts'
import type { Award } from '../micro-credential/index.ts'
import { statusEntryOf } from '../status/status-entry.ts'
import { genericCredentialProfile } from '../vocabulary/index.ts'
import { toConceptNode } from './concept-node.ts'
import { elmContextUrl } from './context.ts'
import { toDisplayParameter } from './display-parameter.ts'
import { findLosses } from './find-losses.ts'
import { toLearningAchievementNode } from './learning-achievement-nodes.ts'
import { credentialIdOf, isAbsoluteIri, nodeIdOf } from './node-ids.ts'
import { nameLanguageOf, toInstitutionNode } from './organisation-nodes.ts'
import { startOfDay, toDateTime } from './time-values.ts'

/** In this order; the last one gives `BitstringStatusListEntry` its meaning, which VC 1.1 does not know. */
export const europeanDigitalCredentialContexts = [
  'https://www.w3.org/2018/credentials/v1',
  elmContextUrl,
  'https://w3id.org/security/data-integrity/v2',
  'https://www.w3.org/ns/credentials/status/v1',
] as const

export const edcGenericFullSchemaId = 'http://data.europa.eu/snb/model/ap/edc-generic-full'

/**
 * The unsecured credential and what it could not say. Its identifiers follow from the award's, so the same award gives the
 * same credential. Throws `vocabulary.unknown-code` for a country, field or level outside the European lists.
 */
export function toEuropeanDigitalCredential(award: Award): Encoding {
  const validFrom = toDateTime(award.validFrom)
  const credential = {
    '@context': europeanDigitalCredentialContexts,
    id: credentialIdOf(award),
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialProfiles: toConceptNode(genericCredentialProfile),
    credentialSchema: { id: edcGenericFullSchemaId, type: 'ShaclValidator2017' },
    displayParameter: toDisplayParameter(award),
    issuer: toInstitutionNode(award),
    issued: toDateTime(award.awardedOn),
    issuanceDate: validFrom,
    validFrom,
    ...(award.validUntil === undefined
      ? {}
      : { expirationDate: toDateTime(award.validUntil), validUntil: toDateTime(award.validUntil) }),
    credentialSubject: toPersonNode(award),
    ...(award.status && { credentialStatus: toStatusNode(award.status) }),
  }
  return { format: 'european-digital-credential', credential, losses: findLosses(award) }
}

function toPersonNode(award: Award): JsonObject {
  const { learner } = award
  const language = nameLanguageOf(award)
  return {
    id: learner.id !== undefined && isAbsoluteIri(learner.id) ? learner.id : nodeIdOf(award, 'person'),
    type: 'Person',
    givenName: { [language]: learner.givenName },
    familyName: { [language]: learner.familyName },
    fullName: { [language]: `${learner.givenName} ${learner.familyName}` },
    ...(learner.dateOfBirth === undefined ? {} : { dateOfBirth: startOfDay(learner.dateOfBirth) }),
    hasClaim: toLearningAchievementNode(award),
  }
}

/**
 * The model wants a `CredentialStatus` with an identifier, the status list its own type: the node has both. Throws
 * `status.range` for an index that is no natural number.
 */
function toStatusNode(status: NonNullable<Award['status']>): JsonObject {
  const entry = statusEntryOf({ ...status.europeanDigitalCredential, statusPurpose: 'revocation' })
  return { ...entry, type: ['BitstringStatusListEntry', 'CredentialStatus'] }
}
