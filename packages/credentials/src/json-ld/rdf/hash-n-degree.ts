/**
 * Tells blank nodes apart that look alike (RDFC-1.0, section 4.8 Hash N-Degree Quads). Twins, which are said to be the same in every
 * respect, are not tried in every order: exchanging them changes nothing.
 *
 * @module
 */
import { MesheError } from '../../meshe-error.ts'
import { isBlank, lineOf, type Quad, type Term } from './quads.ts'
import type { Sha256Hex } from './sha256-hex.ts'

/** Hashes, steps of permutations and copied labels: some tens of milliseconds. */
const maxWork = 30_000
const maxDepth = 1000

interface HasherInput {
  readonly mentions: ReadonlyMap<number, readonly Quad[]>
  readonly hashes: ReadonlyMap<number, string>
  /** The canonical labels issued so far; grows while this works. */
  readonly labels: ReadonlyMap<number, string>
  readonly sha256Hex: Sha256Hex
}

/** Temporary labels in the order in which they were issued. */
type Issued = Map<number, string>

interface HashedPath {
  readonly hash: string
  readonly issued: Issued
}

export class NDegreeHasher {
  private readonly input: HasherInput
  private readonly twinsOf = new Map<number, string>()
  private work = 0

  constructor(input: HasherInput) {
    this.input = input
  }

  /**
   * Blank nodes in the order in which they get their canonical labels (section 4.4.3, step 5).
   *
   * @throws MesheError `canonicalization.too-complex`
   */
  orderOf(alike: readonly number[]): readonly number[] {
    const paths: { hash: string; blanks: readonly number[] }[] = []
    const first = new Map<string, { blank: number; hash: string; blanks: readonly number[] }>()
    for (const blank of alike) {
      const twin = first.get(this.twinSignature(blank))
      if (twin) {
        paths.push({ hash: twin.hash, blanks: exchange(twin.blanks, twin.blank, blank) })
        this.spend(twin.blanks.length)
        continue
      }
      const { hash, issued } = this.hashNDegree(blank, new Map([[blank, '_:b0']]), 0)
      const path = { blank, hash, blanks: [...issued.keys()] }
      first.set(this.twinSignature(blank), path)
      paths.push(path)
    }
    paths.sort((one, other) => (one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : 0))
    return paths.flatMap(({ blanks }) => blanks)
  }

  private hashNDegree(blank: number, given: Issued, depth: number): HashedPath {
    if (depth > maxDepth) throw tooComplex()
    const related = this.relatedTo(blank, given)
    let issued = given
    let data = ''
    for (const hash of [...related.keys()].sort()) {
      const chosen = this.choosePath(related.get(hash) ?? [], issued, depth)
      data += hash + chosen.path
      issued = chosen.issued
    }
    return { hash: this.hash(data), issued }
  }

  /** The permutation with the least path (steps 5.4 and 5.5). */
  private choosePath(blanks: readonly number[], given: Issued, depth: number): { path: string; issued: Issued } {
    let best: { path: string; issued: Issued } | null = null
    for (const order of this.ordersOf(blanks, given)) {
      const path = this.followPath(order, { given, depth, best: best?.path ?? null })
      if (path !== null && (best === null || path.path < best.path)) best = path
    }
    return best ?? { path: '', issued: given }
  }

  private followPath(
    order: readonly number[],
    { given, depth, best }: { readonly given: Issued; readonly depth: number; readonly best: string | null },
  ): { path: string; issued: Issued } | null {
    let issued: Issued = new Map(given)
    this.spend(order.length + given.size)
    let path = ''
    const unknown: number[] = []
    for (const blank of order) {
      const label = this.input.labels.get(blank)
      if (label === undefined && !issued.has(blank)) unknown.push(blank)
      path += label ?? issue(issued, blank)
      if (best !== null && path > best) return null
    }
    for (const blank of unknown) {
      const deeper = this.hashNDegree(blank, issued, depth + 1)
      path += `${issue(issued, blank)}<${deeper.hash}>`
      issued = deeper.issued
      if (best !== null && path > best) return null
    }
    return { path, issued }
  }

  /** Section 4.7 Hash Related Blank Node, for every quad of a node. */
  private relatedTo(blank: number, issued: Issued): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>()
    const add = (term: Term | null, position: 's' | 'o' | 'g', predicate: string) => {
      if (!isBlank(term) || term === blank) return
      const name = this.input.labels.get(term) ?? issued.get(term) ?? this.input.hashes.get(term) ?? ''
      const hash = this.hash(position === 'g' ? `g${name}` : `${position}<${predicate}>${name}`)
      const alike = found.get(hash)
      if (alike) alike.push(term)
      else found.set(hash, [term])
    }
    for (const { subject, predicate, object, graph } of this.input.mentions.get(blank) ?? []) {
      add(subject, 's', predicate)
      add(object, 'o', predicate)
      add(graph, 'g', predicate)
    }
    return found
  }

  /** All orders that differ: those without a label which are twins keep the order they have. */
  private *ordersOf(blanks: readonly number[], issued: Issued): Generator<readonly number[]> {
    if (blanks.length === 1) {
      yield blanks
      return
    }
    const kinds = blanks.map((blank) =>
      this.input.labels.has(blank) || issued.has(blank) ? `#${blank}` : this.twinSignature(blank),
    )
    const order: number[] = []
    const used = new Set<number>()
    const spend = () => this.spend(1)
    function* extend(): Generator<readonly number[]> {
      if (order.length === blanks.length) yield [...order]
      const tried = new Set<string>()
      for (const [index, blank] of blanks.entries()) {
        const kind = kinds[index] ?? ''
        if (used.has(index) || tried.has(kind)) continue
        spend()
        tried.add(kind)
        used.add(index)
        order.push(blank)
        yield* extend()
        order.pop()
        used.delete(index)
      }
    }
    yield* extend()
  }

  /** What is said about a node, with every other node by its own name: the same for two nodes that can be exchanged. */
  private twinSignature(blank: number): string {
    const known = this.twinsOf.get(blank)
    if (known !== undefined) return known
    const quads = this.input.mentions.get(blank) ?? []
    this.spend(quads.length)
    const text = quads
      .map((quad) => lineOf(quad, (other) => (other === blank ? '_:self' : `_:${other}`)))
      .sort()
      .join('')
    this.twinsOf.set(blank, text)
    return text
  }

  private hash(text: string): string {
    this.spend(1)
    return this.input.sha256Hex(text)
  }

  private spend(steps: number): void {
    this.work += steps
    if (this.work > maxWork) throw tooComplex()
  }
}

function issue(issued: Issued, blank: number): string {
  const known = issued.get(blank)
  if (known !== undefined) return known
  const label = `_:b${issued.size}`
  issued.set(blank, label)
  return label
}

function exchange(blanks: readonly number[], one: number, other: number): readonly number[] {
  return blanks.map((blank) => (blank === one ? other : blank === other ? one : blank))
}

function tooComplex(): MesheError {
  return new MesheError('canonicalization.too-complex', 'The credential is too complex to canonicalise.', { maxWork })
}
