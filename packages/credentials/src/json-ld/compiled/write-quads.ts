/**
 * Straight from JSON to quads: expansion (JSON-LD 1.1 API, section 5.1.2) and conversion to RDF (section 8.1) in one walk, without
 * building anything in between.
 *
 * @module
 */

import { asList, canonicalizeJson, isJsonObject, type JsonObject, type JsonValue } from '../../json/index.ts'
import { hasUnsafeForm } from '../check-keywords.ts'
import { type ActiveContext, expandReference, initialContext, isPlainIri, type Term } from './active-context.ts'
import { applyContext } from './apply-context.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'
import { QuadList, type Resource } from './quad-list.ts'

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const typeIri = `${rdf}type`
const first = `${rdf}first`
const rest = `${rdf}rest`
const nil = `<${rdf}nil>`
/** Embedded contexts in one document; a credential has a handful. */
const maxContexts = 256
const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/

/** The quads of a document. Throws `OutOfReach` for whatever the general path must judge. */
export function writeQuads(document: JsonObject, documents: ReadonlyMap<string, object>): QuadList {
  const walk = new Walk(documents)
  const subject = walk.node(document, { context: initialContext, property: null, graph: '' })
  if (subject.properties === 0) leaveToGeneralPath('document that says nothing')
  return walk.quads
}

interface Place {
  readonly context: ActiveContext
  /** The member under which the value stands. */
  readonly property: string | null
  readonly graph: Resource | ''
}

class Walk {
  readonly quads = new QuadList()
  private contexts = 0
  private readonly documents: ReadonlyMap<string, object>

  constructor(documents: ReadonlyMap<string, object>) {
    this.documents = documents
  }

  node(value: JsonObject, place: Place): { readonly resource: Resource; readonly properties: number } {
    const contexts = this.contextsOf(value, place)
    const { context, typeContext } = contexts
    let id: string | null = null
    let types: readonly string[] = []
    let hasType = false
    const members: string[] = []
    for (const member in value) {
      if (member === '@context') continue
      const iri = member === '@id' || member === '@type' ? member : context.expandName(member)
      if (iri === '@id') {
        const reference = value[member]
        if (id !== null || typeof reference !== 'string') leaveToGeneralPath('malformed identifier')
        id = expandReference(context, reference)
      } else if (iri === '@type') {
        if (hasType) leaveToGeneralPath('two members for the type')
        hasType = true
        types = this.typesOf(value[member], typeContext)
      } else if (iri === null || iri.startsWith('@')) leaveToGeneralPath('member without meaning')
      else members.push(member)
    }
    const resource: Resource = id === null ? this.quads.blankNode() : `<${id}>`
    for (const type of types) this.quads.add(resource, typeIri, `<${type}>`, place.graph)
    for (const member of members) this.member(resource, member, { value: value[member], context, graph: place.graph })
    return { resource, properties: members.length + types.length }
  }

  /** Property-scoped, embedded and type-scoped contexts, in this order (section 5.1.2, steps 7 to 11). */
  private contextsOf(
    value: JsonObject,
    { context: outer, property }: Place,
  ): { context: ActiveContext; typeContext: ActiveContext } {
    const { documents } = this
    const scoped = property === null ? undefined : outer.terms.get(property)?.scoped
    let context = outer
    if (outer.previous && !isReferenceOnly(value, outer)) context = outer.previous
    if (scoped !== undefined) context = applyContext(context, scoped, { documents, mayOverride: true })
    if ('@context' in value) {
      this.contexts += asList(value['@context']).length
      if (this.contexts > maxContexts) leaveToGeneralPath('too many contexts')
      context = applyContext(context, value['@context'], { documents })
    }
    const typeContext = context
    for (const member in value) {
      if (member !== '@type' && typeContext.terms.get(member)?.id !== '@type') continue
      const named = value[member]
      const types = Array.isArray(named) ? (named.length > 1 ? [...named].sort() : named) : [named]
      for (const type of types) {
        const typeScoped = typeof type === 'string' ? typeContext.terms.get(type)?.scoped : undefined
        if (typeScoped !== undefined) context = applyContext(context, typeScoped, { documents, propagates: false })
      }
    }
    return { context, typeContext }
  }

  private typesOf(value: JsonValue | undefined, context: ActiveContext): readonly string[] {
    return (Array.isArray(value) ? value : [value]).map((type) => {
      if (typeof type !== 'string') leaveToGeneralPath('malformed type')
      const iri = context.expandName(type)
      return iri !== null && isPlainIri(iri) ? iri : leaveToGeneralPath('type without meaning')
    })
  }

  private member(
    subject: Resource,
    name: string,
    { value, context, graph }: { value: JsonValue | undefined; context: ActiveContext; graph: Resource | '' },
  ): void {
    const predicate = context.expandName(name)
    if (predicate === null || !isPlainIri(predicate)) leaveToGeneralPath('member without meaning')
    const term = context.terms.get(name)
    if (term?.isRare) leaveToGeneralPath('rare feature')
    const inner =
      term?.scoped === undefined
        ? context
        : applyContext(context, term.scoped, { documents: this.documents, mayOverride: true })
    const place = { context: inner, property: name, graph }
    if (term?.type === '@json') {
      if (value === undefined) leaveToGeneralPath('no value')
      this.quads.add(subject, predicate, literal(canonicalizeJson(value), `${rdf}JSON`), graph)
    } else if (term?.isLanguageMap && isJsonObject(value))
      this.languageMap(subject, predicate, { map: value, context: inner, graph })
    else if (term?.isList) this.quads.add(subject, predicate, this.list(value, place), graph)
    else this.values(subject, predicate, { value, place, isGraph: term?.isGraph === true })
  }

  private values(
    subject: Resource,
    predicate: string,
    { value, place, isGraph }: { value: JsonValue | undefined; place: Place; isGraph: boolean },
  ): void {
    if (Array.isArray(value)) {
      for (const item of value) {
        if (Array.isArray(item)) leaveToGeneralPath('list of lists')
        this.values(subject, predicate, { value: item, place, isGraph })
      }
      return
    }
    if (value === null) return
    const object = isGraph ? this.graphOf(value, place) : this.object(value, place)
    this.quads.add(subject, predicate, object, place.graph)
  }

  /** A graph container: what stands in it is said in a graph of its own. */
  private graphOf(value: JsonValue | undefined, place: Place): Resource {
    if (place.graph !== '' || !isJsonObject(value)) leaveToGeneralPath('graph in a graph')
    const graph = this.quads.blankNode()
    const { properties } = this.node(value, { ...place, graph })
    if (properties === 0) leaveToGeneralPath('graph that says nothing')
    return graph
  }

  private object(value: JsonValue | undefined, place: Place): Resource {
    if (!isJsonObject(value)) return this.scalar(value, place)
    if (value['@value'] !== undefined || this.isValueObject(value, place.context)) return this.valueObject(value, place)
    return this.node(value, place).resource
  }

  private isValueObject(value: JsonObject, context: ActiveContext): boolean {
    for (const member in value) if (context.terms.get(member)?.id === '@value') return true
    return false
  }

  private list(value: JsonValue | undefined, place: Place): Resource {
    const items = (Array.isArray(value) ? value : [value]).filter((item) => item !== null)
    if (items.some((item) => Array.isArray(item) || item === undefined)) leaveToGeneralPath('list of lists')
    const nodes = items.map(() => this.quads.blankNode())
    items.forEach((item, index) => {
      const node = nodes[index] as Resource
      this.quads.add(node, first, this.object(item, place), place.graph)
      this.quads.add(node, rest, nodes[index + 1] ?? nil, place.graph)
    })
    return nodes[0] ?? nil
  }

  private languageMap(
    subject: Resource,
    predicate: string,
    { map, context, graph }: { map: JsonObject; context: ActiveContext; graph: Resource | '' },
  ): void {
    for (const tag in map) {
      if (!languageTag.test(tag) || context.terms.get(tag)?.id === '@none') leaveToGeneralPath('malformed language')
      const texts = map[tag]
      for (const text of Array.isArray(texts) ? texts : [texts]) {
        if (text === null) continue
        if (typeof text !== 'string') leaveToGeneralPath('text that is none')
        this.quads.add(subject, predicate, `"${escapeText(text)}"@${tag.toLowerCase()}`, graph)
      }
    }
  }

  private scalar(value: JsonValue | undefined, { context, property }: Place): Resource {
    const term: Term | undefined = property === null ? undefined : context.terms.get(property)
    if (term?.id === '@id' || term?.id === '@type') leaveToGeneralPath('keyword as property')
    const type = term?.type ?? null
    if (typeof value === 'string') {
      if (type === '@id') return `<${expandReference(context, value)}>`
      if (type === '@vocab') {
        const iri = context.expandName(value)
        return iri !== null && isPlainIri(iri) ? `<${iri}>` : leaveToGeneralPath('reference without meaning')
      }
    }
    return typed(value, type === '@id' || type === '@vocab' || type === '@none' ? null : type)
  }

  /** A value that says its type or language itself (section 5.1.2, step 15). */
  private valueObject(value: JsonObject, place: Place): Resource {
    const context = this.contextOfValue(value, place)
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
    return literal(content, `https://www.w3.org/ns/i18n#${language ?? ''}_${direction}`)
  }

  private contextOfValue(value: JsonObject, { context, property }: Place): ActiveContext {
    if ('@context' in value) leaveToGeneralPath('context in a value')
    if (context.previous && Object.keys(value).length > 2) leaveToGeneralPath('rare value in a typed node')
    const scoped = property === null ? undefined : context.terms.get(property)?.scoped
    return scoped === undefined
      ? context
      : applyContext(context, scoped, { documents: this.documents, mayOverride: true })
  }
}

/** A node that is nothing but a reference keeps the context of the type around it (section 5.1.2, step 7). */
function isReferenceOnly(value: JsonObject, context: ActiveContext): boolean {
  const members = Object.keys(value)
  return members.length === 1 && (members[0] === '@id' || context.terms.get(members[0] ?? '')?.id === '@id')
}

/** Booleans and numbers in their canonical form (section 8.2.2). */
function typed(value: JsonValue | undefined, type: string | null): string {
  if (typeof value === 'string' && type !== `${xsd}double`) return literal(value, type ?? `${xsd}string`)
  if (typeof value === 'boolean') return literal(String(value), type ?? `${xsd}boolean`)
  const number = typeof value === 'string' ? Number.parseFloat(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number) || hasUnsafeForm(number))
    leaveToGeneralPath('value that is none')
  if (type === `${xsd}double` || !Number.isInteger(number) || Math.abs(number) >= 1e21) {
    return literal(number.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), type ?? `${xsd}double`)
  }
  return literal(number.toFixed(0), type ?? `${xsd}integer`)
}

function literal(text: string, type: string): string {
  return type === `${xsd}string` ? `"${escapeText(text)}"` : `"${escapeText(text)}"^^<${type}>`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const escaped = /[\u0000-\u001f"\\\u007f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const allEscaped = /[\u0000-\u001f"\\\u007f]/g
const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

/** RDF 1.2 N-Quads, canonical form. */
function escapeText(text: string): string {
  if (!escaped.test(text)) return text
  return text.replaceAll(
    allEscaped,
    (sign) => short[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
