/** Our N-Quads, byte for byte those of jsonld and rdf-canonize, over documents of any shape in the supported contexts. */
import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicalizeDataset,
  compileContext,
  compileDocument,
} from '../../packages/credentials/src/json-ld/compiled/index.ts'
import { bundledContexts, canonicalize } from '../../packages/credentials/src/json-ld/index.ts'
import { createChance } from '../fuzz/mutate.ts'
import { generateDocument } from './generate-document.ts'
import { canonicalizeByReference, hasReference } from './reference.ts'

/** So many that more than 5,000 have a canonical form: about a fifth is refused. */
const documents = Number(process.env['MESHE_GENERATED_DOCUMENTS'] ?? 6600)
const seed = Number(process.env['MESHE_GENERATED_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.log(`generated documents: MESHE_GENERATED_SEED=${seed} MESHE_GENERATED_DOCUMENTS=${documents}`)
const sha256Hex = (text: string) => hash('sha256', text)

describe('a document of any shape', () => {
  it('is a set of statements, also where one JSON literal is said twice of one node', async () => {
    const local = { '@vocab': 'urn:v:', raw: { '@id': 'urn:p:raw', '@type': '@json' } }
    const twice = { '@id': 'urn:x:1', raw: { a: 1 } }
    const document = { '@context': local, '@id': 'urn:x:0', has: [twice, { ...twice }] }
    expect((await canonicalize(document, { sha256Hex })).match(/urn:p:raw/g)).toHaveLength(1)
  })

  it.each([[null], [[null]], [[]], [[null, 1]]])(
    'has no list where there is no value, and an empty one for none (%#)',
    async (list) => {
      const local = { '@vocab': 'urn:v:', list: { '@id': 'urn:p:list', '@container': '@list' } }
      const document = { '@context': local, '@id': 'urn:x:0', name: 'x', list }
      expect(await canonicalize(document)).toBe(await canonicalizeByReference(document))
    },
  )

  it.each([{ name: null }, { '@id': 'urn:x:0', name: null }, { '@id': 'urn:x:0' }])(
    'is refused when it says nothing (%#)',
    async (content) => {
      await expect(canonicalize({ '@context': { '@vocab': 'urn:v:' }, ...content })).rejects.toThrow(
        expect.objectContaining({ code: 'credential.malformed' }),
      )
    },
  )

  it('has the canonical form that jsonld and rdf-canonize give it', { timeout: 60_000 + documents * 100 }, async () => {
    const outcomes = { same: 0, general: 0, refused: 0, withoutReference: 0 }
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (number) => {
        const document = generateDocument(createChance(number))
        const reference = await canonicalizeByReference(document)
        if (!hasReference(reference)) {
          outcomes.withoutReference += 1
          return
        }
        const context = compileContext(document['@context'], bundledContexts)
        const dataset = context && compileDocument(document, context)
        if (dataset !== null) {
          expect(canonicalizeDataset(dataset, sha256Hex)).toBe(reference)
          outcomes.same += 1
          return
        }
        expect(await canonicalize(document, { sha256Hex }).catch(() => null)).toBe(reference)
        outcomes[reference === null ? 'refused' : 'general'] += 1
      }),
      { numRuns: documents, seed },
    )
    // each way is taken often, or this would prove little
    expect(outcomes.same + outcomes.general).toBeGreaterThan(documents * 0.76)
    expect(outcomes.same).toBeGreaterThan(documents / 2)
    expect(outcomes.refused).toBeGreaterThan(documents / 100)
    expect(outcomes.withoutReference).toBeLessThan(documents / 30)
    console.log('generated documents:', outcomes)
  })
})
