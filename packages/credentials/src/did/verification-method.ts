/** Finds a key in a document for a purpose (Controlled Identifiers 1.0, section 3.3 Retrieve Verification Method). */
import type { PublicKey } from '../cryptography.ts'
import { readJwk } from '../jose/index.ts'
import { isJsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { DidDocument, VerificationMethod } from './did-document.ts'
import { findSoundKey } from './sound-key.ts'

export type ProofPurpose = 'assertionMethod' | 'authentication'

/**
 * The method with this absolute id, when the document allows it for the purpose. The document is foreign: its members
 * are checked here, not trusted.
 *
 * @throws MesheError `key.not-found`; `key.not-authorized` when the document names it, but not for this purpose;
 *   `key.controller-mismatch` when it names it as somebody else's; `did.malformed` when the document names it twice.
 */
export function findVerificationMethod(document: DidDocument, id: string, purpose: ProofPurpose): VerificationMethod {
  const related = toList(document[purpose])
  const candidates = [...toList(document.verificationMethod), ...related]
    .filter(isJsonObject)
    .filter((method) => toAbsolute(method['id'], document.id) === id)
  if (candidates.length > 1) {
    throw new MesheError('did.malformed', 'The document names this key twice.', { verificationMethod: id })
  }
  const method = candidates[0]
  if (method === undefined) {
    throw new MesheError('key.not-found', 'The document does not hold this key.', { verificationMethod: id })
  }
  const isAllowed = related.some(
    (entry) =>
      toAbsolute(typeof entry === 'string' ? entry : isJsonObject(entry) ? entry['id'] : null, document.id) === id,
  )
  if (!isAllowed) {
    throw new MesheError('key.not-authorized', 'The document does not allow this key for this purpose.', {
      verificationMethod: id,
      purpose,
    })
  }
  if (method['controller'] !== document.id) {
    throw new MesheError('key.controller-mismatch', 'The key is controlled by somebody else.', {
      verificationMethod: id,
    })
  }
  return { ...method, id } as unknown as VerificationMethod
}

const multikeyTypes: readonly string[] = ['Multikey', 'Ed25519VerificationKey2020']
const jwkTypes: readonly string[] = ['JsonWebKey', 'JsonWebKey2020']

/**
 * The key of a method, as Multikey or as JWK (Controlled Identifiers 1.0, sections 2.2.2 and 2.2.3).
 *
 * @throws MesheError `key.unsupported` for another kind of method or key, or one that writes its key in two ways;
 *   `key.malformed`, `key.private`, `key.not-on-curve`, `key.low-order` and `key.too-weak` as `readJwk` does.
 */
export function readVerificationKey({ type, publicKeyMultibase, publicKeyJwk }: VerificationMethod): PublicKey {
  if (publicKeyMultibase !== undefined && publicKeyJwk !== undefined) throw unsupported()
  if (jwkTypes.includes(type)) return readJwk(publicKeyJwk).key
  if (!multikeyTypes.includes(type) || typeof publicKeyMultibase !== 'string') throw unsupported()
  const { key } = findSoundKey(publicKeyMultibase)
  if (type !== 'Multikey' && key.algorithm !== 'Ed25519') throw unsupported()
  return key
}

function unsupported(): MesheError {
  return new MesheError('key.unsupported', 'This kind of key is not supported.')
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function toAbsolute(id: unknown, did: string): string | null {
  if (typeof id !== 'string') return null
  return id.startsWith('#') ? `${did}${id}` : id
}
