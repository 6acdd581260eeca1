/**
 * The award that a document of a format tells of, member by member: what a conversion into another format starts from.
 * Read from the documents of MESHE and, as far as they say the same things in the same places, from those of others.
 *
 * @module
 */

import { readAwardingCountry, readEuropeanDigitalCredential, readHolder } from '../elm/index.ts'
import { linksOf } from '../elm/linked-nodes.ts'
import { textsByLanguage } from '../elm/read-concepts.ts'
import { MesheError } from '../meshe-error.ts'
import type { MicroCredentialDraft } from '../micro-credential/index.ts'
import { readAchievementCredential, readCountry } from '../open-badges/index.ts'
import { microCredentialType, readMicroCredentialClaims } from '../sd-jwt-vc/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'
import { type AwardMembers, soundMembers } from './award-members.ts'
import { detectFormat } from './detect-format.ts'
import type { JsonObject } from './encoding.ts'
import { hasText, identifierOf, languageMapOf, objectOf, objectsOf, textOf } from './members.ts'

/**
 * @param document an unsecured European Digital Credential or Open Badge, or the claims of a micro-credential of the
 *   network as a verified SD-JWT VC gives them. Nothing is proven here
 * @throws MesheError `credential.unknown-format` for anything else; as the reader of the format does
 */
export function readAwardMembers(document: JsonObject): AwardMembers {
  switch (detectFormat(document)) {
    case 'european-digital-credential':
      return ofEuropeanCredential(document)
    case 'open-badges-3.0':
      return ofBadge(document)
    case 'sd-jwt-vc':
      if (document['vct'] === microCredentialType) return ofClaims(document)
      break
    default:
  }
  throw new MesheError('credential.unknown-format', 'No award can be read from this.')
}

interface Told {
  readonly content: CredentialContent
  readonly draft: MicroCredentialDraft
}

function ofEuropeanCredential(credential: JsonObject): AwardMembers {
  const { content, draft } = readEuropeanDigitalCredential(credential)
  const person = readHolder(credential)
  const [institution = {}] = linksOf(credential)(credential['issuer'])
  const contact = objectOf(objectOf(institution['contactPoint'])['emailAddress'])
  return told(
    { content, draft },
    {
      id: content.id?.replace('urn:credential:', 'urn:uuid:'),
      // A person without an identifier of her own has one of the credential.
      'learner.id': content.id !== null && person.id?.startsWith(`${content.id}#`) ? null : person.id,
      'learner.givenName': person.givenName,
      'learner.familyName': person.familyName,
      'learner.dateOfBirth': person.dateOfBirth,
      'institution.id': identifierOf(institution),
      'institution.legalName': textsByLanguage(institution['legalName']),
      'institution.country': readAwardingCountry(credential),
      'institution.homepage': textOf(objectOf(institution['homepage'])['contentURL']),
      'institution.email': mailOf(identifierOf(contact)),
      'institution.legalIdentifier': textOf(objectOf(institution['eIDASIdentifier'])['notation']),
    },
  )
}

function ofBadge(badge: JsonObject): AwardMembers {
  const { content, draft } = readAchievementCredential(badge)
  const issuer = objectOf(badge['issuer'])
  const language = Object.keys(draft.title ?? {})[0] ?? 'und'
  const legal = objectsOf(issuer['otherIdentifier']).find((one) => one['identifierType'] === 'ext:eIDASIdentifier')
  return told(
    { content, draft },
    {
      'learner.id': textOf(objectOf(badge['credentialSubject'])['id']),
      'institution.id': identifierOf(badge['issuer']),
      'institution.legalName': languageMapOf(issuer['name'], language),
      'institution.country': readCountry(badge),
      'institution.homepage': textOf(issuer['url']),
      'institution.email': textOf(issuer['email']),
      'institution.legalIdentifier': textOf(legal?.['identifier']),
    },
  )
}

function ofClaims(claims: JsonObject): AwardMembers {
  const { content, draft } = readMicroCredentialClaims(claims)
  const body = objectOf(claims['awarding_body'])
  return told(
    { content, draft },
    {
      id: content.id,
      'learner.id': textOf(claims['sub']),
      'learner.givenName': textOf(claims['given_name']),
      'learner.familyName': textOf(claims['family_name']),
      'learner.dateOfBirth': textOf(claims['birthdate']),
      'institution.id': textOf(claims['iss']),
      'institution.legalName': languageMapOf(body['name'], 'und'),
      'institution.country': textOf(body['country']),
      'institution.homepage': textOf(body['homepage']),
      'institution.email': textOf(body['email']),
      'institution.legalIdentifier': textOf(body['legal_identifier']),
    },
  )
}

/** What every format tells in the same shape, beside what each tells in its own. */
function told({ content, draft }: Told, own: Readonly<Record<string, unknown>>): AwardMembers {
  const described = Object.fromEntries(
    Object.entries(draft).map(([member, value]) => [`microCredential.${member}`, value]),
  )
  const members = {
    ...described,
    ...own,
    awardedOn: instantOf(content.awardedOn),
    validFrom: instantOf(content.validFrom),
    validUntil: instantOf(content.validUntil),
    grade: content.grade,
    parts: content.parts.length === 0 ? null : content.parts,
  }
  const present = Object.entries(members).filter(([, value]) => value !== null && value !== undefined)
  const said = present.filter(([path, value]) => path !== 'institution.legalName' || hasText(value as never))
  return soundMembers(JSON.parse(JSON.stringify(Object.fromEntries(said))) as AwardMembers)
}

function instantOf(moment: string | null): string | null {
  return moment === null || Number.isNaN(Date.parse(moment)) ? null : new Date(moment).toISOString()
}

/** A mail address from its IRI; null for what is none. */
function mailOf(iri: string | null): string | null {
  if (iri === null || !iri.startsWith('mailto:')) return null
  try {
    return decodeURIComponent(iri.slice('mailto:'.length))
  } catch {
    return null
  }
}
