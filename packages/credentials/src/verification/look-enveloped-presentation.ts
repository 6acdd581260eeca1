/** A presentation in an envelope (VC Data Model 2.0, section 4.13.2): the token in it, or why there is none to read. */
import { isJsonObject, type JsonObject, parseJson } from '../json/index.ts'
import { type ErrorCode, MesheError } from '../meshe-error.ts'
import { openEnvelope } from '../vc-jose/index.ts'

type EnvelopedPresentation =
  | { readonly token: string }
  | {
      readonly reason:
        | 'readable.not-a-presentation'
        | 'readable.malformed-presentation'
        | 'readable.format-not-supported-yet'
      readonly fault: ErrorCode
    }

/** Null for what is no such envelope. Of the tokens in one only `vp+jwt` is read. */
export function lookEnvelopedPresentation(input: string | JsonObject): EnvelopedPresentation | null {
  const document = typeof input === 'string' ? lookObject(input) : input
  if (document === null) return null
  try {
    const opened = openEnvelope(document)
    if (opened === null) return null
    if (opened.type !== 'EnvelopedVerifiablePresentation') {
      return { reason: 'readable.not-a-presentation', fault: 'vc-jose.not-a-presentation' }
    }
    if (opened.mediaType === 'application/vp+jwt') return { token: opened.token }
    return { reason: 'readable.format-not-supported-yet', fault: 'envelope.unsupported' }
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    const isUnknown = error.code === 'envelope.unsupported'
    return {
      reason: isUnknown ? 'readable.format-not-supported-yet' : 'readable.malformed-presentation',
      fault: error.code,
    }
  }
}

/** Text that cannot be read is told so by whoever reads it next. */
function lookObject(text: string): JsonObject | null {
  if (!text.trimStart().startsWith('{')) return null
  try {
    const value = parseJson(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
