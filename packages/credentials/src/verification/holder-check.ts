/** Whether the person before us is the one the credential is about. It is shown, and never decides the verdict. */
import { objectsOf, textOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'
import { matchesIdentityHash } from '../open-badges/index.ts'
import { checkOf } from './check.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { Check, CredentialContent } from './verification-report.ts'

export async function checkSamePerson(
  credential: JsonObject,
  content: CredentialContent,
  { presentPerson, now, cryptography }: VerificationEnvironment,
): Promise<Check> {
  const subjects = objectsOf(credential['credentialSubject'])
  const ids = subjects.flatMap((subject) => textOf(subject['id']) ?? [])
  const identities = subjects.flatMap((subject) => objectsOf(subject['identifier']))
  if (presentPerson?.id !== undefined && ids.includes(presentPerson.id))
    return checkOf('holder.key-matches', { at: now })
  for (const identity of identities) {
    if (presentPerson?.email === undefined || identity['identityType'] !== 'emailAddress') continue
    const identityHash = textOf(identity['identityHash']) ?? ''
    const salt = textOf(identity['salt']) ?? ''
    const matches =
      identity['hashed'] === true
        ? await matchesIdentityHash({ identityHash, salt }, presentPerson.email, cryptography)
        : identityHash.toLowerCase() === presentPerson.email.toLowerCase()
    if (matches) return checkOf('holder.email-matches', { at: now })
  }
  const isNamed = ids.length > 0 || identities.length > 0 || content.holderName !== null
  return checkOf(isNamed ? 'holder.unproven' : 'holder.not-named', { at: now })
}
