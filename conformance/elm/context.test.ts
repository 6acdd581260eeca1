import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elmContext, elmTerms } from '@meshe/credentials/elm'
import { describe, expect, it } from 'vitest'
import { standardsDirectory } from '../standards-directory.ts'
import { canonicalQuads } from './json-ld-documents.ts'
import { officialCredentials } from './official-credentials.ts'

type Context = { readonly '@context': Record<string, unknown> }

describe.skipIf(standardsDirectory === null)('our context of the European Learning Model', () => {
  const directory = standardsDirectory ?? ''
  const official = (version: string): Context =>
    JSON.parse(readFileSync(join(directory, 'elm', version, 'rdf/ap/edc/edc-ap-context.jsonld'), 'utf8'))

  it('defines the same terms as the official context of 3.2', () => {
    expect(elmContext).toEqual(official('v3.2-lts'))
  })

  it('has no term without a definition in the official context', () => {
    const known = official('v3.2-lts')['@context']
    expect([...elmTerms.keys()].filter((term) => !(term in known))).toEqual([])
    expect(elmTerms.size).toBeGreaterThan(200)
  })

  it('differs from 3.1 only where 3.2 corrected it', () => {
    const [ours, older] = [elmContext['@context'], official('v3.1-master')['@context']]
    const different = [...new Set([...Object.keys(ours), ...Object.keys(older)])].filter(
      (term) => JSON.stringify(ours[term]) !== JSON.stringify(older[term]),
    )
    expect(different.sort()).toEqual([
      'CredentialStatus',
      'Proof',
      'TermsOfUse',
      'nationalID',
      'resultDestribution',
      'resultDistribution',
    ])
  })

  const samples = standardsDirectory === null ? [] : officialCredentials(directory)

  it('is tried on the samples of both versions and of real issuers', () => {
    expect(samples.length).toBeGreaterThanOrEqual(10)
    expect(readdirSync(join(directory, 'elm')).length).toBeGreaterThan(1)
  })

  it.each(samples)('canonicalises $name as the official context does', async ({ credential }) => {
    const quads = await canonicalQuads(credential, { safe: false })
    expect(quads).toBe(await canonicalQuads(credential, { elm: official('v3.2-lts'), safe: false }))
    expect(quads.split('\n').length).toBeGreaterThan(20)
  })

  it('tells apart a context in which one term means something else', async () => {
    const sample = samples.find(({ name }) => name.includes('MC-Annex1-signed'))
    const wrong = { '@context': { ...elmContext['@context'], thematicArea: { '@id': 'elm:field', '@type': '@id' } } }
    expect(await canonicalQuads(sample?.credential ?? {}, { elm: wrong })).not.toBe(
      await canonicalQuads(sample?.credential ?? {}),
    )
  })
})
