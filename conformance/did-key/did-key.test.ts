/** The test vectors of did:key (W3C CCG): Ed25519, P-256 and P-384 resolve to the same key, every other kind is refused by its name. */
import { describe, expect, it } from 'vitest'
import {
  didKeyOf,
  findVerificationMethod,
  readVerificationKey,
  resolveDidKey,
} from '../../packages/credentials/src/did/index.ts'
import { readJwk, toJwk } from '../../packages/credentials/src/jose/index.ts'
import { type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import {
  decodeBase58,
  decodeBase64url,
  decodeMultikey,
  encodeMultikey,
} from '../../packages/credentials/src/multiformats/index.ts'
import { createTestKey } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const readVectors = (name: string) =>
  standardsDirectory === null
    ? []
    : Object.entries(parseJson(readStandardsFile(`vectors/did-key/${name}.json`), { maxDepth: 64 }) as JsonObject)

interface Ed25519Vector {
  readonly seed: string
  readonly verificationKeyPair: { readonly publicKeyBase58?: string; readonly publicKeyJwk?: { readonly x: string } }
  readonly didDocument: { readonly assertionMethod: readonly string[]; readonly authentication: readonly string[] }
}

describe.skipIf(standardsDirectory === null)('did:key of an Ed25519 key', () => {
  const vectors = readVectors('ed25519-x25519') as unknown as readonly (readonly [string, Ed25519Vector])[]

  it('is tried on five keys', () => {
    expect(vectors).toHaveLength(5)
  })

  // The vectors also derive an X25519 key for agreement: no clause of Data Integrity uses it, so it is left out.
  it.each(vectors)('%s', (did, { seed, verificationKeyPair, didDocument }) => {
    const { publicKeyBase58, publicKeyJwk } = verificationKeyPair
    const publicKey =
      publicKeyBase58 === undefined ? decodeBase64url(publicKeyJwk?.x ?? '') : decodeBase58(publicKeyBase58)
    expect(didKeyOf(publicKey)).toBe(did)
    expect(createTestKey(Uint8Array.from(Buffer.from(seed, 'hex'))).did).toBe(did)
    const document = resolveDidKey(did)
    expect(document.assertionMethod).toEqual(didDocument.assertionMethod)
    expect(document.authentication).toEqual(didDocument.authentication)
    const method = findVerificationMethod(document, didDocument.assertionMethod[0] ?? '', 'assertionMethod')
    expect(decodeMultikey(method.publicKeyMultibase ?? '')).toEqual({ algorithm: 'Ed25519', publicKey })
  })
})

interface CurveVector {
  readonly verificationMethod: { readonly publicKeyJwk?: JsonObject; readonly publicKeyBase58?: string }
  readonly didDocument: { readonly assertionMethod: readonly string[]; readonly authentication: readonly string[] }
}

const curveVectors = (readVectors('nist-curves') as unknown as readonly (readonly [string, CurveVector])[]).filter(
  ([, { verificationMethod }]) => verificationMethod.publicKeyJwk?.['crv'] !== 'P-521',
)

describe.skipIf(standardsDirectory === null)('did:key of a key of P-256 or P-384', () => {
  it('is tried on five keys', () => {
    expect(curveVectors).toHaveLength(5)
  })

  it.each(curveVectors)('%s', (did, { verificationMethod: { publicKeyJwk, publicKeyBase58 }, didDocument }) => {
    const document = resolveDidKey(did)
    expect(document.assertionMethod).toEqual(didDocument.assertionMethod)
    expect(document.authentication).toEqual(didDocument.authentication)
    const method = findVerificationMethod(document, didDocument.assertionMethod[0] ?? '', 'assertionMethod')
    const key = readVerificationKey(method)
    if (publicKeyJwk === undefined) expect(key.publicKey).toEqual(decodeBase58(publicKeyBase58 ?? ''))
    else expect(toJwk(key)).toEqual(publicKeyJwk)
    expect(didKeyOf(publicKeyJwk === undefined ? key : readJwk(publicKeyJwk).key)).toBe(did)
  })

  it('has no document when the point lies beside the curve', () => {
    const beside = encodeMultikey({ algorithm: 'P-256', publicKey: Uint8Array.from([2, ...new Uint8Array(31), 1]) })
    expect(() => resolveDidKey(`did:key:${beside}`)).toThrow(expect.objectContaining({ code: 'key.not-on-curve' }))
  })
})

describe.skipIf(standardsDirectory === null)('did:key of another kind of key', () => {
  const known = new Set(curveVectors.map(([did]) => did))
  const dids = ['secp256k1', 'nist-curves', 'bls12381', 'rsa', 'x25519']
    .flatMap((name) => JSON.stringify(readVectors(name)).match(/did:key:z[1-9A-HJ-NP-Za-km-z]+/g) ?? [])
    .filter((did, index, all) => all.indexOf(did) === index && !known.has(did))

  it('is tried on 20 keys and more', () => {
    expect(dids.length).toBeGreaterThanOrEqual(20)
  })

  it.each(dids.map((did) => [did.slice(0, 60), did]))('%s… is refused', (_start, did) => {
    expect(() => resolveDidKey(did)).toThrow(expect.objectContaining({ code: 'key.unsupported' }))
  })
})
