/** Values as terms of RDF (JSON-LD 1.1 API, sections 5.3.2 Value Expansion and 8.2.2 Object to RDF Conversion). */
import { canonicalizeJson, isJsonObject, type JsonObject, type JsonValue } from '../../json/index.ts'
import { hasUnsafeForm } from '../check-keywords.ts'
import { escapeText } from '../rdf/quads.ts'
import { type ActiveContext, expandReference, isPlainIri } from './active-context.ts'
import { applyContext } from './apply-context.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'
import type { Step } from './shapes.ts'

const xsdString = 'http://www.w3.org/2001/XMLSchema#string'
const xsdBoolean = 'http://www.w3.org/2001/XMLSchema#boolean'
const xsdInteger = 'http://www.w3.org/2001/XMLSchema#integer'
const xsdDouble = 'http://www.w3.org/2001/XMLSchema#double'
const rdfJson = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON'
const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/

export function scalarTerm(value: JsonValue | undefined, { coercion, datatype, context }: Step): string {
  if (typeof value === 'string') {
    if (coercion === 'reference') return `<${expandReference(context, value)}>`
    if (coercion === 'vocabulary') {
      const iri = context.expandName(value)
      return iri !== null && isPlainIri(iri) ? `<${iri}>` : leaveToGeneralPath('reference without meaning')
    }
  }
  return typed(value, datatype)
}

/** The texts of a language map, unsorted (section 5.1.2, step 13.7). */
export function languageTexts(map: JsonObject, context: ActiveContext): string[] {
  const found: string[] = []
  for (const tag in map) {
    if (!languageTag.test(tag) || context.terms.get(tag)?.id === '@none') leaveToGeneralPath('malformed language')
    const texts = map[tag]
    if (typeof texts === 'string') {
      found.push(`"${escapeText(texts)}"@${tag.toLowerCase()}`)
      continue
    }
    for (const text of Array.isArray(texts) ? texts : [texts]) {
      if (text === null) continue
      if (typeof text !== 'string') leaveToGeneralPath('text that is none')
      found.push(`"${escapeText(text)}"@${tag.toLowerCase()}`)
    }
  }
  return found
}

export function jsonLiteral(value: JsonValue | undefined): string {
  if (value === undefined) leaveToGeneralPath('no value')
  checkJson(value, 0)
  return plainLiteral(canonicalizeJson(value), rdfJson)
}

/** What the general path refuses at any depth. */
function checkJson(value: JsonValue | undefined, depth: number): void {
  if (depth > 100 || (typeof value === 'number' && hasUnsafeForm(value))) leaveToGeneralPath('rare JSON')
  if (Array.isArray(value)) for (const item of value) checkJson(item, depth + 1)
  else if (isJsonObject(value)) {
    for (const member in value) {
      if (member.startsWith('@')) leaveToGeneralPath('keyword in JSON')
      checkJson(value[member], depth + 1)
    }
  }
}

/** A value that says its type or language itself (section 5.1.2, step 15). */
export function valueObject(value: JsonObject, step: Step): string {
  const context = contextOfValue(value, step)
  let content: JsonValue | undefined
  let type: string | null = null
  let language: string | null = null
  let direction: string | null = null
  for (const member in value) {
    const keyword = member.startsWith('@') ? member : context.expandName(member)
    const said = value[member]
    if (keyword === '@value') content = said
    else if (typeof said !== 'string') leaveToGeneralPath('malformed value')
    else if (keyword === '@type') type = context.expandName(said)
    else if (keyword === '@language') language = said.toLowerCase()
    else if (keyword === '@direction') direction = said
    else leaveToGeneralPath('malformed value')
  }
  if (content === undefined || content === null || typeof content === 'object')
    leaveToGeneralPath('value without content')
  if (language === null && direction === null) {
    if (type !== null && !isPlainIri(type)) leaveToGeneralPath('rare type')
    return typed(content, type)
  }
  if (typeof content !== 'string' || type !== null || (language !== null && !languageTag.test(language)))
    leaveToGeneralPath('malformed text')
  if (direction === null) return `"${escapeText(content)}"@${language}`
  if (direction !== 'ltr' && direction !== 'rtl') leaveToGeneralPath('malformed direction')
  return plainLiteral(content, `https://www.w3.org/ns/i18n#${language ?? ''}_${direction}`)
}

function contextOfValue(value: JsonObject, { context, member }: Step): ActiveContext {
  if (context.previous && Object.keys(value).length > 2) leaveToGeneralPath('rare value in a typed node')
  const scoped = context.terms.get(member)?.scoped
  return scoped === undefined ? context : applyContext(context, scoped, { mayOverride: true })
}

/** Booleans and numbers in their canonical form (section 8.2.2). */
function typed(value: JsonValue | undefined, type: string | null): string {
  if (typeof value === 'string' && type !== xsdDouble) return plainLiteral(value, type ?? xsdString)
  if (typeof value === 'boolean') return plainLiteral(value ? 'true' : 'false', type ?? xsdBoolean)
  const number = typeof value === 'string' ? Number.parseFloat(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number) || hasUnsafeForm(number))
    leaveToGeneralPath('value that is none')
  if (type === xsdDouble || !Number.isInteger(number) || Math.abs(number) >= 1e21) {
    return plainLiteral(number.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), type ?? xsdDouble)
  }
  return plainLiteral(number.toFixed(0), type ?? xsdInteger)
}

/** The type is a plain IRI: it needs no escaping. */
function plainLiteral(text: string, type: string): string {
  return type === xsdString ? `"${escapeText(text)}"` : `"${escapeText(text)}"^^<${type}>`
}
