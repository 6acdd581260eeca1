/**
 * Makes an active context from a local one (JSON-LD 1.1, sections 4.1.2 Context Processing and 4.2.2 Create Term Definition), for the
 * features that contexts of credentials use. A following context is made once and kept with the one it follows.
 *
 * @module
 */
import { ActiveContext, type Documents, initialContextOf, isPlainIri, type Term } from './active-context.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'

export interface ApplySettings {
  /** Property-scoped contexts may redefine what is protected. */
  readonly mayOverride?: boolean
  /** Type-scoped contexts end with the node, unless they say otherwise. */
  readonly propagates?: boolean
}

type LocalContext = Readonly<Record<string, unknown>>

export function applyContext(active: ActiveContext, local: unknown, settings: ApplySettings = {}): ActiveContext {
  if (!Array.isArray(local)) return applyOne(active, local, settings)
  const propagates = settings.propagates !== false || local.length === 0
  if (!propagates && local.length > 1) leaveToGeneralPath('several contexts of a type')
  return local.reduce<ActiveContext>((context, one) => applyOne(context, one, settings), active)
}

function applyOne(active: ActiveContext, local: unknown, settings: ApplySettings): ActiveContext {
  const { documents } = active
  const how = (settings.mayOverride ? 1 : 0) + (settings.propagates === false ? 2 : 0)
  const isPermanent =
    typeof local === 'string'
      ? documents.has(local)
      : typeof local === 'object' && local !== null && bundledScopes(documents).has(local)
  if (!isPermanent) {
    const kept = active.lookForeign(local, how)
    if (kept) return kept
    const made = process(active, local, settings)
    active.keepForeign(local, how, made)
    return made
  }
  const following = active.following[how]!
  const kept = following.get(local)
  if (kept) return kept
  const made = process(active, local, settings)
  following.set(local, made)
  return made
}

function process(active: ActiveContext, local: unknown, settings: ApplySettings): ActiveContext {
  if (local === null) {
    if (active.hasProtected && !settings.mayOverride) leaveToGeneralPath('protected terms would be forgotten')
    return initialContextOf(active.documents)
  }
  if (typeof local === 'string') return processDocument(active, local, settings)
  if (typeof local !== 'object' || Array.isArray(local)) leaveToGeneralPath('malformed context')
  const context = local as LocalContext
  for (const unsupported of ['@base', '@import', '@language', '@direction']) {
    if (unsupported in context) leaveToGeneralPath(unsupported)
  }
  const propagates = typeof context['@propagate'] === 'boolean' ? context['@propagate'] : settings.propagates !== false
  const previous = propagates ? active.previous : (active.previous ?? active)
  const vocabulary = vocabularyOf(context, active)
  const definition = new Definition(active, context, { ...settings, vocabulary })
  const made = new ActiveContext(definition.defineAll(), { vocabulary, previous, documents: active.documents })
  if (!bundledScopes(active.documents).has(context)) validateScopes(made, context)
  return made
}

function processDocument(active: ActiveContext, url: string, settings: ApplySettings): ActiveContext {
  const document = active.documents.get(url) as LocalContext | undefined
  if (document === undefined) leaveToGeneralPath('unknown context')
  return applyContext(active, document['@context'], settings)
}

function vocabularyOf(context: LocalContext, active: ActiveContext): string | null {
  const value = context['@vocab']
  if (value === undefined) return active.vocabulary
  if (value === null) return null
  return typeof value === 'string' && isPlainIri(value) ? value : leaveToGeneralPath('vocabulary that is no IRI')
}

/** The general path refuses a context with an unusable scoped one, even if nobody uses it. */
function validateScopes(made: ActiveContext, context: LocalContext): void {
  for (const definition of Object.values(context)) {
    const scoped =
      typeof definition === 'object' && definition !== null ? (definition as LocalContext)['@context'] : undefined
    if (scoped !== undefined) applyContext(made, scoped, { mayOverride: true })
  }
}

const scopesOf = new WeakMap<Documents, ReadonlySet<object>>()

/** Every context object inside the bundled documents: what can be trusted to stay as it is. */
function bundledScopes(documents: Documents): ReadonlySet<object> {
  const known = scopesOf.get(documents)
  if (known) return known
  const found = new Set<object>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) found.add(value)
    for (const inner of Object.values(value)) visit(inner)
  }
  for (const document of documents.values()) visit(document)
  scopesOf.set(documents, found)
  return found
}

const settingMembers = new Set(['@version', '@vocab', '@protected', '@propagate'])
const definitionMembers = new Set([
  '@id',
  '@type',
  '@container',
  '@context',
  '@protected',
  '@prefix',
  '@index',
  '@nest',
  '@language',
  '@direction',
  '@reverse',
])
const containers = new Set(['@set', '@list', '@language', '@graph', '@index', '@id', '@type'])

/** One run over the members of a local context, which may refer to each other in any order. */
class Definition {
  private readonly terms: Map<string, Term>
  private readonly state = new Map<string, 'defining' | 'defined'>()
  private readonly context: LocalContext
  private readonly settings: ApplySettings & { readonly vocabulary: string | null }
  private readonly active: ActiveContext

  constructor(
    active: ActiveContext,
    context: LocalContext,
    settings: ApplySettings & { readonly vocabulary: string | null },
  ) {
    this.active = active
    this.terms = new Map(active.terms)
    this.context = context
    this.settings = settings
  }

  defineAll(): ReadonlyMap<string, Term> {
    for (const name of Object.keys(this.context)) if (!settingMembers.has(name)) this.define(name)
    return this.terms
  }

  private define(name: string): void {
    const state = this.state.get(name)
    if (state === 'defined') return
    if (state === 'defining' || name === '' || (name.startsWith('@') && name !== '@type'))
      leaveToGeneralPath('unusable term')
    this.state.set(name, 'defining')
    if (name === '@type') {
      this.state.set(name, 'defined')
      return
    }
    const value = this.context[name]
    const isSimple = typeof value === 'string' || value === null
    const definition = (isSimple ? { '@id': value } : value) as LocalContext
    if (
      typeof definition !== 'object' ||
      Array.isArray(definition) ||
      Object.keys(definition).some((member) => !definitionMembers.has(member))
    ) {
      leaveToGeneralPath('malformed term')
    }
    const before = this.active.terms.get(name)
    const term = this.read(name, definition, isSimple)
    if (before?.isProtected && !this.settings.mayOverride) {
      if (before.signature !== term.signature) leaveToGeneralPath('protected term is redefined')
      this.terms.set(name, before)
    } else {
      this.terms.set(name, term)
    }
    this.state.set(name, 'defined')
  }

  private read(name: string, definition: LocalContext, isSimple: boolean): Term {
    const id = this.idOf(name, definition)
    const type = this.typeOf(definition['@type'])
    const container = [definition['@container'] ?? []].flat() as string[]
    if (container.some((kind) => !containers.has(kind))) leaveToGeneralPath('unknown container')
    const prefix = definition['@prefix']
    const isPrefix = typeof prefix === 'boolean' ? prefix : isSimple && id !== null && /[:/?#[\]@]$/.test(id)
    const ownProtection = definition['@protected']
    const isProtected = ownProtection === true || (this.context['@protected'] === true && ownProtection !== false)
    const rare =
      container.some((kind) => kind === '@index' || kind === '@id' || kind === '@type') ||
      ['@index', '@nest', '@language', '@direction', '@reverse'].some((member) => member in definition)
    return {
      id,
      type,
      isSet: container.includes('@set'),
      isList: container.includes('@list'),
      isLanguageMap: container.includes('@language'),
      isGraph: container.includes('@graph'),
      isPrefix,
      isProtected,
      scoped: definition['@context'],
      signature: JSON.stringify([
        id,
        type,
        container,
        isPrefix,
        definition['@context'],
        definition['@index'],
        definition['@nest'],
        definition['@language'],
        definition['@direction'],
        definition['@reverse'],
      ]),
      isRare: rare,
    }
  }

  private idOf(name: string, definition: LocalContext): string | null {
    if ('@reverse' in definition) leaveToGeneralPath('reverse property')
    const id = definition['@id']
    if (id === null) return null
    if (name.includes(':') || name.includes('/')) leaveToGeneralPath('term in the form of an IRI')
    if (id === undefined || id === name) {
      if (this.settings.vocabulary === null) leaveToGeneralPath('term without IRI')
      return this.settings.vocabulary + name
    }
    if (typeof id !== 'string') leaveToGeneralPath('malformed identifier')
    if (id === '@context' || id === '@preserve') leaveToGeneralPath('alias of a context')
    return id.startsWith('@') ? this.keyword(id) : this.expand(id)
  }

  private keyword(id: string): string {
    return id === '@id' || id === '@type' || id === '@value' || id === '@language' || id === '@direction'
      ? id
      : leaveToGeneralPath('alias of a rare keyword')
  }

  private typeOf(type: unknown): string | null {
    if (type === undefined) return null
    if (typeof type !== 'string') leaveToGeneralPath('malformed type')
    return type === '@id' || type === '@vocab' || type === '@json' || type === '@none' ? type : this.expand(type)
  }

  /** An IRI inside a context: a term of it, a compact IRI, an IRI, or a name of the vocabulary. */
  private expand(value: string): string {
    if (Object.hasOwn(this.context, value)) this.define(value)
    const term = this.terms.get(value)
    const iri = term ? term.id : this.expandCompact(value)
    return iri !== null && isPlainIri(iri) ? iri : leaveToGeneralPath('identifier that is no plain IRI')
  }

  private expandCompact(value: string): string | null {
    const colon = value.indexOf(':')
    if (colon > 0) {
      if (value.startsWith('//', colon + 1)) return value
      const prefix = value.slice(0, colon)
      if (Object.hasOwn(this.context, prefix)) this.define(prefix)
      const term = this.terms.get(prefix)
      if (term?.isPrefix && term.id !== null) return term.id + value.slice(colon + 1)
      return value
    }
    return this.settings.vocabulary === null ? null : this.settings.vocabulary + value
  }
}
