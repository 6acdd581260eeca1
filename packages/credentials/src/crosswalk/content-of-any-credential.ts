/** What a credential of a kind that nobody here knows says: the few members that every Verifiable Credential has. */
import type { CredentialContent } from '../verification/verification-report.ts'
import { contentOf } from './content-of-draft.ts'
import type { JsonObject } from './encoding.ts'
import { languageMapOf, objectOf, textOf } from './members.ts'

export function contentOfAnyCredential(credential: JsonObject): CredentialContent {
  const issuer = objectOf(credential['issuer'])
  const subject = objectOf(credential['credentialSubject'])
  return {
    ...emptyContent,
    id: textOf(credential['id']),
    title: languageMapOf(credential['name'], 'und'),
    description: languageMapOf(credential['description'], 'und'),
    holderName: Object.values(languageMapOf(subject['name'], 'und'))[0] ?? null,
    awardingBodies: Object.values(languageMapOf(issuer['name'], 'und')).slice(0, 1),
    validFrom: textOf(credential['validFrom']) ?? textOf(credential['issuanceDate']),
    validUntil: textOf(credential['validUntil']) ?? textOf(credential['expirationDate']),
  }
}

export const emptyContent: CredentialContent = {
  ...contentOf(
    {},
    {
      id: null,
      title: {},
      holderName: null,
      awardingBodies: [],
      country: null,
      awardedOn: null,
      validFrom: null,
      validUntil: null,
      grade: null,
      parts: [],
      field: null,
    },
  ),
}
