/** Messages with one signature: the example of the norm, each algorithm, and each way to attack one (RFC 9052, 9053). */
import { encodeCbor } from '@meshe/credentials/cbor'
import {
  type CoseHeaderMap,
  decodeCoseSign1,
  signCoseSign1,
  type VerifyCoseSettings,
  verifyCoseSign1,
  writeCwtClaims,
} from '@meshe/credentials/cose'
import { signatureAlgorithms } from '@meshe/credentials/jose'
import { decodeHex } from '@meshe/credentials/multiformats'
import { describe, expect, it } from 'vitest'
import { createTestKey, createTestKeyPair, nodeCryptography as cryptography } from '../node-cryptography.ts'

type Value = Parameters<typeof encodeCbor>[0]
const content = new TextEncoder().encode('This is the content.')
const key = createTestKey(new Uint8Array(32).fill(4))
const trusted = { key: { algorithm: 'Ed25519', publicKey: key.publicKey }, keyId: null, algorithm: null } as const
const settings: VerifyCoseSettings = { cryptography, algorithms: signatureAlgorithms, findKey: () => trusted }
const header = (...entries: readonly (readonly [number | string, Value])[]) => new Map(entries) as CoseHeaderMap
const sign = (signed: CoseHeaderMap = header()) => signCoseSign1(content, { signer: key.signer, header: signed })
const verify = (message: Uint8Array, more: Partial<VerifyCoseSettings> = {}) =>
  verifyCoseSign1(message, { ...settings, ...more })

/** A message of any parts: signed for real where nothing else is said. */
async function compose(parts: {
  readonly signed?: Value
  readonly signedBytes?: Value
  readonly open?: Value
  readonly payload?: Value
  readonly tag?: number | null
  readonly signature?: Value
}): Promise<Uint8Array> {
  const signedBytes = parts.signedBytes ?? encodeCbor(parts.signed ?? header([1, -8]))
  const toBeSigned = encodeCbor(['Signature1', signedBytes, new Uint8Array(), content])
  const signature = parts.signature ?? (await key.signer.sign(toBeSigned))
  const value = [signedBytes, parts.open ?? new Map(), parts.payload === undefined ? content : parts.payload, signature]
  return encodeCbor(parts.tag === null ? value : { tag: parts.tag ?? 18, value })
}

describe('the example of RFC 9052, appendix C.2.1', () => {
  const message = decodeHex(
    'd28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36',
  )
  const publicKey = decodeHex(
    '04bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e',
  )
  const findKey = () => ({ key: { algorithm: 'P-256' as const, publicKey }, keyId: null, algorithm: null })

  it('verifies', async () => {
    const verified = await verify(message, { findKey })
    expect(new TextDecoder().decode(verified.payload)).toBe('This is the content.')
    expect(verified.header).toMatchObject({ algorithm: 'ES256', keyId: '11', type: null })
  })

  it('does not when one bit of any part is another', async () => {
    for (const at of [6, 12, 20, 60, message.length - 1]) {
      const changed = message.slice()
      changed[at]! ^= 1
      await expect(verify(changed, { findKey })).rejects.toMatchObject({
        code: expect.stringMatching(/^(jws|cose|cbor)/),
      })
    }
  })
})

describe('a message', () => {
  it.each(signatureAlgorithms)('of %s is made and verified', async (algorithm) => {
    const pair = createTestKeyPair(algorithm)
    const findKey = () => ({ key: pair.publicKey, keyId: null, algorithm: null })
    const message = await signCoseSign1(content, { signer: pair.signer })
    expect((await verify(message, { findKey })).header.algorithm).toBe(algorithm)
    await expect(verify(message)).rejects.toMatchObject({
      code: algorithm === 'EdDSA' ? 'jws.signature-mismatch' : 'jws.algorithm-mismatch',
    })
  })

  it('without its tag is the same message', async () => {
    expect((await verify(await compose({ tag: null }))).payload).toEqual(content)
  })

  it('may name its key where nobody signed it, and say its kind by the long name', async () => {
    const message = await compose({
      signed: header([1, -19], [16, 'application/VC+COSE']),
      open: header([4, new TextEncoder().encode('key-1')]),
    })
    expect((await verify(message, { types: ['vc+cose'] })).header).toMatchObject({ keyId: 'key-1', type: 'vc+cose' })
  })

  it('gives the claims of its header under their names in a token', async () => {
    const claims = { iss: 'did:web:a.example', aud: ['x', 'y'], exp: 9, nonce: 'n', jti: 'urn:x:1' }
    const { header: head } = await verify(await sign(header([15, writeCwtClaims(claims)], [2, [15]])))
    expect(head.claims).toEqual(claims)
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['nothing', async () => new Uint8Array(), 'cbor.malformed'],
    ['half of itself', async () => (await sign()).slice(0, 20), 'cbor.malformed'],
    ['something after the end', async () => Uint8Array.from([...(await sign()), 0]), 'cbor.trailing-bytes'],
    ['a length that is not said', async () => decodeHex('d29f40a04040ff'), 'cbor.indefinite-length'],
    ['a header of unsaid length', () => compose({ signedBytes: decodeHex('bf0127ff') }), 'cbor.indefinite-length'],
    ['a parameter twice', () => compose({ signedBytes: decodeHex('a201270127') }), 'cbor.duplicate-member'],
    [
      'a parameter twice in the open',
      async () => decodeHex('d28443a10127a204410104410240404040'),
      'cbor.duplicate-member',
    ],
    ['bytes after its header', () => compose({ signedBytes: decodeHex('a1012700') }), 'cbor.trailing-bytes'],
    ['a fraction for the algorithm', () => compose({ signedBytes: decodeHex('a101f94700') }), 'cbor.malformed'],
    ['three parts', async () => encodeCbor({ tag: 18, value: [content, new Map(), content] }), 'cose.malformed'],
    ['a text for its content', () => compose({ payload: 'x' }), 'cose.malformed'],
    ['a text for its signature', () => compose({ signature: 'x' }), 'cose.malformed'],
    ['a list for its header', () => compose({ signedBytes: encodeCbor([1]) }), 'cose.malformed'],
    ['a header that is not in bytes', () => compose({ signedBytes: header([1, -8]) as never }), 'cose.malformed'],
    ['a list for the open header', () => compose({ open: [] }), 'cose.malformed'],
    ['a list for the whole', async () => encodeCbor([]), 'cose.malformed'],
    ['a name of its key that is text', () => sign(header([4, 'key-1'])), 'cose.malformed'],
    ['a name of its key that is no text', () => sign(header([4, Uint8Array.of(0xff)])), 'cose.malformed'],
    ['a kind that is bytes', () => sign(header([16, content])), 'cose.malformed'],
    ['claims that are a list', () => sign(header([15, []])), 'cose.malformed'],
    ['an end that is text', () => sign(header([15, header([4, '2030'])])), 'cose.malformed'],
    ['an issuer that is a number', () => sign(header([15, header([1, 7])])), 'cose.malformed'],
    ['an audience of numbers', () => sign(header([15, header([3, [1]])])), 'cose.malformed'],
    ['the tag of several signatures', () => compose({ tag: 98 }), 'cose.tag-mismatch'],
    ['the tag of a MAC', () => compose({ tag: 17 }), 'cose.tag-mismatch'],
    ['the tag of what is encrypted', () => compose({ tag: 16 }), 'cose.tag-mismatch'],
    ['the tag of a CWT', async () => encodeCbor({ tag: 61, value: { tag: 18, value: [] } }), 'cose.tag-mismatch'],
    ['its tag twice', async () => encodeCbor({ tag: 18, value: { tag: 18, value: [] } }), 'cose.malformed'],
    ['its content elsewhere', () => compose({ payload: null }), 'cose.payload-missing'],
    ['too much content', () => signCoseSign1(new Uint8Array(600_000), { signer: key.signer }), 'cose.too-large'],
    ['no algorithm', () => compose({ signed: header() }), 'cose.algorithm-missing'],
    ['an empty header', () => compose({ signedBytes: new Uint8Array() }), 'cose.algorithm-missing'],
    ['HMAC 256/256', () => compose({ signed: header([1, 5]) }), 'cose.algorithm-symmetric'],
    ['HMAC 256/64', () => compose({ signed: header([1, 4]) }), 'cose.algorithm-symmetric'],
    ['HMAC 512/512', () => compose({ signed: header([1, 7]) }), 'cose.algorithm-symmetric'],
    ['AES-MAC', () => compose({ signed: header([1, 14]) }), 'cose.algorithm-symmetric'],
    ['encryption for an algorithm', () => compose({ signed: header([1, 1]) }), 'cose.algorithm-not-allowed'],
    ['ES256K', () => compose({ signed: header([1, -47]) }), 'cose.algorithm-not-allowed'],
    ['RS1', () => compose({ signed: header([1, -65_535]) }), 'cose.algorithm-not-allowed'],
    ['an algorithm as text', () => compose({ signed: header([1, 'EdDSA']) }), 'cose.algorithm-not-allowed'],
    ['null for an algorithm', () => compose({ signed: header([1, null]) }), 'cose.algorithm-not-allowed'],
    ['another algorithm than its key', () => compose({ signed: header([1, -7]) }), 'jws.algorithm-mismatch'],
    ['RSA over a small key', () => compose({ signed: header([1, -257]) }), 'jws.algorithm-mismatch'],
    [
      'the algorithm in the open',
      () => compose({ signed: header(), open: header([1, -8]) }),
      'cose.unprotected-parameter',
    ],
    ['the kind in the open', () => compose({ open: header([16, 'vc+cose']) }), 'cose.unprotected-parameter'],
    ['a demand in the open', () => compose({ open: header([2, [15]]) }), 'cose.unprotected-parameter'],
    ['claims in the open', () => compose({ open: header([15, header([1, 'x'])]) }), 'cose.unprotected-parameter'],
    ['a countersignature in the open', () => compose({ open: header([11, content]) }), 'cose.unprotected-parameter'],
    ['a word of its own in the open', () => compose({ open: header(['x', 1]) }), 'cose.unprotected-parameter'],
    ['the algorithm twice', () => compose({ open: header([1, -8]) }), 'cose.header-overlap'],
    [
      'the name of its key twice',
      () => compose({ signed: header([1, -8], [4, content]), open: header([4, content]) }),
      'cose.header-overlap',
    ],
    ['an ephemeral key', () => sign(header([-1, new Map()])), 'cose.embedded-key'],
    ['a static key', () => sign(header([-2, new Map()])), 'cose.embedded-key'],
    ['a CWT with a key', () => sign(header([13, content])), 'cose.embedded-key'],
    ['claims with a key', () => sign(header([14, new Map()])), 'cose.embedded-key'],
    ['a key in the open', () => compose({ open: header([14, new Map()]) }), 'cose.embedded-key'],
    ['a chain of certificates', () => sign(header([33, content])), 'cose.embedded-certificate'],
    ['a bag of certificates', () => sign(header([32, content])), 'cose.embedded-certificate'],
    ['the hash of a certificate', () => sign(header([34, [-16, content]])), 'cose.embedded-certificate'],
    ['a chain in the open', () => compose({ open: header([33, content]) }), 'cose.embedded-certificate'],
    ['an address of certificates', () => sign(header([35, 'https://evil.example'])), 'cose.remote-key'],
    ['a demand that is no list', () => sign(header([2, 15])), 'cose.critical-malformed'],
    ['no demand in the list', () => sign(header([2, []])), 'cose.critical-malformed'],
    ['a demand twice', () => sign(header([2, [4, 4]], [4, content])), 'cose.critical-malformed'],
    ['a demand that does not stand there', () => sign(header([2, [99]])), 'cose.critical-malformed'],
    ['a demand that is a truth value', () => sign(header([2, [true]])), 'cose.critical-malformed'],
    ['a demand that nobody knows', () => sign(header([2, [99]], [99, 1])), 'cose.critical-unknown'],
    ['a demand in words that nobody knows', () => sign(header([2, ['x']], ['x', 1])), 'cose.critical-unknown'],
    ['no signature', () => compose({ signature: new Uint8Array() }), 'jws.signature-length'],
    ['a signature that is too long', () => compose({ signature: new Uint8Array(65) }), 'jws.signature-length'],
    ['a signature of zeros', () => compose({ signature: new Uint8Array(64) }), 'jws.signature-mismatch'],
    ['other content', () => compose({ payload: Uint8Array.of(1) }), 'jws.signature-mismatch'],
    [
      'a signature for another context',
      async () => {
        const signedBytes = encodeCbor(header([1, -8]))
        const forCounter = encodeCbor(['CounterSignature', signedBytes, new Uint8Array(), content])
        return compose({ signature: await key.signer.sign(forCounter) })
      },
      'jws.signature-mismatch',
    ],
  ])('with %s is refused', async (_, make, code) => {
    const message = await make()
    await expect(verify(message)).rejects.toMatchObject({ code })
  })

  it.each<[string, CoseHeaderMap, string]>([
    ['no kind', header(), 'cose.type-mismatch'],
    ['another kind', header([16, 'application/vp+cose']), 'cose.type-mismatch'],
    ['a kind by number', header([16, 98]), 'cose.type-mismatch'],
    ['the kind in another parameter', header([3, 'application/vc+cose']), 'cose.type-mismatch'],
    ['content of another kind', header([16, 'vc+cose'], [3, 'application/vp']), 'cose.content-type-mismatch'],
    ['content by number', header([16, 'vc+cose'], [3, 50]), 'cose.content-type-mismatch'],
  ])('with %s is not the one that is meant', async (_, signed, code) => {
    const expected = { types: ['vc+cose'], contentTypes: ['vc'] }
    await expect(verify(await sign(signed), expected)).rejects.toMatchObject({ code })
  })

  it('with half of ES256 zero or too large is refused before any library sees it', async () => {
    const pair = createTestKeyPair('ES256')
    const findKey = () => ({ key: pair.publicKey, keyId: null, algorithm: null })
    const forged = (signature: Uint8Array) => compose({ signed: header([1, -7]), signature })
    const zero = await forged(new Uint8Array(64))
    await expect(verify(zero, { findKey })).rejects.toMatchObject({ code: 'jws.signature-zero' })
    const large = await forged(new Uint8Array(64).fill(0xff))
    await expect(verify(large, { findKey })).rejects.toMatchObject({ code: 'jws.signature-out-of-range' })
  })

  it('is written with short heads and all parameters signed', async () => {
    const { open, signed } = decodeCoseSign1(await sign(header([16, 'vc+cose'])))
    expect(open.size).toBe(0)
    expect([...signed]).toEqual([
      [1, -8],
      [16, 'vc+cose'],
    ])
  })
})
