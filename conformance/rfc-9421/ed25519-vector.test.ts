/** RFC 9421, appendix B.2.6: "Signing a Request Using Ed25519". */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  contentDigestOf,
  type HttpMessage,
  parseSignatureInput,
  parseSignatures,
  serializeSignatureInput,
  signatureBase,
} from '../../packages/credentials/src/http-message-signatures/index.ts'
import { createTestSigner, nodeCryptography } from '../node-cryptography.ts'

/** `test-key-ed25519` of appendix B.1.4. */
const privateKey = createPrivateKey(
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n',
)
const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32))
const input =
  'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"'
const signature = 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:'
const request: HttpMessage = {
  method: 'POST',
  authority: 'example.com',
  path: '/foo',
  query: '?param=Value&Pet=dog',
  headers: {
    host: 'example.com',
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
    'signature-input': input,
    signature,
  },
  body: Buffer.from('{"hello": "world"}'),
}
const expectedBase = [
  '"date": Tue, 20 Apr 2021 02:07:55 GMT',
  '"@method": POST',
  '"@path": /foo',
  '"@authority": example.com',
  '"content-type": application/json',
  '"content-length": 18',
  '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
].join('\n')

describe('RFC 9421, appendix B.2.6', () => {
  const parsed = parseSignatureInput(input).get('sig-b26')!

  it('reads the signature input and writes it back word for word', () => {
    expect(`sig-b26=${serializeSignatureInput(parsed)}`).toBe(input)
    expect(parsed.parameters).toEqual([
      ['created', 1618884473],
      ['keyid', 'test-key-ed25519'],
    ])
  })

  it('makes the signature base of the RFC', () => {
    expect(signatureBase(request, parsed.components, serializeSignatureInput(parsed))).toBe(expectedBase)
  })

  it('verifies the signature of the RFC', async () => {
    const message = Buffer.from(expectedBase)
    const bytes = parseSignatures(signature).get('sig-b26')!
    expect(await nodeCryptography.verifyEd25519({ publicKey, message, signature: bytes })).toBe(true)
    message[0]! ^= 1
    expect(await nodeCryptography.verifyEd25519({ publicKey, message, signature: bytes })).toBe(false)
  })

  it('makes the signature of the RFC', async () => {
    const base = signatureBase(request, parsed.components, serializeSignatureInput(parsed))
    const made = await createTestSigner(privateKey, 'test-key-ed25519').sign(Buffer.from(base))
    expect(`sig-b26=:${Buffer.from(made).toString('base64')}:`).toBe(signature)
  })
})

describe('RFC 9530', () => {
  it('has the digest of its appendix B', async () => {
    expect(await contentDigestOf(Buffer.from('{"hello": "world"}\n'), nodeCryptography)).toBe(
      'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
    )
    expect(await contentDigestOf(Buffer.from('{"hello": "world"}'), nodeCryptography)).toBe(
      'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    )
  })
})
