/** Whether the person before us is the one the credential is about. It is shown, and never decides the verdict. */
import { objectsOf, textOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'
import { type KnownIdentity, matchesIdentity, readIdentities } from '../open-badges/index.ts'
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
  const identities = subjects.flatMap(readIdentities)
  if (presentPerson?.id !== undefined && ids.includes(presentPerson.id))
    return checkOf('holder.key-matches', { at: now })
  const { email } = presentPerson ?? {}
  const proven: readonly KnownIdentity[] = [
    ...(email === undefined ? [] : [{ type: 'emailAddress', value: email } as const]),
    ...(presentPerson?.identities ?? []),
  ]
  for (const known of proven) {
    for (const identity of identities) {
      if (!(await matchesIdentity(identity, known, cryptography))) continue
      return checkOf(known.type === 'emailAddress' ? 'holder.email-matches' : 'holder.identity-matches', { at: now })
    }
  }
  const isNamed =
    ids.length > 0 || subjects.some(({ identifier }) => objectsOf(identifier).length > 0) || content.holderName !== null
  return checkOf(isNamed ? 'holder.unproven' : 'holder.not-named', { at: now })
}
