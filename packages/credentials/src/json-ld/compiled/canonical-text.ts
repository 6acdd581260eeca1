/**
 * The canonical N-Quads where every blank node looks different from every other (RDF Dataset Canonicalization 1.0, section 4.4.3, steps 1
 * to 4): the common case. Statements come nearly sorted, so that whole lines are never compared.
 *
 * @module
 */
import { mayNeedCodePointOrder } from '../rdf/code-point-order.ts'
import type { Sha256Hex } from '../rdf/sha256-hex.ts'
import type { Dataset, Statements } from './statements.ts'

/** The canonical N-Quads; null where blank nodes look alike, there are named graphs, or code units sort otherwise than code points. */
export function canonicalTextOf(dataset: Dataset, sha256Hex: Sha256Hex): string | null {
  if (dataset.hasGraphs) return null
  const order = orderOfBlanks(dataset, sha256Hex)
  if (order === null) return null
  const labels = new Array<string>(order.length)
  for (let index = 0; index < order.length; index += 1) labels[order[index] as number] = `_:c14n${index}`
  let text = ''
  const { ofIris } = dataset
  if (ofIris.length > 1) ofIris.sort(bySubject)
  for (const statements of ofIris) text += linesOf(statements, statements.subject as string, labels)
  for (const index of textOrder(order.length)) {
    const blank = order[index] as number
    text += linesOf(dataset.ofBlanks[blank] as Statements, labels[blank] as string, labels)
  }
  const whole = inOnePiece(text)
  return mayNeedCodePointOrder(whole) ? null : whole
}

/** Engines keep a text that was put together as a tree of its parts; asking for a sign makes one of it, which whoever reads it next is spared. */
function inOnePiece(text: string): string {
  text.charCodeAt(0)
  return text
}

function bySubject(one: Statements, other: Statements): number {
  return one.subject < other.subject ? -1 : 1
}

/** The lines about one subject; `labels` by number of the blank node. */
export function linesOf(statements: Statements, subject: string, labels: readonly string[]): string {
  const { texts, blanks, whole } = statements
  if (whole !== null) return whole
  const end = statements.isSorted ? texts.length : lengthOfOnce(statements)
  if (end === 0) return sortedLines(texts, blanks, { subject, labels })
  let lines = ''
  for (let index = 0; index < end; index += 1) {
    const blank = blanks[index] as number
    const text = texts[index] as string
    if (blank < 0) {
      lines += subject + text
      continue
    }
    let next = index + 1
    while (next < texts.length && texts[next] === text && (blanks[next] as number) >= 0) next += 1
    if (next === index + 1) {
      lines += `${subject}${text}${labels[blank]} .\n`
      continue
    }
    // several blank nodes under one predicate: a label that starts another one comes before it, with and without what follows
    const named = blanks.slice(index, next).map((one) => labels[one] as string)
    named.sort()
    for (const label of named) lines += `${subject}${text}${label} .\n`
    index = next - 1
  }
  return lines
}

/** Where the same was said again word for word, such as of a concept in several places, how much was said once; else zero. */
function lengthOfOnce({ texts, blanks, saidAtFirst }: Statements): number {
  if (saidAtFirst === 0 || texts.length % saidAtFirst !== 0) return 0
  for (let index = 0; index < texts.length; index += 1) {
    if ((blanks[index] as number) >= 0 || texts[index] !== texts[index % saidAtFirst]) return 0
  }
  return saidAtFirst
}

function sortedLines(
  texts: readonly string[],
  blanks: readonly number[],
  { subject, labels }: { readonly subject: string; readonly labels: readonly string[] },
): string {
  const lines = texts.map((text, index) => {
    const blank = blanks[index] as number
    return blank < 0 ? text : `${text}${labels[blank]} .\n`
  })
  lines.sort()
  let sorted = ''
  for (let index = 0; index < lines.length; index += 1) {
    if (index === 0 || lines[index] !== lines[index - 1]) sorted += subject + lines[index]
  }
  return sorted
}

/** Blank nodes in the order of their first-degree hashes; null where two are the same. */
function orderOfBlanks(dataset: Dataset, sha256Hex: Sha256Hex): readonly number[] | null {
  const count = dataset.ofBlanks.length
  if (count < 2) return count === 0 ? [] : [0]
  const hashes = new Array<string>(count)
  const blanks = new Array<number>(count)
  for (let blank = 0; blank < count; blank += 1) {
    hashes[blank] = dataset.hashes[blank] || sha256Hex(firstDegreeText(dataset, blank))
    blanks[blank] = blank
  }
  let areDistinct = true
  blanks.sort((one, other) => {
    const left = hashes[one] as string
    const right = hashes[other] as string
    if (left === right) areDistinct = false
    return left < right ? -1 : 1
  })
  return areDistinct ? blanks : null
}

/** Section 4.6.3 Hash First Degree Quads: lines with an IRI as subject come first, then those of the node, then those of other nodes. */
export function firstDegreeText(dataset: Dataset, blank: number): string {
  const parent = dataset.parents[blank] ?? null
  const own = ownText(dataset.ofBlanks[blank] as Statements)
  if (parent === null) return own
  return typeof parent.subject === 'string'
    ? `${parent.subject}${parent.infix}_:a .\n${own}`
    : `${own}_:z${parent.infix}_:a .\n`
}

function ownText({ texts, blanks, isSorted }: Statements): string {
  let own = ''
  if (isSorted) {
    for (let index = 0; index < texts.length; index += 1) {
      const text = texts[index] as string
      own += (blanks[index] as number) < 0 ? `_:a${text}` : `_:a${text}_:z .\n`
    }
    return own
  }
  const lines = texts.map((text, index) => ((blanks[index] as number) < 0 ? text : `${text}_:z .\n`)).sort()
  let before: string | null = null
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string
    if (line !== before || line.endsWith('_:z .\n')) own += `_:a${line}`
    before = line
  }
  return own
}

const textOrders: (readonly number[])[] = []

/** Numbers from 0 in the order in which N-Quads sorts them as text: 0, 1, 10, 11, 2 … */
function textOrder(count: number): readonly number[] {
  const known = textOrders[count]
  if (known) return known
  const order = Array.from({ length: count }, (_, index) => index)
  order.sort((one, other) => (String(one) < String(other) ? -1 : 1))
  if (count < 500) textOrders[count] = order
  return order
}
