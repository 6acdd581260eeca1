/** Why a document is not read as a presentation, before anybody is asked about it. */
import { checkPresentationShape } from '../data-model/index.ts'
import { asList, isJsonObject, type JsonObject } from '../json/index.ts'
import { maxPresented } from './compose-presentation-report.ts'
import { withoutOwnTypes } from './own-types.ts'
import { usesUnambiguousWords } from './unambiguous-words.ts'
import type { VerificationReason } from './verification-reasons.ts'

/** Why a document is not read as a presentation. */
export function lookUnreadablePresentation(
  document: JsonObject,
): { readonly reason: VerificationReason; readonly facts?: Readonly<Record<string, string>> } | null {
  if (!asList(document['type']).includes('VerifiablePresentation')) return { reason: 'readable.not-a-presentation' }
  const { verifiableCredential, ...own } = document
  if (asList(verifiableCredential).length > maxPresented) return { reason: 'readable.too-large' }
  const [fault] = checkPresentationShape(document)
  if (fault !== undefined) {
    return { reason: 'readable.malformed-presentation', facts: { fault: fault.code, path: fault.path } }
  }
  return isJsonObject(own) && usesUnambiguousWords(withoutOwnTypes(own)) ? null : { reason: 'readable.ambiguous-words' }
}
