/** Turns what `jsonld` throws into ours. */
import { isJsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'

/** Events of the safe mode that mean: a member or a type has no definition and would not be signed. */
const undefinedTermEvents = new Set([
  'invalid property',
  'relative @type reference',
  'relative predicate reference',
  'relative @vocab reference',
  'reserved term',
])

export function toMesheError(cause: unknown): MesheError {
  const own = findOwnCause(cause, 0)
  if (own !== null) return own
  const event = memberOf(memberOf(cause, 'details'), 'event')
  const code = memberOf(event, 'code')
  if (typeof code === 'string' && undefinedTermEvents.has(code)) {
    return new MesheError(
      'credential.undefined-term',
      'The credential uses a term that its contexts do not define.',
      { term: termOf(memberOf(event, 'details')) },
      cause,
    )
  }
  const reason = typeof code === 'string' ? code : String(memberOf(memberOf(cause, 'details'), 'code') ?? 'not JSON-LD')
  return new MesheError('credential.malformed', 'The credential is not sound JSON-LD.', { reason }, cause)
}

function findOwnCause(error: unknown, depth: number): MesheError | null {
  if (error instanceof MesheError) return error
  if (depth > 8 || error === undefined || error === null) return null
  return (
    findOwnCause(memberOf(memberOf(error, 'details'), 'cause'), depth + 1) ??
    findOwnCause(memberOf(error, 'cause'), depth + 1)
  )
}

function termOf(details: unknown): string {
  for (const name of ['property', 'type', 'term', 'predicate', 'vocab', 'expandedProperty']) {
    const term = memberOf(details, name)
    if (typeof term === 'string') return term.slice(0, 200)
  }
  return ''
}

function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined
}
