/** Finds a key in a document for a purpose (Controlled Identifiers 1.0, section 3.3 Retrieve Verification Method). */
import { isJsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { DidDocument, VerificationMethod } from './did-document.ts'

export type ProofPurpose = 'assertionMethod' | 'authentication'

/**
 * The method with this absolute id, when the document allows it for the purpose. The document is foreign: its members
 * are checked here, not trusted.
 *
 * @throws MesheError `key.not-found`; `key.not-authorized` when the document names it, but not for this purpose or as
 *   somebody else's; `did.malformed` when the document names it twice.
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
  if (!isAllowed || method['controller'] !== document.id) {
    throw new MesheError('key.not-authorized', 'The document does not allow this key for this purpose.', {
      verificationMethod: id,
      purpose,
    })
  }
  return { ...method, id } as unknown as VerificationMethod
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function toAbsolute(id: unknown, did: string): string | null {
  if (typeof id !== 'string') return null
  return id.startsWith('#') ? `${did}${id}` : id
}
