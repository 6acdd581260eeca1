/** Our profile of RFC 9421 against an implementation by others (http-message-signatures on npm), in both directions. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { createSigner, createVerifier, httpbis } from 'http-message-signatures'
import { describe, expect, it } from 'vitest'
import {
  type HttpMessage,
  headersOf,
  signRequest,
  verifyRequest,
} from '../../packages/credentials/src/http-message-signatures/index.ts'
import { createTestSigner, nodeCryptography } from '../node-cryptography.ts'

const pair = generateKeyPairSync('ed25519')
const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const keyId = 'did:web:north.example#node-key-1'
const now = new Date()
const fields = ['@method', '@authority', '@path', '@query', 'content-digest', 'content-type', 'meshe-message-id']
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA'

const requests: readonly (readonly [string, string])[] = [
  ['a plain address', 'https://south.example/federation/messages'],
  ['a query', 'https://south.example/federation/messages?a=1&b=%C3%A9'],
  ['a port', 'https://south.example:8443/federation/messages'],
  ['the root', 'https://south.example/'],
]

const toMessage = (url: URL, headers: Record<string, string>): HttpMessage => ({
  method: 'POST',
  authority: url.host,
  path: url.pathname,
  query: url.search,
  headers: headersOf(Object.entries(headers)),
  body: new TextEncoder().encode('{"a":1}'),
})
const plainHeaders = { 'Content-Type': 'application/json', 'Meshe-Message-Id': '0193a1b2-0000-7000-8000-000000000001' }

describe.each(requests)('a request with %s', (_, address) => {
  const url = new URL(address)

  it('that we sign is accepted by the other implementation', async () => {
    const signer = createTestSigner(pair.privateKey, keyId)
    const message = toMessage(url, plainHeaders)
    const signature = await signRequest(message, { signer, created: now, nonce, cryptography: nodeCryptography })
    const request = { method: 'POST', url: address, headers: { ...message.headers, ...signature } }
    const config = {
      keyLookup: async () => ({ id: keyId, algs: ['ed25519'], verify: createVerifier(pair.publicKey, 'ed25519') }),
      requiredFields: fields,
      requiredParams: ['created', 'expires', 'nonce', 'keyid', 'tag'],
    }
    expect(await httpbis.verifyMessage(config, request)).toBe(true)
    const forged = { ...request, headers: { ...request.headers, 'meshe-message-id': 'another' } }
    expect(await httpbis.verifyMessage(config, forged)).not.toBe(true)
  })

  it('that the other implementation signs is accepted by us', async () => {
    const unsigned = toMessage(url, plainHeaders)
    const digest = await signRequest(unsigned, {
      signer: createTestSigner(createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' })), keyId),
      created: now,
      nonce,
      cryptography: nodeCryptography,
    })
    const request = await httpbis.signMessage(
      {
        key: createSigner(pair.privateKey, 'ed25519', keyId),
        name: 'other',
        fields,
        params: ['keyid', 'created', 'expires', 'nonce', 'tag'],
        paramValues: { created: now, expires: new Date(now.getTime() + 300_000), nonce, tag: 'meshe-fed/1' },
      },
      { method: 'POST', url: address, headers: { ...plainHeaders, 'Content-Digest': digest['content-digest'] } },
    )
    const message = toMessage(url, request.headers as Record<string, string>)
    const expectations = { now, cryptography: nodeCryptography, findKey: async () => publicKey }
    expect((await verifyRequest(message, expectations)).keyId).toBe(keyId)
  })
})
