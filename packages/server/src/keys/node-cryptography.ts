/** The effects of cryptography on the server: `node:crypto` with cached key objects, `node:zlib` with a bound. */
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Cryptography } from '@meshe/credentials'

const inflate = promisify(gunzip)
const deflate = promisify(gzip)
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const cacheSize = 1000
const publicKeys = new Map<string, KeyObject>()

export const nodeCryptography: Cryptography = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verifyEd25519: ({ publicKey, message, signature }) => verify(null, message, keyObjectOf(publicKey), signature),
  gunzip: async (bytes, maxBytes) => new Uint8Array(await inflate(bytes, { maxOutputLength: maxBytes })),
  gzip: async (bytes) => new Uint8Array(await deflate(bytes)),
}

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('base64')
  const known = publicKeys.get(name)
  if (known) return known
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
  if (publicKeys.size >= cacheSize) publicKeys.clear()
  publicKeys.set(name, key)
  return key
}
