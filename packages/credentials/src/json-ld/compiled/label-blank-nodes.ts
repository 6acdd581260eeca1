/**
 * Canonical labels where every blank node looks different from every other (RDF Dataset Canonicalization 1.0, section 4.4.3, steps 1
 * to 4): the common case, without the N-degree algorithm.
 *
 * @module
 */
import type { Eventually } from '../../cryptography.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'
import { type BlankQuad, isBlank, lineOf, type QuadList } from './quad-list.ts'

export type Sha256 = (bytes: Uint8Array) => Eventually<Uint8Array>

/** The canonical N-Quads. Throws `OutOfReach` where two blank nodes look alike. */
export async function labelBlankNodes(quads: QuadList, sha256: Sha256): Promise<string> {
  const labels = await canonicalLabels(quads, sha256)
  const relabel = (resource: string) => (isBlank(resource) ? (labels.get(resource) ?? '') : resource)
  const lines = [...quads.lines]
  for (const { subject, predicate, object, graph } of quads.blankQuads) {
    lines.push(lineOf(relabel(subject), predicate, relabel(object), relabel(graph)))
  }
  return lines.sort().join('')
}

async function canonicalLabels(quads: QuadList, sha256: Sha256): Promise<Map<string, string>> {
  const mentions = new Map<string, BlankQuad[]>()
  for (const quad of quads.blankQuads) {
    for (const label of new Set([quad.subject, quad.object, quad.graph])) {
      if (!isBlank(label)) continue
      const known = mentions.get(label)
      if (known) known.push(quad)
      else mentions.set(label, [quad])
    }
  }
  const hashes = new Map<string, string>()
  const encoder = new TextEncoder()
  for (const [label, quadsOfNode] of mentions) {
    const answered = sha256(encoder.encode(firstDegreeText(label, quadsOfNode)))
    const hash = toHex(answered instanceof Uint8Array ? answered : await answered)
    if (hashes.has(hash)) leaveToGeneralPath('blank nodes that look alike')
    hashes.set(hash, label)
  }
  const sorted = [...hashes.keys()].sort()
  return new Map(sorted.map((hash, index) => [hashes.get(hash) ?? '', `_:c14n${index}`]))
}

/** Section 4.6.3 Hash First Degree Quads: the node itself is `_:a`, every other blank node `_:z`. */
function firstDegreeText(label: string, quads: readonly BlankQuad[]): string {
  const seenFrom = (resource: string) => (isBlank(resource) ? (resource === label ? '_:a' : '_:z') : resource)
  return quads
    .map(({ subject, predicate, object, graph }) =>
      lineOf(seenFrom(subject), predicate, seenFrom(object), seenFrom(graph)),
    )
    .sort()
    .join('')
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}
