/** Raw public keys as key objects of `node:crypto`, each built once. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { KeyType, PublicKey } from '@meshe/credentials'

/** DER of SubjectPublicKeyInfo up to an Ed25519 key (RFC 8410). */
const ed25519Header = Buffer.from('302a300506032b6570032100', 'hex')
const ecPublicKey = Buffer.from('06072a8648ce3d0201', 'hex')
const curves: Readonly<Record<Exclude<KeyType, 'Ed25519' | 'RSA'>, Buffer>> = {
  'P-256': Buffer.from('06082a8648ce3d030107', 'hex'),
  'P-384': Buffer.from('06052b81040022', 'hex'),
  'P-521': Buffer.from('06052b81040023', 'hex'),
}
const maxRsaBytes = 1100
const cacheSize = 1000
const byValue = new Map<string, KeyObject>()

/** @throws Error of `node:crypto` when it is no key */
export function findEd25519KeyObject(publicKey: Uint8Array): KeyObject {
  return remember({ algorithm: 'Ed25519', publicKey })
}

/** The key object, or null when the bytes are no key of that type, as for a point beside its curve. */
export function lookKeyObject(key: PublicKey): KeyObject | null {
  try {
    return remember(key)
  } catch {
    return null
  }
}

function remember(key: PublicKey): KeyObject {
  const value = `${key.algorithm}:${textOf(key.publicKey)}`
  const known = byValue.get(value)
  if (known !== undefined) return known
  const keyObject = build(key)
  if (byValue.size >= cacheSize) byValue.clear()
  byValue.set(value, keyObject)
  return keyObject
}

function build({ algorithm, publicKey }: PublicKey): KeyObject {
  if (algorithm === 'Ed25519') return parse(Buffer.concat([ed25519Header, publicKey]))
  if (algorithm !== 'RSA') {
    const kind = sequence(Buffer.concat([ecPublicKey, curves[algorithm]]))
    return parse(sequence(Buffer.concat([kind, element(0x03, Buffer.concat([Buffer.of(0), publicKey]))])))
  }
  if (publicKey.length > maxRsaBytes) throw new Error('The RSA key is too long.')
  return createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'pkcs1' })
}

function parse(der: Buffer): KeyObject {
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}

function sequence(content: Buffer): Buffer {
  return element(0x30, content)
}

function element(tag: number, content: Buffer): Buffer {
  const { length } = content
  const header =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(header), content])
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
