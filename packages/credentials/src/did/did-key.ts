/** The did:key method for Ed25519, P-256 and P-384 (W3C CCG, did:key v0.9): the identifier is the key. */
import type { PublicKey } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeMultikey } from '../multiformats/index.ts'
import { type DidDocument, didDocumentContexts } from './did-document.ts'
import { findSoundKey } from './sound-key.ts'

const prefix = 'did:key:'

/**
 * The identifier of a key; bare bytes are those of an Ed25519 key.
 *
 * @throws MesheError `key.unsupported` for another kind of key or another length.
 */
export function didKeyOf(key: Uint8Array | PublicKey): string {
  return prefix + encodeMultikey(key instanceof Uint8Array ? { algorithm: 'Ed25519', publicKey: key } : key)
}

/**
 * Expands a did:key into its document, with the key as Multikey.
 *
 * @throws MesheError `did.malformed` when it is no did:key, `key.unsupported` for another kind of key,
 *   `key.not-on-curve` and `key.low-order` for a key that nobody can hold alone.
 */
export function resolveDidKey(did: string): DidDocument {
  if (!did.startsWith(prefix)) throw new MesheError('did.malformed', 'The identifier is not a did:key.', { did })
  const multikey = did.slice(prefix.length)
  if (!findSoundKey(multikey).isWrittenWell) {
    throw new MesheError('did.malformed', 'The identifier is not a did:key.', { did })
  }
  const id = `${did}#${multikey}`
  return {
    '@context': [...didDocumentContexts],
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: multikey }],
    assertionMethod: [id],
    authentication: [id],
    capabilityInvocation: [id],
    capabilityDelegation: [id],
  }
}
