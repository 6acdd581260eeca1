/** The effects of cryptography on Node.js, for tests: those of the server, with keys of their own. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { PublicKey, SignatureAlgorithm, Signer } from '../packages/credentials/src/cryptography.ts'
import { encodeEd25519Multikey, encodeMultikey } from '../packages/credentials/src/multiformats/index.ts'
import { createNodeSigner, rawPublicKeyOf } from '../packages/server/src/keys/node-signer.ts'

export { nodeCryptography } from '../packages/server/src/keys/node-cryptography.ts'

/** PKCS #8 before the 32 bytes of an Ed25519 key (RFC 8410). */
const privateKeyHeader = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface TestKey {
  readonly publicKey: Uint8Array
  readonly multikey: string
  readonly did: string
  readonly signer: Signer
}

/** A key with its did:key; `seed` (32 bytes) makes it the same every time. */
export function createTestKey(seed?: Uint8Array): TestKey {
  const privateKey =
    seed === undefined
      ? generateKeyPairSync('ed25519').privateKey
      : createPrivateKey({ key: Buffer.concat([privateKeyHeader, seed]), format: 'der', type: 'pkcs8' })
  const { publicKey } = rawPublicKeyOf(privateKey)
  const multikey = encodeEd25519Multikey(publicKey)
  const did = `did:key:${multikey}`
  return { publicKey, multikey, did, signer: createTestSigner(privateKey, `${did}#${multikey}`) }
}

/** `verificationMethod` is given as it is: a name of the key. */
export function createTestSigner(
  privateKey: KeyObject,
  verificationMethod: string,
  algorithm: SignatureAlgorithm = 'EdDSA',
): Signer {
  return createNodeSigner(privateKey, verificationMethod, algorithm)
}

export interface TestKeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: PublicKey
  readonly signer: Signer
}

/** A key of the kind that an algorithm needs, made at random. */
export function createTestKeyPair(algorithm: SignatureAlgorithm, verificationMethod = 'key-1'): TestKeyPair {
  const privateKey = generatePrivateKey(algorithm)
  return {
    privateKey,
    publicKey: rawPublicKeyOf(privateKey),
    signer: createNodeSigner(privateKey, verificationMethod, algorithm),
  }
}

/** A key of the kind that an algorithm needs, with its did:key; a private key that is given makes it the same every time. */
export function createTestIssuer(
  algorithm: SignatureAlgorithm,
  given?: KeyObject,
): TestKeyPair & { readonly did: string } {
  const privateKey = given ?? generatePrivateKey(algorithm)
  const publicKey = rawPublicKeyOf(privateKey)
  const multikey = encodeMultikey(publicKey)
  const did = `did:key:${multikey}`
  return { did, privateKey, publicKey, signer: createNodeSigner(privateKey, `${did}#${multikey}`, algorithm) }
}

function generatePrivateKey(algorithm: SignatureAlgorithm): KeyObject {
  switch (algorithm) {
    case 'EdDSA':
      return generateKeyPairSync('ed25519').privateKey
    case 'ES256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    case 'ES384':
      return generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
    case 'ES512':
      return generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey
    default:
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  }
}
