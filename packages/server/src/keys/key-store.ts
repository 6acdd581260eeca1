/** Private keys: made here, sealed with AES-256-GCM under a key that the database does not hold, opened only to sign. */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Signer } from '@meshe/credentials'
import { createNodeSigner, rawPublicKeyOf } from './node-signer.ts'

/** Kinds of keys that a node makes, each with the algorithm that it signs with. */
const algorithms = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' } as const
export type KeyAlgorithm = keyof typeof algorithms

export interface GeneratedKey {
  readonly algorithm: KeyAlgorithm
  /** Raw: 32 bytes of Ed25519, an uncompressed point of the other curves. */
  readonly publicKey: Uint8Array
  readonly sealedPrivateKey: Uint8Array
}

export interface KeyStore {
  /** Ed25519 unless said. */
  generate(algorithm?: KeyAlgorithm): GeneratedKey
  /** A signer for a sealed key of any kind; the opened key stays in memory of this process only. */
  signer(verificationMethod: string, sealedPrivateKey: Uint8Array): Signer
}

/** Opens the key store of a data directory, making its sealing key on the first start (mode 600). */
export async function openKeyStore(dataDirectory: string): Promise<KeyStore> {
  const sealingKey = await findSealingKey(join(dataDirectory, 'keys'))
  const opened = new Map<string, Signer>()
  return {
    generate(algorithm = 'Ed25519') {
      const pair = generatePair(algorithm)
      const { publicKey } = rawPublicKeyOf(pair.publicKey)
      const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
      return { algorithm, publicKey, sealedPrivateKey: seal(sealingKey, privateKey) }
    },
    signer(verificationMethod, sealedPrivateKey) {
      const known = opened.get(verificationMethod)
      if (known !== undefined) return known
      const key = open(sealingKey, sealedPrivateKey)
      const signer = createNodeSigner(key, verificationMethod, algorithmOf(key))
      opened.set(verificationMethod, signer)
      return signer
    },
  }
}

function generatePair(algorithm: KeyAlgorithm) {
  return algorithm === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: algorithm })
}

function algorithmOf(key: KeyObject): (typeof algorithms)[KeyAlgorithm] {
  const { algorithm } = rawPublicKeyOf(key)
  if (algorithm === 'Ed25519' || algorithm === 'P-256' || algorithm === 'P-384') return algorithms[algorithm]
  throw new RangeError('This kind of key is not kept here.')
}

async function findSealingKey(directory: string): Promise<Buffer> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, 'sealing-key')
  try {
    await writeFile(file, randomBytes(32), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = await readFile(file)
  if (key.length !== 32) throw new Error(`The sealing key in ${file} is damaged: it must have 32 bytes.`)
  return key
}

function seal(sealingKey: Buffer, privateKey: Buffer): Uint8Array {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce)
  return Buffer.concat([nonce, cipher.update(privateKey), cipher.final(), cipher.getAuthTag()])
}

function open(sealingKey: Buffer, sealed: Uint8Array): KeyObject {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  const der = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}
