/** What a credential that somebody else composed must be before anybody here signs it. */
import { MesheError } from '@meshe/credentials'
import { checkCredentialShape } from '@meshe/credentials/data-model'
import { asList, isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { readStatusEntry } from '@meshe/credentials/status'

/** What the node itself makes, each by its own rules and rights. */
const reservedTypes = ['BitstringStatusListCredential', 'RecognitionDecisionCredential']

/**
 * The credential with its issuer, who is filled in where nobody is named.
 *
 * @param did who is going to sign
 * @throws MesheError `credential.proof-present`, `credential.issuer-mismatch`, `credential.malformed` (facts: fault, path),
 *   `credential.valid-until-before-valid-from`, `permission.denied`, `status.malformed`
 */
export function checkComposed(credential: JsonObject, did: string): JsonObject {
  if (credential['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential has a proof already.')
  }
  const draft = credential['issuer'] === undefined ? { ...credential, issuer: did } : credential
  const [fault] = checkCredentialShape(draft)
  if (fault?.code === 'shape.valid-until-before-valid-from') {
    throw new MesheError('credential.valid-until-before-valid-from', 'The credential would end before it starts.')
  }
  if (fault !== undefined) {
    throw new MesheError('credential.malformed', fault.message, { fault: fault.code, path: fault.path })
  }
  const issuer = draft['issuer']
  const named = isJsonObject(issuer) ? issuer['id'] : issuer
  if (named !== did) {
    throw new MesheError('credential.issuer-mismatch', 'The issuer of the credential is not the one who signs here.')
  }
  if (asList(draft['type']).some((type) => reservedTypes.includes(String(type)))) {
    throw new MesheError('permission.denied', 'Credentials of this type are made by the node itself.')
  }
  checkStatusEntries(draft)
  return draft
}

/** Other kinds of status are their makers' business (Bitstring Status List 1.0, section 3: a malformed value is an error). */
function checkStatusEntries({ credentialStatus }: JsonObject): void {
  for (const entry of asList(credentialStatus)) {
    if (isJsonObject(entry) && asList(entry['type']).includes('BitstringStatusListEntry')) readStatusEntry(entry)
  }
}
