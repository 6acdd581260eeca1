/** The effects of cryptography on Node.js, for tests. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Cryptography, Signer } from '../packages/credentials/src/cryptography.ts'
import { encodeEd25519Multikey } from '../packages/credentials/src/multiformats/index.ts'

/** DER of SubjectPublicKeyInfo and PKCS #8 before the 32 bytes of an Ed25519 key (RFC 8410). */
const publicKeyHeader = Buffer.from('302a300506032b6570032100', 'hex')
const privateKeyHeader = Buffer.from('302e020100300506032b657004220420', 'hex')

export const nodeCryptography: Cryptography = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: ({ publicKey, message, signature }) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([publicKeyHeader, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
  gunzip: (bytes, maxBytes) => new Uint8Array(gunzipSync(bytes, { maxOutputLength: maxBytes })),
  gzip: (bytes) => new Uint8Array(gzipSync(bytes)),
}

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
  const publicKey = rawPublicKey(privateKey)
  const multikey = encodeEd25519Multikey(publicKey)
  const did = `did:key:${multikey}`
  return { publicKey, multikey, did, signer: createTestSigner(privateKey, `${did}#${multikey}`) }
}

export function createTestSigner(privateKey: KeyObject, verificationMethod: string): Signer {
  return { verificationMethod, sign: (message) => new Uint8Array(sign(null, message, privateKey)) }
}

function rawPublicKey(privateKey: KeyObject): Uint8Array {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(publicKeyHeader.length))
}
