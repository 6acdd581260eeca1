/**
 * The nodes of a credential as the official shapes see them: nodes of one identifier are one, equal values count once, text
 * has its datatype. Built from the JSON alone.
 *
 * @module
 */

/** Where something stands first in the document. */
export interface Place {
  readonly outer: Place | null
  readonly step: string | number
}

export interface ElmLiteral {
  readonly text: string
  /** Full IRI. */
  readonly datatype: string
  /** Lower case; null where the text has none. */
  readonly language: string | null
}

export class GraphNode {
  /** IRI, label of a blank node, or null for a blank node without one. */
  readonly id: string | null
  readonly place: Place | null
  readonly types: string[] = []
  private readonly values = new Map<string, GraphValue[]>()
  /** Only where there are many values: a list is compared in full. */
  private readonly known = new Map<string, Set<GraphValue | string>>()

  constructor(id: string | null, place: Place | null) {
    this.id = id
    this.place = place
  }

  get isNamed(): boolean {
    return this.id !== null && !this.id.startsWith('_:')
  }

  get hasValues(): boolean {
    return this.values.size > 0
  }

  hasType(iri: string): boolean {
    return this.types.includes(iri)
  }

  addType(iri: string): void {
    if (!this.types.includes(iri)) this.types.push(iri)
  }

  valuesOf(property: string): readonly GraphValue[] {
    return this.values.get(property) ?? none
  }

  add(property: string, value: GraphValue): void {
    const list = this.values.get(property)
    if (list === undefined) this.values.set(property, [value])
    else if (!this.isKnown(property, list, value)) list.push(value)
  }

  private isKnown(property: string, list: readonly GraphValue[], value: GraphValue): boolean {
    if (list.length < 8) return list.some((other) => isSameValue(other, value))
    let known = this.known.get(property)
    if (known === undefined) {
      known = new Set(list.map(keyOf))
      this.known.set(property, known)
    }
    const key = keyOf(value)
    if (known.has(key)) return true
    known.add(key)
    return false
  }
}

export type GraphValue = GraphNode | ElmLiteral

const none: readonly GraphValue[] = []

export function isNode(value: GraphValue): value is GraphNode {
  return value instanceof GraphNode
}

function isSameValue(one: GraphValue, other: GraphValue): boolean {
  if (one === other) return true
  if (isNode(one) || isNode(other)) return false
  return one.text === other.text && one.datatype === other.datatype && one.language === other.language
}

function keyOf(value: GraphValue): GraphValue | string {
  return isNode(value) ? value : `${value.datatype} ${value.language ?? ''} ${value.text}`
}

/** JSON pointer (RFC 6901). */
export function pointerOf(place: Place | null): string {
  const steps: string[] = []
  for (let current = place; current !== null; current = current.outer) steps.push(String(current.step))
  return steps
    .reverse()
    .map((step) => `/${step.replace(/~/g, '~0').replace(/\//g, '~1')}`)
    .join('')
}
