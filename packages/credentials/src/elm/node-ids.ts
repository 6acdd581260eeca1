/**
 * Identifiers of the nodes of one credential. JSON-LD merges nodes of equal identifier, so each is the credential's own
 * and tells only that it is part of it.
 *
 * @module
 */
import type { Award } from '../micro-credential/index.ts'

const absoluteIri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/

/** `urn:credential:<uuid>`, as the official samples write it, from the `urn:uuid:` of the award. */
export function credentialIdOf(award: Award): string {
  return `urn:credential:${award.id.replace(/^urn:uuid:/, '')}`
}

/** The identifier of a part of the credential, e.g. `urn:credential:<uuid>#address`. */
export function nodeIdOf(award: Award, part: string): string {
  return `${credentialIdOf(award)}#${part}`
}

/** Whether a text may stand as a node identifier: JSON-LD in safe mode refuses anything relative. */
export function isAbsoluteIri(text: string): boolean {
  return absoluteIri.test(text)
}
