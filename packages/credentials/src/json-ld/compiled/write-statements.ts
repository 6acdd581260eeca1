/**
 * Straight from JSON to statements: expansion (JSON-LD 1.1 API, section 5.1.2) and conversion to RDF (section 8.1) in one walk, by the
 * plans made for nodes of the same shape.
 *
 * @module
 */
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../../json/index.ts'
import { escapeText, type Term } from '../rdf/quads.ts'
import { type ActiveContext, expandReference } from './active-context.ts'
import { applyContext } from './apply-context.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'
import { makePlan } from './plan.ts'
import { type NodePlan, type Plan, type Position, positionIn, type Shape, type Step } from './shapes.ts'
import { Dataset, type Foundation, type Statements } from './statements.ts'
import { jsonLiteral, languageTexts, scalarTerm, valueObject } from './values.ts'

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const firstInfix = ` <${rdf}first> `
const restInfix = ` <${rdf}rest> `
const nil = `<${rdf}nil>`
/** Embedded contexts in one document; a credential has a handful. */
const maxContexts = 256
/** The general path says what is wrong with more. */
const maxDepth = 500

/**
 * What a document says; its own `@context` is already in `context`. Throws `OutOfReach` for whatever the general path must judge.
 */
export function writeStatements(
  document: JsonObject,
  context: ActiveContext,
  parts: KnownParts | null = null,
): Dataset {
  const dataset = new Dataset(parts?.foundation ?? null)
  const walk = new Walk(dataset, { contexts: asList(document['@context']).length, parts })
  const isEmpty = walk.node(document, positionIn(context, null), { isTop: true }) === null
  if (isEmpty) leaveToGeneralPath('document that says nothing')
  return dataset
}

interface NodeSettings {
  /** Its context was applied before. */
  readonly isTop?: boolean
  /** It must say something. */
  readonly isGraph?: boolean
}

/** Nodes whose statements are in the foundation already. */
export interface KnownParts {
  readonly foundation: Foundation
  /** The term for a known node; null for any other. */
  termOf(node: JsonObject, position: Position, depth: number): Term | null
}

interface WalkSettings {
  /** Those counted so far. */
  readonly contexts?: number
  /** How deep in the document it starts. */
  readonly depth?: number
  readonly parts?: KnownParts | null
}

export class Walk {
  private readonly dataset: Dataset
  private readonly parts: KnownParts | null
  private contexts: number
  private depth: number
  private graph: number | null = null
  /** Statements about the node that was written last. */
  private said = 0

  constructor(dataset: Dataset, { contexts = 0, depth = 0, parts = null }: WalkSettings) {
    this.depth = depth
    this.dataset = dataset
    this.parts = parts
    this.contexts = contexts
    this.countContexts(0)
  }

  /** The term for the node; null for one that had to say something and does not. */
  node(value: JsonObject, position: Position, { isTop = false, isGraph = false }: NodeSettings = {}): Term | null {
    const plan = this.planFor(value, position, isTop)
    if (plan.kind !== 'node') return leaveToGeneralPath('value as a node')
    const term = this.write(value, plan)
    return (isTop || isGraph) && this.said === 0 ? null : term
  }

  private planFor(value: JsonObject, position: Position, isTop: boolean): Plan {
    let shape: Shape = position.start
    for (const member in value) {
      if (member === '@context') {
        if (isTop) continue
        return this.planFor(value, this.ownPosition(value, position), true)
      }
      shape = shape.withMember(member)
      if (!shape.isType) continue
      const types = value[member]
      if (typeof types === 'string') shape = shape.withType(types)
      else if (Array.isArray(types)) {
        for (const type of types) {
          shape = typeof type === 'string' ? shape.withType(type) : leaveToGeneralPath('malformed type')
        }
      } else leaveToGeneralPath('malformed type')
    }
    shape.plan ??= makePlan(shape)
    return shape.plan
  }

  /** A node with a context of its own. */
  private ownPosition(value: JsonObject, position: Position): Position {
    const local = value['@context']
    this.countContexts(asList(local).length)
    const around = position.contextOf({ isReferenceOnly: false })
    return positionIn(applyContext(around, local), null)
  }

  private countContexts(more: number): void {
    this.contexts += more
    if (this.contexts > maxContexts) leaveToGeneralPath('too many contexts')
  }

  private write(value: JsonObject, plan: NodePlan): Term {
    this.depth += 1
    if (this.depth > maxDepth) leaveToGeneralPath('deep document')
    const statements = this.subject(value, plan)
    const saidBefore = statements.texts.length
    if (plan.needsSorting) statements.isSorted = false
    const { steps, types, typesAt } = plan
    for (let index = 0; index < typesAt; index += 1) this.step(statements, steps[index] as Step, value)
    for (const type of types) {
      statements.texts.push(type)
      statements.blanks.push(-1)
    }
    for (let index = typesAt; index < steps.length; index += 1) this.step(statements, steps[index] as Step, value)
    this.depth -= 1
    this.said = statements.texts.length - saidBefore
    return statements.subject
  }

  private subject(value: JsonObject, { idMember, context }: NodePlan): Statements {
    if (idMember === null) return this.dataset.blank(this.graph)
    const id = value[idMember]
    if (typeof id !== 'string') leaveToGeneralPath('malformed identifier')
    return this.dataset.iri(expandReference(context, id), this.graph)
  }

  private step(statements: Statements, step: Step, node: JsonObject): void {
    const value = node[step.member]
    switch (step.holding) {
      case 'values':
        if (typeof value === 'string' && step.coercion === 'none') {
          statements.texts.push(step.beforeText + escapeText(value) + step.afterText)
          statements.blanks.push(-1)
        } else this.values(statements, step, value)
        return
      case 'language-map':
        if (isJsonObject(value)) this.constants(statements, step, languageTexts(value, step.context))
        else this.values(statements, step, value)
        return
      case 'list':
        // nothing at all is no list (section 5.1.2, step 13.11); a list of nothing is an empty one
        if (value !== null) this.say(statements, step.infix, this.list(value, step))
        return
      case 'graph':
        this.values(statements, step, value)
        return
      case 'json':
        this.say(statements, step.infix, jsonLiteral(value))
    }
  }

  private say(statements: Statements, infix: string, object: Term): void {
    if (typeof object === 'number') this.dataset.refer(statements, infix, object)
    else {
      statements.texts.push(`${infix}${object} .\n`)
      statements.blanks.push(-1)
    }
  }

  private values(statements: Statements, step: Step, value: JsonValue | undefined): void {
    if (value === null) return
    if (!Array.isArray(value)) {
      this.say(statements, step.infix, this.object(value, step))
      return
    }
    if (value.length === 1) {
      const [only] = value
      if (Array.isArray(only)) leaveToGeneralPath('list of lists')
      this.values(statements, step, only)
      return
    }
    const constants: string[] = []
    const blanks: number[] = []
    for (const item of value) {
      if (item === null) continue
      if (Array.isArray(item)) leaveToGeneralPath('list of lists')
      const object = this.object(item, step)
      if (typeof object === 'number') blanks.push(object)
      else constants.push(object)
    }
    this.constants(statements, step, constants)
    for (const blank of blanks) this.dataset.refer(statements, step.infix, blank)
  }

  /** Several objects of one predicate, each once, in their order: blank nodes follow all others. */
  private constants(statements: Statements, step: Step, objects: string[]): void {
    if (objects.length > 1) objects.sort()
    for (let index = 0; index < objects.length; index += 1) {
      if (index === 0 || objects[index] !== objects[index - 1])
        this.say(statements, step.infix, objects[index] as string)
    }
  }

  private object(value: JsonValue | undefined, step: Step): Term {
    if (step.holding === 'graph') return this.graphOf(value, step.position)
    if (!isJsonObject(value)) return scalarTerm(value, step)
    if (this.parts !== null && this.graph === null) {
      const known = this.parts.termOf(value, step.position, this.depth)
      if (known !== null) return known
    }
    return this.part(value, step.position) ?? valueObject(value, step)
  }

  /** The term for a node inside a document; null for a value. */
  part(value: JsonObject, position: Position): Term | null {
    const plan = this.planFor(value, position, false)
    return plan.kind === 'value' ? null : this.write(value, plan)
  }

  /** A graph container: what stands in it is said in a graph of its own. */
  private graphOf(value: JsonValue | undefined, position: Position): Term {
    if (this.graph !== null || !isJsonObject(value)) leaveToGeneralPath('graph in a graph')
    const graph = this.dataset.blank(null).subject as number
    this.dataset.hasGraphs = true
    this.graph = graph
    const inside = this.node(value, position, { isGraph: true })
    this.graph = null
    return inside === null ? leaveToGeneralPath('graph that says nothing') : graph
  }

  private list(value: JsonValue | undefined, step: Step): Term {
    const items = (Array.isArray(value) ? value : [value]).filter((item) => item !== null)
    if (items.some((item) => Array.isArray(item) || item === undefined)) leaveToGeneralPath('list of lists')
    const cells = items.map(() => this.dataset.blank(this.graph))
    for (const [index, cell] of cells.entries()) {
      this.say(cell, firstInfix, this.object(items[index], step))
      this.say(cell, restInfix, cells[index + 1]?.subject ?? nil)
    }
    return cells[0]?.subject ?? nil
  }
}
