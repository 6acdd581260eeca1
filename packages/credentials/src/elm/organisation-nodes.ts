/**
 * The university, the bodies that award with it and those that assure its quality.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import type { Award, QualityAssurance } from '../micro-credential/index.ts'
import { qualityAssuranceTypeScheme } from '../vocabulary/index.ts'
import { toConceptNode, toCountryNode } from './concept-node.ts'
import { nodeIdOf } from './node-ids.ts'
import { endOfDay } from './time-values.ts'

/** The issuer, as both `issuer` and awarding body. Throws `vocabulary.unknown-code` for a country not in the table. */
export function toInstitutionNode(award: Award): JsonObject {
  const { institution } = award
  return {
    id: institution.id,
    type: 'Organisation',
    legalName: institution.legalName,
    eIDASIdentifier: {
      id: nodeIdOf(award, 'legal-identifier'),
      type: 'LegalIdentifier',
      notation: institution.legalIdentifier,
      spatial: toCountryNode(institution.country),
    },
    location: toLocationNode(award, 'institution'),
    ...(institution.homepage === undefined
      ? {}
      : { homepage: toWebResourceNode(award, 'institution-homepage', institution.homepage) }),
    ...(institution.email === undefined
      ? {}
      : {
          contactPoint: {
            id: nodeIdOf(award, 'contact-point'),
            type: 'ContactPoint',
            emailAddress: { id: toMailto(institution.email), type: 'Mailbox' },
          },
        }),
  }
}

/** Who awarded, and when. Bodies known by name only are agents: an organisation would need an address. */
export function toAwardingProcessNode(award: Award, awardingDate: string): JsonObject {
  const joint = (award.microCredential.jointAwardingBodies ?? []).map((name, index) =>
    toNamedAgentNode(award, `awarding-body-${index + 1}`, name),
  )
  const institution = toInstitutionNode(award)
  return {
    id: nodeIdOf(award, 'awarding-process'),
    type: 'AwardingProcess',
    awardingBody: joint.length === 0 ? institution : [institution, ...joint],
    awardingDate,
  }
}

export function toNamedAgentNode(award: Award, part: string, name: string): JsonObject {
  return { id: nodeIdOf(award, part), type: 'Agent', prefLabel: { [nameLanguageOf(award)]: name } }
}

/**
 * One accreditation. The profile demands an address of the assuring body, which the record does not have: the country of
 * the university stands there, and the location says so.
 */
export function toAccreditationNode(award: Award, assurance: QualityAssurance, index: number): JsonObject {
  const part = `accreditation-${index + 1}`
  const concept = qualityAssuranceTypeScheme.concepts[assurance.type]
  return {
    id: nodeIdOf(award, part),
    type: 'Accreditation',
    title: { en: concept.label },
    dcType: toConceptNode({ ...concept, scheme: qualityAssuranceTypeScheme.id }),
    accreditingAgent: {
      id: nodeIdOf(award, `${part}-agent`),
      type: 'Organisation',
      legalName: { [nameLanguageOf(award)]: assurance.body },
      location: {
        ...toLocationNode(award, `${part}-agent`),
        description: { en: 'Country of the awarding university; where this body has its seat is not recorded.' },
      },
    },
    ...(assurance.reference === undefined
      ? {}
      : { report: toWebResourceNode(award, `${part}-report`, assurance.reference) }),
    ...(assurance.validUntil === undefined ? {} : { expiryDate: endOfDay(assurance.validUntil) }),
  }
}

export function toWebResourceNode(award: Award, part: string, contentURL: string): JsonObject {
  return { id: nodeIdOf(award, part), type: 'WebResource', contentURL }
}

/** Names have no language of their own: they take the one in which the micro-credential is titled first. */
export function nameLanguageOf(award: Award): string {
  return Object.keys(award.microCredential.title)[0] ?? 'en'
}

function toLocationNode(award: Award, part: string): JsonObject {
  return {
    id: nodeIdOf(award, `${part}-location`),
    type: 'Location',
    address: {
      id: nodeIdOf(award, `${part}-address`),
      type: 'Address',
      countryCode: toCountryNode(award.institution.country),
    },
  }
}

function toMailto(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`
}
