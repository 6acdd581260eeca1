/** The effects of cryptography on the server: `node:crypto` with cached key objects, `node:zlib` with a bound. */
import { hash, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, deflate, deflateSync, gunzip, gzip, gzipSync, inflate } from 'node:zlib'
import type { Cryptography, DigestAlgorithm } from '@meshe/credentials'
import { keyTypeOf } from '@meshe/credentials/jose'
import { ed25519 } from './ed25519.ts'
import { lookKeyObject } from './key-objects.ts'
import { verifyWithKeyObject } from './node-signer.ts'

const unzip = promisify(gunzip)
const zip = promisify(gzip)
const inflateStream = promisify(inflate)
const deflateStream = promisify(deflate)
/** Status lists are what is packed here. Looking for anything but runs in them takes four times as long and finds nothing. */
const forBits = { strategy: constants.Z_RLE }
/** Packed in a millisecond, less than a thread is worth. */
const shortBytes = 256 * 1024
const hashNames: Readonly<Record<DigestAlgorithm, string>> = {
  'sha-256': 'sha256',
  'sha-384': 'sha384',
  'sha-512': 'sha512',
}

export const nodeCryptography: Cryptography = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  sha256Hex: (text) => hash('sha256', text),
  digest: (algorithm, bytes) => hash(hashNames[algorithm], bytes, 'buffer'),
  verifyEd25519: ed25519.verify,
  verify: ({ algorithm, key, message, signature }) => {
    if (keyTypeOf(algorithm) !== key.algorithm) return false
    if (algorithm === 'EdDSA') return ed25519.verify({ publicKey: key.publicKey, message, signature })
    const keyObject = lookKeyObject(key)
    return keyObject !== null && verifyWithKeyObject(algorithm, keyObject, { message, signature })
  },
  gunzip: async (bytes, maxBytes) => new Uint8Array(await unzip(bytes, { maxOutputLength: maxBytes })),
  gzip: async (bytes) =>
    new Uint8Array(bytes.length <= shortBytes ? gzipSync(bytes, forBits) : await zip(bytes, forBits)),
  inflate: async (bytes, maxBytes) => new Uint8Array(await inflateStream(bytes, { maxOutputLength: maxBytes })),
  deflate: async (bytes) =>
    new Uint8Array(bytes.length <= shortBytes ? deflateSync(bytes, forBits) : await deflateStream(bytes, forBits)),
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
}
