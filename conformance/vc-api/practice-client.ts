/** What a test suite does with a node: issue, prove, derive, verify, and read what it is refused with. */
import { asList, isJsonObject, type JsonObject } from '../../packages/credentials/src/json/index.ts'
import type { PracticeIssuerName } from '../../packages/domain/src/practice/index.ts'
import type { Answer, StartedNode } from './started-node.ts'

export const v2 = 'https://www.w3.org/ns/credentials/v2'
export const examples = 'https://www.w3.org/ns/credentials/examples/v2'

/** The least that a credential says. */
export const credential: JsonObject = {
  '@context': [v2, examples],
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:alice', name: 'Alice' },
}

export const issuerPath = (name: PracticeIssuerName) => `/practice-issuers/${name}/credentials/issue`

/** @throws Error where it is not issued */
export async function issue(
  node: StartedNode,
  name: PracticeIssuerName,
  more: { readonly credential?: JsonObject; readonly options?: object } = {},
): Promise<JsonObject> {
  const answer = await node.post(issuerPath(name), { credential, ...more })
  return memberOf(answer, 201, 'verifiableCredential')
}

/** @throws Error where it is not proven */
export async function prove(
  node: StartedNode,
  name: PracticeIssuerName,
  body: { readonly presentation: JsonObject; readonly options?: object },
): Promise<JsonObject> {
  const answer = await node.post(`/practice-issuers/${name}/presentations/prove`, body)
  return memberOf(answer, 201, 'verifiablePresentation')
}

export async function derive(node: StartedNode, whole: JsonObject, selectivePointers: readonly string[]) {
  const answer = await node.post('/credentials/derive', { verifiableCredential: whole, options: { selectivePointers } })
  return memberOf(answer, 201, 'verifiableCredential')
}

function memberOf({ status, body }: Answer, expected: number, member: string): JsonObject {
  const value = body[member]
  if (status !== expected || !isJsonObject(value)) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return value
}

/** Suites ask for the proof. */
export const verify = (node: StartedNode, verifiableCredential: unknown, options: object = { checks: ['proof'] }) =>
  node.post('/credentials/verify', { verifiableCredential, options })

export const verifyPresentation = (
  node: StartedNode,
  verifiablePresentation: unknown,
  options: object = { checks: [] },
) => node.post('/presentations/verify', { verifiablePresentation, options })

/** Status and code of a refusal. */
export function refusalOf({ status, body }: Answer): readonly [number, string] {
  return [status, String(body['type']).replace('urn:meshe:error:', '')]
}

/** Status, and the reason of the first check that did not pass. */
export function failureOf({ status, body }: Answer): readonly [number, string] {
  const report = isJsonObject(body['report']) ? body['report'] : {}
  const broken = asList(report['checks'])
    .filter(isJsonObject)
    .find(({ result }) => result !== 'passed')
  return [status, String(broken?.['reason'])]
}
