/** Multikey: a public key as text (Controlled Identifiers 1.0, section 2.2.2): Ed25519, and compressed points of P-256 and P-384. */
import type { PublicKey } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeMultibase, encodeMultibase } from './multibase.ts'

type MultikeyAlgorithm = Exclude<PublicKey['algorithm'], 'RSA' | 'P-521'>

/** The multicodec of each kind of key as a varint, and how many bytes follow. */
const headers: Readonly<
  Record<MultikeyAlgorithm, { readonly code: readonly [number, number]; readonly length: number }>
> = {
  Ed25519: { code: [0xed, 0x01], length: 32 },
  'P-256': { code: [0x80, 0x24], length: 33 },
  'P-384': { code: [0x81, 0x24], length: 49 },
}
const algorithms = Object.keys(headers) as readonly MultikeyAlgorithm[]

/**
 * The key as `z6Mk…`, `zDn…` or `z82…`. Points are written compressed, whichever way they came.
 *
 * @throws MesheError `key.unsupported` for another kind of key or another length.
 */
export function encodeMultikey(key: PublicKey): string {
  return encodeMultibase(encodeMultikeyBytes(key), 'base58btc')
}

/** The key with the header of its kind before it. @throws MesheError `key.unsupported` as `encodeMultikey` does */
export function encodeMultikeyBytes({ algorithm, publicKey }: PublicKey): Uint8Array {
  const header = algorithms.includes(algorithm as MultikeyAlgorithm) ? headers[algorithm as MultikeyAlgorithm] : null
  if (header === null) throw unsupported({ algorithm })
  const raw = algorithm === 'Ed25519' ? publicKey : compress(publicKey)
  if (raw.length !== header.length) throw unsupported({ algorithm, length: publicKey.length })
  return Uint8Array.from([...header.code, ...raw])
}

/** The key as `z6Mk…`. @throws MesheError `key.unsupported` when it is not 32 bytes long. */
export function encodeEd25519Multikey(publicKey: Uint8Array): string {
  return encodeMultikey({ algorithm: 'Ed25519', publicKey })
}

/**
 * The key behind a Multikey text. Whether a point lies on its curve is for `checkPublicKey` to say.
 *
 * @throws MesheError `key.unsupported` for another kind of key, another length or an encoding other than base58btc.
 */
export function decodeMultikey(text: string): PublicKey {
  if (!text.startsWith('z')) throw new MesheError('key.unsupported', 'A Multikey starts with z.')
  return decodeMultikeyBytes(decodeKeyBytes(text))
}

/** The key behind the bytes of a Multikey. @throws MesheError `key.unsupported` as `decodeMultikey` does */
export function decodeMultikeyBytes(bytes: Uint8Array): PublicKey {
  const algorithm = algorithms.find((name) => headers[name].code.every((byte, index) => bytes[index] === byte))
  if (algorithm === undefined) throw unsupported({ header: Array.from(bytes.slice(0, 2)).join(' ') })
  const publicKey = bytes.slice(2)
  if (publicKey.length !== headers[algorithm].length) throw unsupported({ algorithm, length: publicKey.length })
  const isPoint = algorithm !== 'Ed25519'
  if (isPoint && publicKey[0] !== 2 && publicKey[0] !== 3) throw unsupported({ algorithm, form: publicKey[0]! })
  return { algorithm, publicKey }
}

/** SEC 1, section 2.3.3: the parity of y, then x. A point that is compressed stays as it is. */
function compress(point: Uint8Array): Uint8Array {
  if (point[0] !== 4) return point
  const length = (point.length - 1) / 2
  return Uint8Array.from([2 + (point.at(-1)! & 1), ...point.slice(1, 1 + length)])
}

function decodeKeyBytes(text: string): Uint8Array {
  try {
    return decodeMultibase(text)
  } catch (cause) {
    throw new MesheError('key.unsupported', 'The key is not written in base58btc.', {}, cause)
  }
}

function unsupported(facts: Readonly<Record<string, string | number>>): MesheError {
  return new MesheError('key.unsupported', 'This kind of key is not supported.', facts)
}
