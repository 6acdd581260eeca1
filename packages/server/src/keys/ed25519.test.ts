import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { checkPublicKey, verifyCompactJws } from '@meshe/credentials/jose'
import { encodeBase64url } from '@meshe/credentials/multiformats'
import { describe, expect, it } from 'vitest'
import { ed25519, opensslEd25519 } from './ed25519.ts'
import { libsodium } from './libsodium.ts'

const order = 2n ** 252n + 27742317777372353535851937790883648493n
const message = Buffer.from('Microcredential (demo)')
const { privateKey, publicKey: publicObject } = generateKeyPairSync('ed25519')
const publicKey = rawOf(publicObject)

function rawOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32))
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
}

function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse()
}

function sha512(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha512').update(Buffer.concat(parts)).digest()
}

/** What a dishonest holder of the key makes: R is the neutral point, S is made to fit it (RFC 8032, section 5.1.6). */
function signatureWithNeutralPoint(): Buffer {
  const scalar = sha512(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)).subarray(0, 32)
  scalar[0]! &= 248
  scalar[31] = (scalar[31]! & 127) | 64
  const neutral = littleEndian(1n)
  const k = numberOf(sha512(neutral, publicKey, message)) % order
  return Buffer.concat([neutral, littleEndian((k * numberOf(scalar)) % order)])
}

/** Without a native build both are the same, which is to be seen in the report of the run. */
const withBoth = it.skipIf(libsodium === null)

withBoth('signs alike with both', () => {
  const signature = ed25519.signWith(privateKey)(message)
  expect(signature).toEqual(opensslEd25519.signWith(privateKey)(message))
  // RFC 8032, section 7.1, test 1
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  expect(Buffer.from(ed25519.signWith(key)(new Uint8Array())).toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )
})

describe.each([
  ['libsodium', ed25519],
  ['OpenSSL', opensslEd25519],
])('verifying with %s', (_name, { verify }) => {
  const signature = Buffer.from(ed25519.signWith(privateKey)(message))
  const changed = (at: number, to: (byte: number) => number) => {
    const copy = Buffer.from(signature)
    copy[at] = to(copy[at]!)
    return copy
  }

  it('accepts what was signed', () => {
    expect(verify({ publicKey, message, signature })).toBe(true)
    expect(verify({ publicKey, message: new Uint8Array(message), signature: new Uint8Array(signature) })).toBe(true)
  })

  it.each<[string, Uint8Array]>([
    ['a changed R', changed(3, (byte) => byte ^ 1)],
    ['a changed S', changed(40, (byte) => byte ^ 1)],
    [
      'S beyond the order',
      Buffer.concat([signature.subarray(0, 32), littleEndian(numberOf(signature.subarray(32)) + order)]),
    ],
    ['a bit too many', changed(63, (byte) => byte | 0x80)],
    ['a missing byte', signature.subarray(0, 63)],
    ['a byte too many', Buffer.concat([signature, Buffer.of(0)])],
    ['nothing', new Uint8Array()],
    ['R that is the neutral point', signatureWithNeutralPoint()],
  ])('refuses %s', (_what, wrong) => {
    expect(verify({ publicKey, message, signature: wrong })).toBe(false)
  })

  it.each<[string, Uint8Array]>([
    ['of another', rawOf(generateKeyPairSync('ed25519').publicKey)],
    ['that is too short', publicKey.subarray(1)],
    ['that is too long', Buffer.concat([publicKey, Buffer.of(0)])],
    ['that is the neutral point', littleEndian(1n)],
    ['whose y-coordinate is written too large', littleEndian(2n ** 255n - 19n + 3n)],
  ])('refuses a key %s', (_what, key) => {
    expect(verify({ publicKey: key, message, signature })).toBe(false)
  })
})

it('is refused by the library too, whatever cryptography it is given', async () => {
  const believing = { verify: () => true }
  const forged = { algorithm: 'EdDSA', message, signature: signatureWithNeutralPoint() } as const
  const key = { algorithm: 'Ed25519', publicKey } as const
  const token = `${encodeBase64url(Buffer.from('{"alg":"EdDSA"}'))}.e30.${encodeBase64url(forged.signature)}`
  await expect(
    verifyCompactJws(token, {
      algorithms: ['EdDSA'],
      cryptography: believing,
      findKey: () => ({ key, keyId: null, algorithm: null }),
    }),
  ).rejects.toThrow(expect.objectContaining({ code: 'jws.signature-mismatch' }))
  const tooLarge = littleEndian(2n ** 255n - 19n + 3n)
  expect(() => checkPublicKey({ algorithm: 'Ed25519', publicKey: tooLarge })).toThrow(
    expect.objectContaining({ code: 'key.not-on-curve' }),
  )
})
