/** The test vectors of did:key (W3C CCG): Ed25519 resolves to the same key, every other kind is refused by its name. */
import { describe, expect, it } from 'vitest'
import { didKeyOf, findVerificationMethod, resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import { type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { decodeBase58, decodeBase64url, decodeMultikey } from '../../packages/credentials/src/multiformats/index.ts'
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

describe.skipIf(standardsDirectory === null)('did:key of another kind of key', () => {
  const dids = ['secp256k1', 'nist-curves', 'bls12381', 'rsa', 'x25519']
    .flatMap((name) => JSON.stringify(readVectors(name)).match(/did:key:z[1-9A-HJ-NP-Za-km-z]+/g) ?? [])
    .filter((did, index, all) => all.indexOf(did) === index)

  it('is tried on 25 keys and more', () => {
    expect(dids.length).toBeGreaterThanOrEqual(25)
  })

  it.each(dids.map((did) => [did.slice(0, 60), did]))('%s… is refused', (_start, did) => {
    expect(() => resolveDidKey(did)).toThrow(expect.objectContaining({ code: 'key.unsupported' }))
  })
})
