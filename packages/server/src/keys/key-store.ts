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
import { createNodeSigner } from './node-signer.ts'

export interface GeneratedKey {
  /** Raw 32 bytes. */
  readonly publicKey: Uint8Array
  readonly sealedPrivateKey: Uint8Array
}

export interface KeyStore {
  generate(): GeneratedKey
  /** A signer for a sealed key; the opened key stays in memory of this process only. */
  signer(verificationMethod: string, sealedPrivateKey: Uint8Array): Signer
}

/** Opens the key store of a data directory, making its sealing key on the first start (mode 600). */
export async function openKeyStore(dataDirectory: string): Promise<KeyStore> {
  const sealingKey = await findSealingKey(join(dataDirectory, 'keys'))
  const opened = new Map<string, Signer>()
  return {
    generate() {
      const pair = generateKeyPairSync('ed25519')
      const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
      const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
      return { publicKey, sealedPrivateKey: seal(sealingKey, privateKey) }
    },
    signer(verificationMethod, sealedPrivateKey) {
      const signer =
        opened.get(verificationMethod) ?? createNodeSigner(open(sealingKey, sealedPrivateKey), verificationMethod)
      opened.set(verificationMethod, signer)
      return signer
    },
  }
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
