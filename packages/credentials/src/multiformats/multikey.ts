/** Multikey: a public key as text (Controlled Identifiers 1.0, section 2.2.2). Ed25519 so far. */
import { MesheError } from '../meshe-error.ts'
import { decodeMultibase, encodeMultibase } from './multibase.ts'

export interface PublicKey {
  readonly algorithm: 'Ed25519'
  /** The raw key: 32 bytes for Ed25519. */
  readonly publicKey: Uint8Array
}

/** Multicodec `ed25519-pub`, 0xed as a varint. */
const ed25519Header = [0xed, 0x01] as const
const ed25519Length = 32

/**
 * The key as `z6Mk…`.
 *
 * @throws MesheError `key.unsupported` when it is not 32 bytes long.
 */
export function encodeEd25519Multikey(publicKey: Uint8Array): string {
  if (publicKey.length !== ed25519Length) {
    throw new MesheError('key.unsupported', 'An Ed25519 public key has 32 bytes.', { length: publicKey.length })
  }
  return encodeMultibase(Uint8Array.from([...ed25519Header, ...publicKey]), 'base58btc')
}

/**
 * The key behind a Multikey text.
 *
 * @throws MesheError `key.unsupported` for another kind of key, another length or an encoding other than base58btc.
 */
export function decodeMultikey(text: string): PublicKey {
  if (!text.startsWith('z')) throw new MesheError('key.unsupported', 'A Multikey starts with z.')
  const bytes = decodeKeyBytes(text)
  if (bytes[0] !== ed25519Header[0] || bytes[1] !== ed25519Header[1]) {
    throw new MesheError('key.unsupported', 'This kind of key is not supported.', { prefix: text.slice(0, 4) })
  }
  const publicKey = bytes.slice(ed25519Header.length)
  if (publicKey.length !== ed25519Length) throw new MesheError('key.unsupported', 'The key has a wrong length.')
  return { algorithm: 'Ed25519', publicKey }
}

function decodeKeyBytes(text: string): Uint8Array {
  try {
    return decodeMultibase(text)
  } catch (cause) {
    throw new MesheError('key.unsupported', 'The key is not written in base58btc.', {}, cause)
  }
}
