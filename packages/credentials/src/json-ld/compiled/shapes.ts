/**
 * What was learned about the places of a document: the members that nodes have there, as a tree with one step a member, which ends in a
 * plan. A node whose members were seen before needs no thought.
 *
 * @module
 */
import type { ActiveContext } from './active-context.ts'
import { applyContext } from './apply-context.ts'
import { countKept, generation, maxNameLength } from './kept-memory.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'

export type Coercion = 'none' | 'reference' | 'vocabulary' | 'double'
export type Holding = 'values' | 'list' | 'language-map' | 'graph' | 'json'

/** What to do with one member of a node. */
export interface Step {
  readonly member: string
  readonly predicate: string
  /** ` <predicate> `, ready between subject and object. */
  readonly infix: string
  readonly holding: Holding
  readonly coercion: Coercion
  /** The datatype of texts, numbers and booleans; null where they keep their own. */
  readonly datatype: string | null
  /** ` <predicate> "`, and what follows the text up to the end of the line. */
  readonly beforeText: string
  readonly afterText: string
  /** The context of what stands inside. */
  readonly context: ActiveContext
  readonly position: Position
}

/** What to do with a node of a shape: its steps in the order of their predicates. */
export interface NodePlan {
  readonly kind: 'node'
  readonly context: ActiveContext
  readonly idMember: string | null
  /** Lines for the types, without the subject. */
  readonly types: readonly string[]
  /** How many steps come before the types in the order of predicates. */
  readonly typesAt: number
  readonly steps: readonly Step[]
  /** Two members say the same predicate: the order must be made for each node. */
  readonly needsSorting: boolean
}

/** `value` is an object with `@value`. */
export type Plan = NodePlan | { readonly kind: 'value' }

export class Position {
  /** The context around the node. */
  readonly outer: ActiveContext
  /** The member under which it stands; null at the top of a document, and for a node with a context of its own. */
  readonly property: string | null
  readonly start: Shape

  constructor(outer: ActiveContext, property: string | null) {
    this.outer = outer
    this.property = property
    this.start = new Shape(this, null, { name: '', isType: false, isTypeValue: false })
  }

  /** The context before types are looked at: property-scoped after type-scoped ones ended (JSON-LD API, 5.1.2, steps 7 and 8). */
  contextOf({ isReferenceOnly }: { readonly isReferenceOnly: boolean }): ActiveContext {
    const { outer, property } = this
    if (property === null) return outer
    const scoped = outer.terms.get(property)?.scoped
    const context = outer.previous && !isReferenceOnly ? outer.previous : outer
    return scoped === undefined ? context : applyContext(context, scoped, { mayOverride: true })
  }
}

/** The members seen so far, in their order; after a member for the type also its values. */
export class Shape {
  readonly position: Position
  readonly before: Shape | null
  readonly name: string
  /** `@type` or an alias of it: its values are steps too. */
  readonly isType: boolean
  readonly isTypeValue: boolean
  /** Made when the first node ends here. */
  plan: Plan | null = null
  private readonly members = new Map<string, Shape>()
  private readonly types = new Map<string, Shape>()

  constructor(
    position: Position,
    before: Shape | null,
    { name, isType, isTypeValue }: { readonly name: string; readonly isType: boolean; readonly isTypeValue: boolean },
  ) {
    this.position = position
    this.before = before
    this.name = name
    this.isType = isType
    this.isTypeValue = isTypeValue
    countKept(600 + name.length * 2)
  }

  withMember(name: string): Shape {
    return this.members.get(name) ?? this.grow(this.members, name, { isTypeValue: false })
  }

  withType(type: string): Shape {
    return this.types.get(type) ?? this.grow(this.types, type, { isTypeValue: true })
  }

  private grow(map: Map<string, Shape>, name: string, { isTypeValue }: { readonly isTypeValue: boolean }): Shape {
    if (name.length > maxNameLength) leaveToGeneralPath('long name')
    const isType = !isTypeValue && this.isTypeAlias(name)
    const grown = new Shape(this.position, this, { name, isType, isTypeValue })
    map.set(name, grown)
    return grown
  }

  private isTypeAlias(name: string): boolean {
    if (name === '@type') return true
    return this.position.contextOf({ isReferenceOnly: false }).terms.get(name)?.id === '@type'
  }
}

interface Places {
  readonly generation: number
  readonly byMember: Map<string | null, Position>
}
const placesOf = new WeakMap<ActiveContext, Places>()

/** The place of nodes under a member; `null` for nodes whose own context led to this one. */
export function positionIn(context: ActiveContext, member: string | null): Position {
  let places = placesOf.get(context)
  if (places?.generation !== generation()) {
    places = { generation: generation(), byMember: new Map() }
    placesOf.set(context, places)
  }
  const known = places.byMember.get(member)
  if (known) return known
  const made = new Position(context, member)
  places.byMember.set(member, made)
  return made
}
