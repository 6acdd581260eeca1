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
import type { PublicKey, SignatureAlgorithm, Signer } from '@meshe/credentials'
import { createNodeSigner, rawPublicKeyOf } from './node-signer.ts'

/** Kinds of keys that a node makes. */
export const keyAlgorithms = ['Ed25519', 'P-256'] as const satisfies readonly PublicKey['algorithm'][]
export type KeyAlgorithm = (typeof keyAlgorithms)[number]

export interface GeneratedKey {
  readonly algorithm: KeyAlgorithm
  /** Raw: 32 bytes of Ed25519, an uncompressed point of P-256. */
  readonly publicKey: Uint8Array
  readonly sealedPrivateKey: Uint8Array
}

export interface KeyStore {
  /** Ed25519 unless said. */
  generate(algorithm?: KeyAlgorithm): GeneratedKey
  /** A signer for a sealed key of either kind; the opened key stays in memory of this process only. */
  signer(verificationMethod: string, sealedPrivateKey: Uint8Array): Signer
}

/** Opens the key store of a data directory, making its sealing key on the first start (mode 600). */
export async function openKeyStore(dataDirectory: string): Promise<KeyStore> {
  const sealingKey = await findSealingKey(join(dataDirectory, 'keys'))
  const opened = new Map<string, KeyObject>()
  return {
    generate(algorithm = 'Ed25519') {
      const { privateKey } =
        algorithm === 'Ed25519'
          ? generateKeyPairSync('ed25519')
          : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      const { publicKey } = rawPublicKeyOf(privateKey)
      const sealedPrivateKey = seal(sealingKey, privateKey.export({ format: 'der', type: 'pkcs8' }))
      return { algorithm, publicKey, sealedPrivateKey }
    },
    signer(verificationMethod, sealedPrivateKey) {
      const key = opened.get(verificationMethod) ?? open(sealingKey, sealedPrivateKey)
      opened.set(verificationMethod, key)
      return createNodeSigner(key, verificationMethod, signatureOf(key))
    },
  }
}

function signatureOf(key: KeyObject): SignatureAlgorithm {
  return key.asymmetricKeyType === 'ed25519' ? 'EdDSA' : 'ES256'
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
