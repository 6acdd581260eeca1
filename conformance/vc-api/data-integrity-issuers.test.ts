/** What the suites of Data Integrity (EdDSA, ECDSA, and what both share) ask of an issuer, asked of a started node over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookDateTimeStamp } from '../../packages/credentials/src/data-model/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { decodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { type PracticeIssuerName, practiceIssuerKindOf } from '../../packages/domain/src/practice/index.ts'
import { credential, failureOf, issue, issuerPath, refusalOf, v2, verify } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

const integrityIssuers = [
  'eddsa-rdfc-2022',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019',
  'ecdsa-rdfc-2019-p384',
  'ecdsa-jcs-2019',
  'ecdsa-jcs-2019-p384',
] as const satisfies readonly PracticeIssuerName[]

const base58 = /^z[1-9A-HJ-NP-Za-km-z]+$/
const signatureLengths = { Ed25519: 64, 'P-256': 64, 'P-384': 96 } as const

describe.each(integrityIssuers)('the issuer %s', (name) => {
  const { keyType, securing } = practiceIssuerKindOf(name)

  it('expresses its proof as the norm has it', async () => {
    const id = `urn:uuid:${crypto.randomUUID()}`
    const issued = await issue(node, name, { credential: { ...credential, id }, options: {} })
    const { proof, ...document } = issued as { readonly proof: JsonObject }
    expect(document).toMatchObject({ ...credential, id })
    expect(proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: securing, proofPurpose: 'assertionMethod' })
    expect(lookDateTimeStamp(proof['created'])).not.toBeNull()
    expect(proof['proofValue']).toMatch(base58)
    expect(decodeMultibase(String(proof['proofValue']))).toHaveLength(signatureLengths[keyType])
    const [did = '', multikey = ''] = String(proof['verificationMethod']).split('#')
    expect(did).toBe(`did:key:${multikey}`)
    expect(multikey).toMatch(base58)
    expect((issued as JsonObject)['issuer']).toBe(did)
  })

  it.each([
    ['asked for the proof', { checks: ['proof'] }],
    ['asked for proof, status and dates', { checks: ['proof', 'credentialStatus', 'validity'] }],
    ['asked for nothing by name', {}],
    ['asked with members that nobody here knows', { checks: ['proof'], documentLoader: 'x', returnResults: true }],
  ])('issues what verifies when %s, and is still known to practise', async (_, options) => {
    const { status, body } = await verify(node, await issue(node, name), options)
    expect([status, body['verified']]).toEqual([200, true])
    expect(body['report']).toMatchObject({ verdict: 'practice', verified: false })
  })

  it('is not confirmed as an issuer', async () => {
    expect(failureOf(await verify(node, await issue(node, name), { checks: ['proof', 'issuer'] }))).toEqual([
      400,
      'issuer.practice',
    ])
  })

  it('takes the issuer as the suite writes it: as text, and as an object', async () => {
    const id = (await issue(node, name))['issuer']
    for (const issuer of [id, { id, name: 'Practice University (demo)' }] as JsonObject[]) {
      const issued = await issue(node, name, { credential: { ...credential, issuer } })
      expect(issued['issuer']).toEqual(issuer)
      expect((await verify(node, issued)).status).toBe(200)
    }
  })

  it('secures a credential of the data model 1.1 too, with or without the words of the proof', async () => {
    const older = {
      ...credential,
      issuanceDate: '2026-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:alice' },
    }
    const v1 = 'https://www.w3.org/2018/credentials/v1'
    const words = 'https://w3id.org/security/data-integrity/v2'
    for (const context of [[v1], [v1, words]]) {
      const issued = await issue(node, name, { credential: { ...older, '@context': context } })
      expect(issued['@context']).toEqual([v1, words])
      expect((await verify(node, issued)).status).toBe(200)
    }
  })

  it.each<readonly [string, JsonObject, string]>([
    [
      'a term without meaning',
      { '@context': [v2], credentialSubject: { id: 'did:example:a', undefinedTerm: 'x' } },
      'credential.undefined-term',
    ],
    [
      'a type without meaning',
      { '@context': [v2], type: ['VerifiableCredential', 'UndefinedType'] },
      'credential.undefined-term',
    ],
    ['a context that nobody knows', { '@context': [v2, 'https://unknown.example/v1'] }, 'credential.context-unknown'],
    [
      'another issuer',
      { issuer: 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi' },
      'credential.issuer-mismatch',
    ],
    ['a proof that is there already', { proof: { type: 'DataIntegrityProof' } }, 'credential.proof-present'],
  ])('refuses %s', async (_, more, code) => {
    expect(refusalOf(await node.post(issuerPath(name), { credential: { ...credential, ...more } }))).toEqual([
      400,
      code,
    ])
  })
})

it('issues at the root with eddsa-rdfc-2022', async () => {
  const { status, body } = await node.post('/credentials/issue', { credential, options: {} })
  expect(status).toBe(201)
  expect(body).toMatchObject({ verifiableCredential: { proof: { cryptosuite: 'eddsa-rdfc-2022' } } })
})

it('has the same issuers after it was started again', async () => {
  const before = await node.get('/practice-issuers')
  const issued = await issue(node, 'ecdsa-rdfc-2019-p384')
  await node.restart()
  expect(await node.get('/practice-issuers')).toEqual(before)
  expect((await verify(node, issued)).body['report']).toMatchObject({ verdict: 'practice' })
})
