/** The did:key method for Ed25519 (W3C CCG, did:key v0.9): the identifier is the key. */
import { MesheError } from '../meshe-error.ts'
import { decodeMultikey, encodeEd25519Multikey } from '../multiformats/index.ts'
import { type DidDocument, didDocumentContexts } from './did-document.ts'

const prefix = 'did:key:'

/** @throws MesheError `key.unsupported` when the key is not 32 bytes long. */
export function didKeyOf(publicKey: Uint8Array): string {
  return prefix + encodeEd25519Multikey(publicKey)
}

/**
 * Expands a did:key into its document, with the key as Multikey.
 *
 * @throws MesheError `did.malformed` when it is no did:key, `key.unsupported` for another kind of key.
 */
export function resolveDidKey(did: string): DidDocument {
  if (!did.startsWith(prefix)) throw new MesheError('did.malformed', 'The identifier is not a did:key.', { did })
  const multikey = did.slice(prefix.length)
  const { publicKey } = decodeMultikey(multikey)
  if (encodeEd25519Multikey(publicKey) !== multikey) {
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
