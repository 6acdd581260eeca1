/** RDF Dataset Canonicalization 1.0 on datasets made at random, against rdf-canonize: look-alike blank nodes and named graphs included. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonize } from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import { canonicalizeQuads } from '../../packages/credentials/src/json-ld/rdf/canonicalize-quads.ts'
import { isBlank, type Quad, type Term } from '../../packages/credentials/src/json-ld/rdf/quads.ts'
import { sha256Hex } from '../../packages/credentials/src/json-ld/rdf/sha256-hex.ts'

const nativeSha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const generatedDatasets = Number(process.env['MESHE_GENERATED_DOCUMENTS'] ?? 1000)

const canonicalText = (quads: readonly Quad[]) => canonicalizeQuads(quads, nativeSha256Hex).lines.join('')

function canonicalTextByReference(quads: readonly Quad[]): Promise<string> {
  const foreign = quads.map(({ subject, predicate, object, graph }) => ({
    subject: toForeign(subject),
    predicate: { termType: 'NamedNode', value: predicate },
    object: toForeign(object),
    graph: graph === null ? { termType: 'DefaultGraph', value: '' } : toForeign(graph),
  }))
  const options = { algorithm: 'RDFC-1.0', maxWorkFactor: 3 } as const
  return canonize(foreign as never, options as never)
}

function toForeign(term: Term): object {
  if (typeof term === 'number') return { termType: 'BlankNode', value: `x${term}` }
  if (term.startsWith('<')) return { termType: 'NamedNode', value: term.slice(1, -1) }
  const datatype = { termType: 'NamedNode', value: 'http://www.w3.org/2001/XMLSchema#string' }
  return { termType: 'Literal', value: term.slice(1, -1), datatype }
}

const predicate = fc.constantFrom('urn:p:1', 'urn:p:2', 'urn:p:10')
const blank = (count: number) => fc.nat({ max: count - 1 })
const resource = (count: number): fc.Arbitrary<Term> =>
  fc.oneof({ weight: 5, arbitrary: blank(count) }, { weight: 1, arbitrary: fc.constantFrom('<urn:a>', '<urn:ab>') })
const quads = (count: number): fc.Arbitrary<readonly Quad[]> =>
  fc.uniqueArray(
    fc.record({
      subject: resource(count),
      predicate,
      object: fc.oneof(resource(count), fc.constantFrom('"x"', '"xy"')),
      graph: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: resource(count) }),
    }),
    { selector: (quad) => JSON.stringify(quad), minLength: 1, maxLength: 12 },
  )

describe('a dataset', () => {
  it('has the canonical form that rdf-canonize gives it', { timeout: 30_000 + generatedDatasets * 20 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }).chain(quads), async (dataset) => {
        expect(canonicalText(dataset)).toBe(await canonicalTextByReference(dataset))
      }),
      { numRuns: generatedDatasets },
    )
  })

  it('has it whatever its blank nodes are called', () => {
    fc.assert(
      fc.property(quads(5), fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (dataset, names) => {
        const rename = <T extends Term | null>(term: T) => (typeof term === 'number' ? (names[term] as T) : term)
        const renamed = dataset.map((quad) => ({
          ...quad,
          subject: rename(quad.subject),
          object: rename(quad.object),
          graph: rename(quad.graph),
        }))
        expect(canonicalText(renamed.reverse())).toBe(canonicalText(dataset))
      }),
      { numRuns: 500 },
    )
  })

  it('is a set', () => {
    const quad: Quad = { subject: 0, predicate: 'urn:p:1', object: '"x"', graph: null }
    expect(canonicalText([quad, { ...quad }])).toBe('_:c14n0 <urn:p:1> "x" .\n')
  })

  it('may hold many twins under one blank node, which no order tells apart', () => {
    const twins = Array.from({ length: 60 }, (_, index): Quad[] => [
      { subject: 0, predicate: 'urn:p:1', object: index + 1, graph: null },
      { subject: index + 1, predicate: 'urn:p:2', object: '"x"', graph: null },
    ])
    expect(canonicalizeQuads(twins.flat(), nativeSha256Hex).lines).toHaveLength(120)
  })
})

type Edge = readonly [number, number]
const graphOf = (edges: readonly Edge[]) =>
  edges.map(([subject, object]): Quad => ({ subject, predicate: 'urn:p:1', object, graph: null }))
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const clique = (size: number) =>
  graphOf(
    numbers(size).flatMap((one) =>
      numbers(size)
        .map((other): Edge => [one, other])
        .filter(([a, b]) => a !== b),
    ),
  )
const ring = (size: number) => graphOf(numbers(size).map((one): Edge => [one, (one + 1) % size]))
const bipartite = (size: number) =>
  graphOf(
    numbers(size).flatMap((one) =>
      numbers(size)
        .filter((other) => other !== one)
        .map((other): Edge => [one, size + other]),
    ),
  )

describe('a dataset made to be costly', () => {
  it.each([
    ['a clique of 12', clique(12)],
    ['a clique of 60', clique(60)],
    ['a ring of 1,500', ring(1500)],
    ['a ring of 20,000', ring(20_000)],
    ['a crown of 10', bipartite(10)],
    ['a crown of 40', bipartite(40)],
    ['many cliques', numbers(50).flatMap((index) => clique(5).map((quad) => shift(quad, index * 5)))],
    [
      'cliques in many graphs',
      numbers(30).flatMap((graph) => clique(5).map((quad) => ({ ...quad, graph: 100 + graph }))),
    ],
  ])('is refused after a bounded number of hashes: %s', (_what, dataset) => {
    const counted = countHashes()
    expect(() => canonicalizeQuads(dataset, counted.sha256Hex)).toThrow(
      expect.objectContaining({ code: 'canonicalization.too-complex', facts: { maxWork: 30_000 } }),
    )
    const blanks = new Set(dataset.flatMap(({ subject, object, graph }) => [subject, object, graph].filter(isBlank)))
    // each node once by itself, then no more than the work that is allowed; a hash of many neighbours is a long text
    expect(counted.hashes()).toBeLessThanOrEqual(blanks.size + 30_000)
    expect(counted.characters()).toBeLessThanOrEqual(dataset.length * 200 + 30_000 * 100)
  })
})

/** SHA-256 that counts what it is asked. */
function countHashes() {
  let hashes = 0
  let characters = 0
  return {
    sha256Hex: (text: string) => {
      hashes += 1
      characters += text.length
      return nativeSha256Hex(text)
    },
    hashes: () => hashes,
    characters: () => characters,
  }
}

function shift(quad: Quad, by: number): Quad {
  return { ...quad, subject: (quad.subject as number) + by, object: (quad.object as number) + by }
}

describe('our own SHA-256', () => {
  it('is that of the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256Hex(text)).toBe(nativeSha256Hex(text))
      }),
    )
  })
})
