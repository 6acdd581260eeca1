/**
 * Parts that many documents have in common, as the very same objects: what they say is written once, and what is known of their blank
 * nodes is hashed once (RDFC-1.0, section 4.6: a first-degree hash depends only on what is said about a node).
 *
 * @module
 */
import type { JsonObject } from '../../json/index.ts'
import type { Term } from '../rdf/quads.ts'
import type { Sha256Hex } from '../rdf/sha256-hex.ts'
import type { ActiveContext } from './active-context.ts'
import { firstDegreeText, linesOf } from './canonical-text.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'
import type { Position } from './shapes.ts'
import { Dataset, type Foundation, type Statements } from './statements.ts'
import { type KnownParts, Walk, writeStatements } from './write-statements.ts'

interface SharedPart {
  readonly term: Term
  readonly position: Position
  readonly depth: number
  /** The document in which it was met last. */
  metIn: number
}

interface FindSettings {
  /** Objects that may be shared, none with a context of its own. Nobody changes them. */
  readonly candidates: ReadonlySet<object>
  readonly sha256Hex: Sha256Hex
}

export class SharedParts implements KnownParts {
  readonly foundation: Foundation
  private readonly parts: ReadonlyMap<object, SharedPart>
  private document = 0
  private met = 0

  private constructor(foundation: Foundation, parts: ReadonlyMap<object, SharedPart>) {
    this.foundation = foundation
    this.parts = parts
  }

  /** Throws `OutOfReach` where a document cannot be walked, or its parts have graphs. */
  static find(document: JsonObject, context: ActiveContext, { candidates, sha256Hex }: FindSettings): SharedParts {
    const dataset = new Dataset()
    const parts = new Map<object, SharedPart>()
    const finder: KnownParts = {
      foundation: { dataset: new Dataset(), hashes: [] },
      termOf(node, position, depth) {
        if (!candidates.has(node)) return null
        if (parts.has(node)) leaveToGeneralPath('one part in two places')
        const term = new Walk(dataset, { depth }).part(node, position)
        if (term !== null) parts.set(node, { term, position, depth, metIn: 0 })
        return term === null ? null : '<urn:part>'
      },
    }
    writeStatements(document, context, finder)
    if (dataset.hasGraphs) leaveToGeneralPath('graph in a part')
    for (const statements of dataset.ofIris) {
      if (statements.blanks.every((blank) => blank < 0)) {
        statements.whole = linesOf(statements, statements.subject as string, [])
      }
    }
    return new SharedParts({ dataset: inPieces(dataset), hashes: hashesOf(dataset, sha256Hex) }, parts)
  }

  startDocument(): void {
    this.document += 1
    this.met = 0
  }

  /** Whether each part stood in the document, once. */
  isComplete(): boolean {
    return this.met === this.parts.size
  }

  termOf(node: JsonObject, position: Position, depth: number): Term | null {
    const part = this.parts.get(node)
    if (part === undefined) return null
    const isWhereItWas = part.position === position && part.depth === depth && part.metIn !== this.document
    if (!isWhereItWas) leaveToGeneralPath('part in another place')
    part.metIn = this.document
    this.met += 1
    return part.term
  }
}

/** Blank nodes whose place is known in full; an empty text for the others, which hang on the rest of the document. */
function hashesOf(dataset: Dataset, sha256Hex: Sha256Hex): readonly string[] {
  return dataset.parents.map((parent, blank) => (parent === null ? '' : sha256Hex(firstDegreeText(dataset, blank))))
}

/** Each text in one piece, since it is read for every document. */
function inPieces(dataset: Dataset): Dataset {
  for (const { texts } of [...dataset.ofIris, ...dataset.ofBlanks] satisfies Statements[]) {
    for (const text of texts) text.charCodeAt(0)
  }
  return dataset
}
