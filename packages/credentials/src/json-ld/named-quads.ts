/**
 * The statements of a document whose nodes have names, or of a part of it, with one number for one blank node throughout:
 * by its name, or for the cell of a list by the list it belongs to.
 *
 * @module
 */
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { isBlank, type Quad, type Term } from './rdf/quads.ts'
import { toQuads } from './to-quads.ts'

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const first = `${rdf}first`
const rest = `${rdf}rest`
const nil = `<${rdf}nil>`

export interface NodeNumbers {
  readonly prefix: string
  readonly byName: Map<string, number>
  /** A part must not speak of nodes that the whole does not have. */
  readonly isComplete: boolean
}

/**
 * @throws MesheError as `canonicalize` does, and `proof.pointer-into-list` when a list is not the same in the whole document
 */
export async function toNamedQuads(document: JsonObject, numbers: NodeNumbers): Promise<readonly Quad[]> {
  const quads = await toQuads(document)
  const cells = nameCells(quads)
  const toTerm = (term: Term): Term => {
    if (typeof term === 'number') return numberOf(cells.get(term), numbers)
    return term.startsWith(`<${numbers.prefix}`) ? numberOf(term, numbers) : term
  }
  return quads.map(({ subject, predicate, object, graph }) => ({
    subject: toTerm(subject),
    predicate,
    object: toTerm(object),
    graph: graph === null ? null : toTerm(graph),
  }))
}

function numberOf(name: string | undefined, { byName, isComplete }: NodeNumbers): number {
  if (name === undefined) throw new MesheError('credential.malformed', 'The credential holds a node without a place.')
  const known = byName.get(name)
  if (known !== undefined) return known
  if (isComplete) {
    throw new MesheError('proof.pointer-into-list', 'A list is shown as a whole or not at all.')
  }
  byName.set(name, byName.size)
  return byName.size - 1
}

/** A name for each blank node left: the cells of lists, which nothing else is. */
function nameCells(quads: readonly Quad[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const seen = new Map<string, number>()
  const cellOf = new Map<number, { item: Term | null; next: Term | null }>()
  for (const { subject, predicate, object } of quads) {
    if (!isBlank(subject)) continue
    const cell = cellOf.get(subject) ?? { item: null, next: null }
    if (predicate === first) cell.item = object
    if (predicate === rest) cell.next = object
    cellOf.set(subject, cell)
  }
  const heads = quads.filter(({ predicate, object }) => predicate !== rest && isBlank(object))
  for (const head of heads) if (!isBlank(head.subject)) nameList(head.object as number, placeOf(head.subject, head))
  return names

  function placeOf(subject: Term | string, { predicate, graph }: Quad): string {
    return JSON.stringify([subject, predicate, graph])
  }

  function nameList(head: number, place: string): void {
    const content = `${place} ${JSON.stringify(itemsOf(head))}`
    const occurrence = seen.get(content) ?? 0
    seen.set(content, occurrence + 1)
    let position = 0
    for (let cell: Term | null = head; isBlank(cell) && !names.has(cell); position += 1) {
      const name = `${content} ${occurrence} ${position}`
      names.set(cell, name)
      const known = cellOf.get(cell)
      if (known !== undefined && isBlank(known.item)) nameList(known.item, name)
      cell = known?.next ?? nil
    }
  }

  /** What a list holds, lists within it included. `jsonld` writes lists without cycles. */
  function itemsOf(head: number): readonly unknown[] {
    const items: unknown[] = []
    for (let cell: Term | null = head; isBlank(cell); ) {
      const known = cellOf.get(cell)
      if (known === undefined || known.item === null) {
        throw new MesheError('credential.malformed', 'The credential holds a node without a place.')
      }
      items.push(isBlank(known.item) ? itemsOf(known.item) : known.item)
      cell = known.next
    }
    return items
  }
}
