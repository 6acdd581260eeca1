/**
 * Finds what is signed but not to be seen: a limit or a status that was moved out of its member without breaking the seal.
 *
 * @module
 */
import { listOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'
import { canonicalize } from '../json-ld/index.ts'

const vocabulary = 'https://www.w3.org/2018/credentials#'

/** Members that decide about a credential; each is the same term in the data models 1.1 and 2.0. */
const decisiveMembers = [
  'issuer',
  'credentialSubject',
  'credentialStatus',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
]

/** Stands in for the identifier of a credential that has none. */
const root = 'urn:meshe:credential-without-id'

/**
 * The first decisive member of which the signed statements hold more values than the JSON shows, or null.
 *
 * @throws MesheError as `canonicalize` does
 */
export async function lookHiddenMember(credential: JsonObject): Promise<string | null> {
  const { proof: _, ...unsecured } = credential
  const id = typeof unsecured['id'] === 'string' ? unsecured['id'] : root
  const statements = (await canonicalize({ ...unsecured, id })).split('\n')
  const isHidden = (member: string) => {
    const start = `<${id}> <${vocabulary}${member}> `
    const signed = statements.filter((statement) => statement.startsWith(start)).length
    return signed > listOf(unsecured[member]).length
  }
  return decisiveMembers.find(isHidden) ?? null
}
