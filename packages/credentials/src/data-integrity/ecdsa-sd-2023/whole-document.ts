/**
 * A document as its issuer signs it statement by statement, and the parts of it that pointers name (vc-di-ecdsa, section
 * 3.4.14 canonicalizeAndGroup).
 *
 * @module
 */
import type { JsonObject } from '../../json/index.ts'
import {
  canonicalize,
  canonicalizeQuads,
  type NamedDocument,
  nameNodes,
  type Quad,
  type Sha256Hex,
  toNamedQuads,
} from '../../json-ld/index.ts'
import { MesheError } from '../../meshe-error.ts'
import { type Labels, linesWith, secretLabel, writtenLabel } from './labelled-lines.ts'
import { selectPart } from './select.ts'

export interface WholeDocument {
  readonly named: NamedDocument
  readonly numbers: ReadonlyMap<string, number>
  readonly labels: Labels
  /** The label's bytes by number of the blank node. */
  readonly labelBytes: ReadonlyMap<number, Uint8Array>
  /** All statements, in the order in which they are signed. */
  readonly lines: readonly string[]
}

export interface Part {
  readonly quads: readonly Quad[]
  /** Places of its statements among all. */
  readonly indexes: ReadonlySet<number>
}

interface WholeSettings {
  readonly hmacKey: Uint8Array
  readonly sha256Hex: Sha256Hex
}

/**
 * @param document without its proof
 * @throws MesheError as `canonicalize` does, `credential.malformed` for JSON-LD that does not come back from expansion the same
 */
export async function readWhole(document: JsonObject, { hmacKey, sha256Hex }: WholeSettings): Promise<WholeDocument> {
  const named = await nameNodes(document)
  const numbers = new Map<string, number>()
  const quads = await toNamedQuads(named.document, { prefix: named.prefix, byName: numbers, isComplete: false })
  const canonical = canonicalizeQuads(quads, sha256Hex)
  if (canonical.lines.join('') !== (await canonicalize(document, { sha256Hex }))) throw unfaithful()
  const labelBytes = new Map([...canonical.labels].map(([blank, label]) => [blank, secretLabel(label, hmacKey)]))
  const labels = new Map([...labelBytes].map(([blank, bytes]) => [blank, writtenLabel(bytes)]))
  return { named, numbers, labels, labelBytes, lines: linesWith(quads, labels) }
}

/** @throws MesheError `proof.pointer-malformed`, `proof.pointer-not-found`, `proof.pointer-into-list` */
export async function readPart(whole: WholeDocument, pointers: readonly string[]): Promise<Part> {
  const selection = selectPart(whole.named.document, pointers)
  if (selection === null) return { quads: [], indexes: new Set() }
  const numbers = { prefix: whole.named.prefix, byName: new Map(whole.numbers), isComplete: true }
  const quads = await toNamedQuads(selection, numbers)
  const places = new Map(whole.lines.map((line, place) => [line, place]))
  const indexes = linesWith(quads, whole.labels).map((line) => {
    const place = places.get(line)
    if (place === undefined) throw unfaithful()
    return place
  })
  return { quads, indexes: new Set(indexes) }
}

function unfaithful(): MesheError {
  return new MesheError('credential.malformed', 'The credential cannot be shown in part as its contexts write it.', {
    reason: 'not-selectable',
  })
}
