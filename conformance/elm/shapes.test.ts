import { join } from 'node:path'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { canonicalize } from '@meshe/credentials/json-ld'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasReference, inCodePoints } from '../json-ld/reference.ts'
import { standardsDirectory } from '../standards-directory.ts'
import { awardArbitrary } from './award-arbitrary.ts'
import { canonicalQuads } from './json-ld-documents.ts'
import { countViolations, shapesValidator } from './official-shapes.ts'

const profiles = {
  'edc-generic-no-cv': ['EDC-generic-no-cv.ttl'],
  'edc-generic-full': ['EDC-generic-no-cv.ttl', 'EDC-generic-full.ttl'],
}

describe.skipIf(standardsDirectory === null).each(Object.entries(profiles))('a credential under %s', (_name, files) => {
  const violations =
    standardsDirectory === null ? async () => [] : shapesValidator(join(standardsDirectory, 'elm/v3.2-lts'), files)
  const [award] = fc.sample(awardArbitrary, { numRuns: 1, seed: 7 })

  it('conforms for every award and loses no term', async () => {
    await fc.assert(
      fc.asyncProperty(awardArbitrary, async (some) => {
        const { credential } = toEuropeanDigitalCredential(some)
        expect(await violations(await canonicalQuads(credential))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each(['issuer', 'displayParameter', 'credentialProfiles', 'credentialSchema', 'issued', 'validFrom'])(
    'violates the profile without %s',
    async (member) => {
      const { [member]: _removed, ...rest } = toEuropeanDigitalCredential(award!).credential
      expect((await violations(await canonicalQuads(rest))).length).toBeGreaterThan(0)
    },
  )

  it('violates the profile when the issuer has no legal identifier', async () => {
    const { credential } = toEuropeanDigitalCredential(award!)
    const issuer = { ...(credential['issuer'] as object), id: 'did:web:other.example', eIDASIdentifier: undefined }
    expect(await violations(await canonicalQuads(JSON.parse(JSON.stringify({ ...credential, issuer }))))).toEqual([
      `https://www.w3.org/2018/credentials#issuer on ${credential['id']}`,
    ])
  })
})

describe.skipIf(standardsDirectory === null)('a second engine', () => {
  const directory = join(standardsDirectory ?? '', 'elm/v3.2-lts')

  it('finds no violation either, and finds one where there is one', async () => {
    for (const award of fc.sample(awardArbitrary, { numRuns: 2, seed: 11 })) {
      const { credential } = toEuropeanDigitalCredential(award)
      const { issued: _issued, ...without } = credential
      expect(await countViolations(directory, profiles['edc-generic-full'], await canonicalQuads(credential))).toBe(0)
      expect(await countViolations(directory, profiles['edc-generic-full'], await canonicalQuads(without))).toBe(1)
    }
  })
})

describe('the graph of a credential', () => {
  it('is the same to the package as to the library alone, for every award', async () => {
    await fc.assert(
      fc.asyncProperty(awardArbitrary, async (award) => {
        const { credential } = toEuropeanDigitalCredential(award)
        const ours = await canonicalize(credential as Parameters<typeof canonicalize>[0])
        const reference = inCodePoints(await canonicalQuads(credential))
        // with blank nodes beside such texts the library may label otherwise than the norm
        if (hasReference(reference)) expect(ours).toBe(reference)
      }),
      { numRuns: 25 },
    )
  })

  it('has the status entry in the terms of the status list, with nothing lost', async () => {
    const [award] = fc.sample(awardArbitrary, { numRuns: 1, seed: 7 })
    const { statusListCredential, statusListIndex } = award!.status!.europeanDigitalCredential
    const quads = await canonicalQuads(toEuropeanDigitalCredential(award!).credential)
    const entry = `<${statusListCredential}#${statusListIndex}>`
    const status = 'https://www.w3.org/ns/credentials/status#'
    expect(quads).toContain(`<https://www.w3.org/2018/credentials#credentialStatus> ${entry} .`)
    expect(quads).toContain(`${entry} <${status}statusListCredential> <${statusListCredential}> .`)
    expect(quads).toContain(`${entry} <${status}statusListIndex> "${statusListIndex}" .`)
    expect(quads).toContain(`${entry} <${status}statusPurpose> "revocation" .`)
    expect(quads).toContain(
      `${entry} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${status}BitstringStatusListEntry> .`,
    )
  })

  it('cannot be made when the status context is missing', async () => {
    const [award] = fc.sample(awardArbitrary, { numRuns: 1, seed: 7 })
    const { credential } = toEuropeanDigitalCredential(award!)
    const contexts = (credential['@context'] as string[]).filter((context) => !context.includes('status'))
    await expect(canonicalQuads({ ...credential, '@context': contexts })).rejects.toThrow()
  })
})
