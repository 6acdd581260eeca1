/** Why a credential is not read at all, before anybody is asked about it. */
import { readContent } from '../crosswalk/read-content.ts'
import { checkCredentialShape } from '../data-model/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { lookUnsupported } from './read-input.ts'
import { hasEachNodeOnce, usesUnambiguousWords } from './unambiguous-words.ts'
import type { VerificationReason } from './verification-reasons.ts'
import type { CredentialFormat } from './verification-report.ts'

/** Why a document is not read, with the place of the first fault. */
export function lookUnreadable(document: JsonObject, format: CredentialFormat) {
  const unsupported = lookUnsupported(document)
  if (unsupported !== null) return { reason: unsupported }
  const [fault] = checkCredentialShape(document)
  if (fault !== undefined) {
    const isDate = fault.code === 'shape.date-malformed' || fault.code === 'shape.valid-until-before-valid-from'
    const reason: VerificationReason = isDate ? 'readable.malformed-dates' : 'readable.malformed-credential'
    return { reason, facts: { fault: fault.code, path: fault.path } }
  }
  if (format !== 'verifiable-credential' && !usesUnambiguousWords(document)) {
    return { reason: 'readable.ambiguous-words' as const }
  }
  const isReadByFirst = format === 'open-badges-3.0' || format === 'recognition-decision' || format === 'clr-2.0'
  if (isReadByFirst && !hasEachNodeOnce(document)) return { reason: 'readable.ambiguous-nodes' as const }
  return lookUnreadableContent(document, format)
}

export function lookUnreadableContent(document: JsonObject, format: CredentialFormat) {
  try {
    readContent(document, format)
    return null
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    const facts = { fault: error.code, path: String(error.facts['member'] ?? '') }
    return { reason: 'readable.malformed-credential' as const, facts }
  }
}
