import { verificationApi } from '@meshe/domain/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { verifyDocument } from './verification-service.ts'

const unsealed = {
  id: 'urn:uuid:0193a1b2-0000-7000-8000-000000000042',
  type: ['VerifiableCredential'],
  issuer: 'did:web:evil.example',
  credentialSubject: { id: 'did:example:1' },
  credentialStatus: { type: 'BitstringStatusListEntry', statusListCredential: 'https://evil.example/status' },
}
let node: TestNode
let asked: string[] = []
beforeAll(async () => {
  node = await createTestNode({
    wrapOutbound: (outbound) => async (url, request) => {
      asked.push(url)
      return outbound(url, request)
    },
  })
})
afterAll(() => node.close())

describe('whatever is handed in', () => {
  const inputs: readonly (string | object)[] = [
    '',
    ' ',
    'null',
    '{}',
    '[]',
    '"text"',
    '{"@context":"https://www.w3.org/ns/credentials/v2"}',
    '{"__proto__":{}}',
    '\u0000',
    '\ud800',
    '['.repeat(10_000),
    `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    'x'.repeat(1_000_000),
    {},
    [],
    { type: 'VerifiableCredential' },
    { toJSON: () => 7 },
    { '@context': ['https://evil.example/context'], type: ['VerifiableCredential'], issuer: 'did:web:127.0.0.1' },
    Object.create(null),
  ]

  it.each(inputs.map((input, index) => [index, input] as const))('(%s) gives a report', async (_, input) => {
    const report = await verifyDocument(node.context, input)
    expect([report.verified, report.checks.length]).toEqual([false, 6])
  })

  it('asks nobody in a context that is not bundled, nor at an address inside', async () => {
    asked = []
    const inside = {
      ...unsealed,
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/c'],
    }
    expect((await verifyDocument(node.context, inside)).verified).toBe(false)
    expect(asked.filter((url) => url.includes('evil'))).toEqual([])
  })
})

describe('a request to check', () => {
  it.each([
    [{}],
    [{ url: 'ftp://files.example/a' }],
    [{ url: 'nothing' }],
    [{ document: '' }],
    [{ document: 7 }],
    [{ document: [] }],
    [{ document: {}, url: 'https://files.example' }],
    [null],
  ])('must hold a document or an address: %j is refused', async (body) => {
    const answer = await node.call(verificationApi.verify, { body: body as never })
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      400,
      'urn:meshe:error:request.invalid',
    ])
  })

  it.each([[{}], [{ verifiableCredential: 'text' }], [{ verifiableCredential: [] }], [null]])(
    'of the VC-API must hold a credential: %j is refused',
    async (body) => {
      const answer = await node.call(verificationApi.verifyCredential, { body: body as never })
      expect(answer.status).toBe(400)
    },
  )
})
