/**
 * A context that is ready to use: terms resolved once, and the contexts that follow from it kept (JSON-LD 1.1, section 4.1).
 *
 * @module
 */
import { countKept, generation, maxNameLength } from './kept-memory.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'

export interface Term {
  /** The IRI, a keyword, or null for a term that is taken away. */
  readonly id: string | null
  /** Type coercion: an IRI, `@id`, `@vocab`, `@json`, `@none`. */
  readonly type: string | null
  readonly isSet: boolean
  readonly isList: boolean
  readonly isLanguageMap: boolean
  readonly isGraph: boolean
  readonly isPrefix: boolean
  readonly isProtected: boolean
  /** The scoped context; undefined where there is none, null where everything is forgotten. */
  readonly scoped: unknown
  /** What the term says, for comparing with a second definition. */
  readonly signature: string
  /** Uses a feature that only the general path knows. */
  readonly isRare: boolean
}

export type Documents = ReadonlyMap<string, object>

interface ActiveContextFacts {
  readonly vocabulary: string | null
  readonly previous: ActiveContext | null
  readonly documents: Documents
}

export class ActiveContext {
  readonly terms: ReadonlyMap<string, Term>
  readonly vocabulary: string | null
  /** Where a type-scoped context ends. */
  readonly previous: ActiveContext | null
  readonly hasProtected: boolean
  /** Contexts by address; nothing else is known. */
  readonly documents: Documents
  /** Contexts that follow from bundled ones, which stay: by what was applied (an address or a bundled object) and how. */
  readonly following: readonly Map<unknown, ActiveContext>[] = [new Map(), new Map(), new Map(), new Map()]
  private readonly followingForeign = new Map<string, ActiveContext>()
  /** The foreign context that was applied last: most documents of one issuer bring the same. */
  private latest: { readonly how: number; readonly local: unknown; readonly context: ActiveContext } | null = null
  private readonly expanded = new Map<string, string | null>()
  private learnedIn = generation()

  constructor(terms: ReadonlyMap<string, Term>, { vocabulary, previous, documents }: ActiveContextFacts) {
    this.documents = documents
    this.terms = terms
    this.vocabulary = vocabulary
    this.previous = previous
    this.hasProtected = [...terms.values()].some((term) => term.isProtected)
  }

  /** IRI or keyword of a member name or type; null where it has none (IRI expansion with vocabulary). */
  expandName(name: string): string | null {
    const known = this.expanded.get(name)
    if (known !== undefined) return known
    const iri = expandName(this, name)
    if (this.expanded.size < 2000 && name.length <= maxNameLength) this.expanded.set(name, iri)
    return iri
  }

  lookForeign(local: unknown, how: number): ActiveContext | undefined {
    this.forgetOld()
    const { latest } = this
    if (latest !== null && latest.how === how && isSameJson(local, latest.local)) return latest.context
    const text = JSON.stringify(local)
    const known = this.followingForeign.get(`${how} ${text}`)
    if (known !== undefined) this.latest = { how, local: JSON.parse(text), context: known }
    return known
  }

  keepForeign(local: unknown, how: number, context: ActiveContext): void {
    const text = `${how} ${JSON.stringify(local)}`
    this.followingForeign.set(text, context)
    countKept(text.length * 4 + context.terms.size * 100)
  }

  private forgetOld(): void {
    if (this.learnedIn === generation()) return
    this.learnedIn = generation()
    this.followingForeign.clear()
    this.latest = null
  }
}

/** Whether `given` says what `kept` says; `kept` was parsed, so that nobody changes it and nothing in it is undefined. */
function isSameJson(given: unknown, kept: unknown): boolean {
  if (given === kept) return true
  if (typeof given !== 'object' || typeof kept !== 'object' || given === null || kept === null) return false
  if (Array.isArray(given) || Array.isArray(kept)) {
    if (!Array.isArray(given) || !Array.isArray(kept) || given.length !== kept.length) return false
    return given.every((item, index) => isSameJson(item, kept[index]))
  }
  let members = 0
  for (const member in given) {
    if (!Object.hasOwn(kept, member)) return false
    if (!isSameJson((given as Record<string, unknown>)[member], (kept as Record<string, unknown>)[member])) return false
    members += 1
  }
  for (const _ in kept) members -= 1
  return members === 0
}

const initialContexts = new WeakMap<Documents, ActiveContext>()

/** The context in which nothing is defined. */
export function initialContextOf(documents: Documents): ActiveContext {
  const known = initialContexts.get(documents)
  if (known) return known
  const made = new ActiveContext(new Map(), { vocabulary: null, previous: null, documents })
  initialContexts.set(documents, made)
  return made
}

const absolute = /^(?:[A-Za-z][A-Za-z0-9+\-.]*|_):\S*$/
const looksLikeKeyword = /^@[a-zA-Z]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const plainIri = /^[A-Za-z][A-Za-z0-9+\-.]*:[^\s\u0000-\u0020<>"{}|^`\\\u007f]*$/

/** An IRI that can be written as it is. */
export function isPlainIri(iri: string): boolean {
  return plainIri.test(iri)
}

function expandName(context: ActiveContext, name: string): string | null {
  const term = context.terms.get(name)
  if (term) return term.id
  if (name.startsWith('@')) return looksLikeKeyword.test(name) ? leaveToGeneralPath('keyword as name') : null
  const compact = expandCompact(context, name)
  if (compact !== null) return compact
  return context.vocabulary === null ? null : context.vocabulary + name
}

/** IRI of an `@id`, which is never a term (IRI expansion with base; there is no base). */
export function expandReference(context: ActiveContext, value: string): string {
  const iri = replacePrefix(context, value)
  return iri !== null && isPlainIri(iri) ? iri : leaveToGeneralPath('reference that is no plain IRI')
}

function expandCompact(context: ActiveContext, value: string): string | null {
  const iri = replacePrefix(context, value)
  return iri === value && !absolute.test(value) && !hasAuthority(value) ? null : iri
}

/** The value with its prefix written out, or as it is where it has none; null without a colon. */
function replacePrefix(context: ActiveContext, value: string): string | null {
  const colon = value.indexOf(':')
  if (colon <= 0) return null
  if (value.startsWith('//', colon + 1)) return value
  const prefix = context.terms.get(value.slice(0, colon))
  return prefix?.isPrefix && prefix.id !== null ? prefix.id + value.slice(colon + 1) : value
}

function hasAuthority(value: string): boolean {
  return value.startsWith('//', value.indexOf(':') + 1)
}
