/**
 * Refuses what the safe mode of `jsonld` lets pass in silence: keywords that leave no trace in RDF, so that anybody could
 * add them to a signed document, and contexts in such number that processing them takes seconds.
 *
 * @module
 */
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'

/** Keywords whose content becomes RDF (JSON-LD 1.1, section 1.7). `@index`, `@none`, `@json` … do not, as members. */
const keywords = new Set(['@id', '@type', '@value', '@graph', '@list', '@set', '@included', '@reverse', '@nest'])
/** Those that leave a trace only by what they hold. */
const holders = new Set(['@graph', '@included', '@nest', '@reverse'])
/** Only beside a value. */
const valueKeywords = new Set(['@language', '@direction'])

/** Contexts named in one document, repetitions included: a badge has two or three, a record of learning some dozens. */
const maxContexts = 256
const maxDepth = 512

/**
 * Looks through a document before it is expanded.
 *
 * @throws MesheError `credential.undefined-term` for a keyword that would stand unsigned, `canonicalization.too-complex`
 *   for too many contexts, `json.too-deep`.
 */
export function checkKeywords(document: JsonObject): void {
  let contexts = 0
  visit(document, 0)

  function visit(value: JsonValue | undefined, depth: number): void {
    if (depth > maxDepth) throw new MesheError('json.too-deep', 'The credential is nested too deeply.', { maxDepth })
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1)
      return
    }
    if (typeof value === 'number' && hasUnsafeForm(value)) {
      throw new MesheError('credential.malformed', 'The credential holds a number too small to be signed.', {})
    }
    if (!isJsonObject(value)) return
    for (const [member, inner] of Object.entries(value)) {
      if (member === '@context') {
        countContexts(inner)
        continue
      }
      if (member.startsWith('@')) checkKeyword(member, value)
      visit(inner, depth + 1)
    }
  }

  function countContexts(context: JsonValue | undefined): void {
    contexts += asList(context).length
    if (contexts > maxContexts) {
      throw new MesheError('canonicalization.too-complex', 'The credential names too many contexts.', { maxContexts })
    }
  }
}

/**
 * Fractions that JavaScript writes without a point (1e-7): `jsonld` takes them for integers and writes 0, so that one could be
 * exchanged for another without breaking a signature.
 */
export function hasUnsafeForm(value: number): boolean {
  return !Number.isInteger(value) && !String(value).includes('.')
}

function checkKeyword(member: string, holder: JsonObject): void {
  const holdsNothing = holders.has(member) && asList(holder[member]).every(isEmptyObject)
  if (keywords.has(member) && !holdsNothing) return
  if (valueKeywords.has(member) && typeof holder['@value'] === 'string') return
  throw new MesheError('credential.undefined-term', 'The credential uses a keyword that would not be signed.', {
    term: member.slice(0, 200),
  })
}

function isEmptyObject(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0
}
