/**
 * RDF Dataset Canonicalization 1.0 (RDFC-1.0, section 4.4.3) with a limit to the work that look-alike blank nodes may cost
 * (section 7.1 Dataset Poisoning).
 *
 * @module
 */
import { sortByCodePoints } from './code-point-order.ts'
import { NDegreeHasher } from './hash-n-degree.ts'
import { isBlank, lineOf, type Quad } from './quads.ts'
import type { Sha256Hex } from './sha256-hex.ts'

export interface CanonicalDataset {
  /** Sorted, each with its line feed. */
  readonly lines: readonly string[]
  /** Canonical label by number of the blank node, e.g. `_:c14n0`. */
  readonly labels: ReadonlyMap<number, string>
}

/** @throws MesheError `canonicalization.too-complex` */
export function canonicalizeQuads(given: readonly Quad[], sha256Hex: Sha256Hex): CanonicalDataset {
  const quads = distinct(given)
  const labels = labelBlankNodes(quads, sha256Hex)
  const labelOf = (blank: number) => labels.get(blank) ?? ''
  return { lines: sortByCodePoints(quads.map((quad) => lineOf(quad, labelOf))), labels }
}

/** A dataset is a set. */
function distinct(quads: readonly Quad[]): readonly Quad[] {
  return [...new Map(quads.map((quad) => [lineOf(quad, (blank) => `_:${blank}`), quad])).values()]
}

function labelBlankNodes(quads: readonly Quad[], sha256Hex: Sha256Hex): ReadonlyMap<number, string> {
  const mentions = mentionsOf(quads)
  const hashes = new Map<number, string>()
  const blanksOf = new Map<string, number[]>()
  for (const [blank, mentioned] of mentions) {
    const hash = sha256Hex(firstDegreeText(blank, mentioned))
    hashes.set(blank, hash)
    const alike = blanksOf.get(hash)
    if (alike) alike.push(blank)
    else blanksOf.set(hash, [blank])
  }
  const labels = new Map<number, string>()
  const issue = (blank: number) => {
    if (!labels.has(blank)) labels.set(blank, `_:c14n${labels.size}`)
  }
  const sorted = [...blanksOf.keys()].sort().map((hash) => blanksOf.get(hash) ?? [])
  for (const alike of sorted) if (alike.length === 1) alike.forEach(issue)
  if (labels.size === mentions.size) return labels
  const hasher = new NDegreeHasher({ mentions, hashes, labels, sha256Hex })
  for (const alike of sorted) {
    if (alike.length === 1) continue
    const order = hasher.orderOf(alike.filter((blank) => !labels.has(blank)))
    order.forEach(issue)
  }
  return labels
}

/** The quads of each blank node, each quad once. */
function mentionsOf(quads: readonly Quad[]): ReadonlyMap<number, readonly Quad[]> {
  const mentions = new Map<number, Quad[]>()
  for (const quad of quads) {
    for (const term of new Set([quad.subject, quad.object, quad.graph])) {
      if (!isBlank(term)) continue
      const known = mentions.get(term)
      if (known) known.push(quad)
      else mentions.set(term, [quad])
    }
  }
  return mentions
}

/** Section 4.6.3 Hash First Degree Quads: the node itself is `_:a`, every other blank node `_:z`. */
function firstDegreeText(blank: number, quads: readonly Quad[]): string {
  const labelOf = (other: number) => (other === blank ? '_:a' : '_:z')
  return sortByCodePoints(quads.map((quad) => lineOf(quad, labelOf))).join('')
}
