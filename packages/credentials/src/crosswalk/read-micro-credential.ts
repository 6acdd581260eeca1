/**
 * Turns a credential or sample of another system into a description that a university can complete.
 *
 * @module
 */

import { credentialsIn } from '../clr/index.ts'
import { openSealedPayload, readAwardingCountry, readEuropeanDigitalCredential } from '../elm/index.ts'
import { MesheError } from '../meshe-error.ts'
import {
  type AnnexOneElementId,
  annexOneElements,
  type LanguageMap,
  type MicroCredentialDraft,
  missingMandatoryElements,
} from '../micro-credential/index.ts'
import { readAchievementCredential, readCountry } from '../open-badges/index.ts'
import { toThirdVersion } from '../open-badges-2/index.ts'
import type { CredentialContent, CredentialFormat } from '../verification/verification-report.ts'
import { detectFormat, isSealed } from './detect-format.ts'
import type { JsonObject } from './encoding.ts'
import { isJsonObject, languageMapOf, objectOf, textOf } from './members.ts'

export interface ReadMicroCredential {
  readonly format: CredentialFormat
  readonly draft: MicroCredentialDraft
  /** Mandatory elements of Annex I that the description or the university still owes; the person and the date come later. */
  readonly missing: readonly AnnexOneElementId[]
  readonly institution: { readonly legalName: LanguageMap; readonly country?: string } | null
}

/**
 * Reads an Open Badge (3.0 or 2.0) or a European Digital Credential, bare, alone in a learner record, under a Data Integrity proof, or sealed, also when it is
 * wrapped in a member `credential` or `verifiableCredential`. Seals are not checked: the person who imports answers for it.
 *
 * @throws MesheError `credential.unknown-format` for anything else; `credential.malformed` and the `json.*` codes for an
 *   envelope or credential that cannot be opened
 */
export function readMicroCredential(input: JsonObject): ReadMicroCredential {
  const credential = unwrap(input)
  const format = detectFormat(credential)
  switch (format) {
    case 'open-badges-2.0':
      return { ...readMicroCredential(toThirdVersion(credential)), format }
    case 'open-badges-3.0': {
      const { draft, content } = readAchievementCredential(credential)
      return result({
        format,
        draft,
        content,
        country: readCountry(credential),
        issuer: issuerName(credential, 'name'),
      })
    }
    case 'european-digital-credential': {
      const { draft, content } = readEuropeanDigitalCredential(credential)
      const country = readAwardingCountry(credential)
      return result({ format, draft, content, country, issuer: issuerName(credential, 'legalName') })
    }
    default:
      throw new MesheError(
        'credential.unknown-format',
        'This is neither an Open Badge nor a European Digital Credential.',
        {
          format,
        },
      )
  }
}

function unwrap(input: JsonObject): JsonObject {
  if (isSealed(input)) return openSealedPayload(JSON.stringify(input)).credential
  const format = detectFormat(input)
  const [only, ...others] = format === 'clr-2.0' ? credentialsIn(input) : []
  if (only !== undefined && others.length === 0) return unwrap(only)
  if (format !== 'unknown') return input
  const inner = input['credential'] ?? input['verifiableCredential']
  return isJsonObject(inner) ? unwrap(inner) : input
}

interface ReadSoFar {
  readonly format: CredentialFormat
  readonly draft: MicroCredentialDraft
  readonly content: CredentialContent
  readonly country: string | null
  readonly issuer: LanguageMap
}

function result({ format, draft, content, country, issuer }: ReadSoFar): ReadMicroCredential {
  const body = content.awardingBodies[0]
  const sameBody = Object.values(issuer).includes(body ?? '')
  const legalName = body === undefined || sameBody ? issuer : { und: body }
  const owed = new Set<AnnexOneElementId>(missingMandatoryElements(draft))
  if (body === undefined) owed.add('awarding-body')
  if (country === null) owed.add('country')
  return {
    format,
    draft,
    missing: annexOneElements.map((element) => element.id).filter((id) => owed.has(id)),
    institution: Object.keys(legalName).length === 0 ? null : { legalName, ...(country === null ? {} : { country }) },
  }
}

function issuerName(credential: JsonObject, member: string): LanguageMap {
  const achievement = objectOf(objectOf(credential['credentialSubject'])['achievement'])
  return languageMapOf(objectOf(credential['issuer'])[member], textOf(achievement['inLanguage']) ?? 'und')
}
