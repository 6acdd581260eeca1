/**
 * Reads a credential into its nodes, following JSON-LD 1.1 API, section 5.1.2 (expansion), for what European Digital
 * Credentials use. What JSON-LD refuses, and the rare keywords that are not followed here, are named, never passed over.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../../json/index.ts'
import { type ElmVersion, term31 } from '../elm-version.ts'
import { elmNamespaces } from '../vocabulary-table.ts'
import { GraphNode, type GraphValue, type Place } from './elm-graph.ts'
import { literalOf, valueObjectOf } from './literals.ts'
import { expandReference, isKeywordForm, type Names, namesOf, type PropertyName } from './names.ts'

export interface ElmGraph {
  readonly version: ElmVersion
  /** In the order in which they are first spoken of. */
  readonly nodes: readonly GraphNode[]
  readonly unreadable: readonly Place[]
}

const maxDepth = 100
const langString = `${elmNamespaces.rdf}langString`

/** @param version without it 3.2, or 3.1 where the credential uses a term that only 3.1 has */
export function readGraph(credential: JsonObject, version?: ElmVersion): ElmGraph {
  const reader = new Reader(namesOf(version ?? '3.2'))
  reader.readNode(credential, { outer: null, depth: 0, place: null })
  if (version === undefined && reader.speaks31) return readGraph(credential, '3.1')
  return { version: version ?? '3.2', nodes: reader.nodes, unreadable: reader.unreadable }
}

interface At {
  readonly outer: GraphNode | null
  readonly place: Place | null
  readonly depth: number
}

const keywords = new Set(['@graph', '@included', '@index', '@list', '@nest', '@reverse', '@set', '@direction', '@json'])

class Reader {
  readonly nodes: GraphNode[] = []
  readonly unreadable: Place[] = []
  speaks31 = false
  private readonly named = new Map<string, GraphNode>()
  private readonly names: Names

  constructor(names: Names) {
    this.names = names
  }

  /** Null for a node whose identifier means nothing: nobody can speak of it, but of what stands inside. */
  readNode(object: JsonObject, at: At): GraphNode | null {
    if (at.depth > maxDepth) return this.refuse(at.place)
    const id = object['id'] ?? object['@id']
    const hasId = 'id' in object || '@id' in object
    const isRefused = hasId && (typeof id !== 'string' || isKeywordForm(id) || ('id' in object && '@id' in object))
    if (isRefused) this.refuse(at.place)
    const iri = typeof id === 'string' ? expandReference(id) : null
    const node = iri === null ? new GraphNode(null, at.place) : this.nodeOf(iri, at.place)
    const isDropped = hasId && iri === null
    if (iri === null && !isDropped) this.nodes.push(node)
    const isCredential = this.readTypes(object, node, at.place)
    for (const member in object) this.readMember(node, member, { value: object[member], isCredential, at })
    return isDropped ? null : node
  }

  /** Whether the members of a Verifiable Credential have a meaning here. */
  private readTypes(object: JsonObject, node: GraphNode, place: Place | null): boolean {
    let isCredential = false
    for (const member of ['type', '@type']) {
      if (!(member in object)) continue
      const value = object[member]
      const types: readonly unknown[] = Array.isArray(value) ? value : [value]
      for (const type of types) {
        if (typeof type !== 'string' || type === 'VerifiablePresentation' || isKeywordForm(type)) {
          this.refuse({ outer: place, step: member })
          continue
        }
        if (type === 'VerifiableCredential') isCredential = true
        const iri = this.names.classOf(type)
        if (iri !== null) node.addType(iri)
      }
    }
    return isCredential
  }

  private readMember(
    node: GraphNode,
    member: string,
    { value, isCredential, at }: { readonly value: unknown; readonly isCredential: boolean; readonly at: At },
  ): void {
    if (value === undefined || member === 'id' || member === 'type' || member === '@id' || member === '@type') return
    if (member.startsWith('@')) {
      const isOfRoot = member === '@context' && at.depth === 0
      if (!isOfRoot && (member === '@context' || keywords.has(member))) this.refuse({ outer: at.place, step: member })
      return
    }
    const property = this.names.propertyOf(member, isCredential)
    if (property === null) {
      if (member === term31) this.speaks31 = true
      return
    }
    const inner: At = { outer: node, place: { outer: at.place, step: member }, depth: at.depth + 1 }
    if (property.values === 'proof') this.readProofs(property, value, inner)
    else if (property.values === 'languageMap' && isJsonObject(value)) this.readLanguageMap(property, value, inner)
    else this.readValue(property, value, inner)
  }

  private readValue(property: PropertyName, value: unknown, at: At): void {
    if (value === null || value === undefined) return
    if (Array.isArray(value)) {
      if (at.depth > maxDepth) {
        this.refuse(at.place)
        return
      }
      for (let index = 0; index < value.length; index += 1) {
        const place = { outer: at.place, step: index }
        this.readValue(property, value[index], { outer: at.outer, place, depth: at.depth + 1 })
      }
      return
    }
    if (isJsonObject(value)) {
      this.add(at, property, '@value' in value ? this.readValueObject(value, at) : this.readNode(value, at))
      return
    }
    if (typeof value === 'string' && property.values === 'link') {
      if (isKeywordForm(value)) this.refuse(at.place)
      const iri = expandReference(value)
      this.add(at, property, iri === null ? null : this.nodeOf(iri, at.place))
      return
    }
    const datatype = typeof property.values === 'object' && property.values !== null ? property.values.datatype : null
    this.add(at, property, literalOf(value as string | number | boolean, datatype))
  }

  private readLanguageMap(property: PropertyName, map: JsonObject, at: At): void {
    for (const tag in map) {
      const value = map[tag]
      const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
      for (const text of texts) {
        if (text === null || text === undefined) continue
        if (typeof text !== 'string') {
          this.refuse({ outer: at.place, step: tag })
          continue
        }
        const literal =
          tag === '@none' ? literalOf(text, null) : { text, datatype: langString, language: tag.toLowerCase() }
        this.add(at, property, literal)
      }
    }
  }

  private readValueObject(object: JsonObject, at: At): GraphValue | null {
    const literal = valueObjectOf(object, this.names)
    if (literal !== 'refused') return literal
    return this.refuse(at.place)
  }

  /**
   * A proof stands in a graph of its own: the credential points to that graph, and nothing in it is a value of the model.
   * It is read only for what JSON-LD would refuse.
   */
  private readProofs(property: PropertyName, value: unknown, at: At): void {
    const proofs: readonly unknown[] = Array.isArray(value) ? value.flat(maxDepth) : [value]
    for (const proof of proofs) {
      if (!isJsonObject(proof)) continue
      if ('@value' in proof) {
        this.readValueObject(proof, at)
        continue
      }
      const inside = new Reader(this.names)
      const node = inside.readNode(proof, { outer: null, depth: 0, place: at.place })
      this.unreadable.push(...inside.unreadable)
      const says = 'type' in proof || '@type' in proof || node?.hasValues === true
      if (says) this.add(at, property, new GraphNode(null, at.place))
    }
  }

  private add({ outer }: At, property: PropertyName, value: GraphValue | null): void {
    if (value !== null && outer !== null) outer.add(property.iri, value)
  }

  private nodeOf(iri: string, place: Place | null): GraphNode {
    const known = this.named.get(iri)
    if (known !== undefined) return known
    const made = new GraphNode(iri, place)
    this.named.set(iri, made)
    this.nodes.push(made)
    return made
  }

  private refuse(place: Place | null): null {
    this.unreadable.push(place ?? { outer: null, step: '' })
    return null
  }
}
