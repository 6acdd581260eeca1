/** Badges of MESHE against the official JSON Schema of Open Badges 3.0. */
import { readAchievementCredential, toAchievementCredential } from '@meshe/credentials/open-badges'
import { Ajv2019 } from 'ajv/dist/2019.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from '../elm/award-arbitrary.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { demonstrationAward } from './demonstration-award.ts'

const options = { cryptography: nodeCryptography }

describe.skipIf(standardsDirectory === null)('a badge of MESHE', () => {
  const isValid = compileSchema()
  const faultsOf = (credential: unknown) => {
    isValid(credential)
    return (isValid.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
  }

  it('follows the official schema, filled to the brim', async () => {
    expect(faultsOf((await toAchievementCredential(demonstrationAward, options)).credential)).toEqual([])
  })

  it('follows the official schema for any award', async () => {
    const awards = awardArbitrary.filter(
      ({ validFrom, validUntil }) => validUntil === undefined || validUntil >= validFrom,
    )
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        expect(faultsOf((await toAchievementCredential(award, options)).credential)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each<readonly [string, (credential: Record<string, unknown>) => unknown]>([
    ['its identifier', ({ id: _, ...rest }) => rest],
    ['its issuer', ({ issuer: _, ...rest }) => rest],
    ['its start', ({ validFrom: _, ...rest }) => rest],
    ['its subject', ({ credentialSubject: _, ...rest }) => rest],
    ['the type of a badge', (credential) => ({ ...credential, type: ['VerifiableCredential'] })],
    [
      'the context of Open Badges',
      (credential) => ({ ...credential, '@context': ['https://www.w3.org/ns/credentials/v2'] }),
    ],
  ])('is refused by the schema without %s', async (_, change) => {
    const { credential } = await toAchievementCredential(demonstrationAward, options)
    expect(faultsOf(change({ ...credential }))).not.toEqual([])
  })
})

describe('a badge of MESHE', () => {
  it('names the learner and hides the mail address', async () => {
    const { credential } = await toAchievementCredential(demonstrationAward, options)
    expect(JSON.stringify(credential)).not.toMatch(/robin@learner/i)
    expect(readAchievementCredential(credential).content.holderName).toBe('Robin Sample')
  })

  it('has an identifier of its own, the same each time and another for another award', async () => {
    const idOf = async (id: string) =>
      (await toAchievementCredential({ ...demonstrationAward, id }, options)).credential['id']
    expect(await idOf('urn:uuid:1')).toBe(await idOf('urn:uuid:1'))
    expect(await idOf('urn:uuid:1')).not.toBe(await idOf('urn:uuid:2'))
    expect(await idOf('urn:uuid:1')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it('reports what this very award loses, and nothing else', async () => {
    const { losses } = await toAchievementCredential(demonstrationAward, options)
    expect(losses.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'reduced learner.givenName',
      'reduced learner.familyName',
      'reduced learner.email',
      'language microCredential.title',
    ])
  })

  it('loses the date of birth where there is one', async () => {
    const award = { ...demonstrationAward, learner: { ...demonstrationAward.learner, dateOfBirth: '2000-01-01' } }
    const { credential, losses } = await toAchievementCredential(award, options)
    expect(losses).toContainEqual(expect.objectContaining({ path: 'learner.dateOfBirth', kind: 'no-term' }))
    expect(JSON.stringify(credential)).not.toContain('2000-01-01')
  })

  it('cannot end before it starts', async () => {
    const award = { ...demonstrationAward, validUntil: new Date('2026-08-31T00:00:00Z') }
    await expect(toAchievementCredential(award, options)).rejects.toMatchObject({
      code: 'credential.valid-until-before-valid-from',
    })
  })
})

function compileSchema() {
  const schema = JSON.parse(readStandardsFile('ob3/schema/ob_v3p0_achievementcredential_schema.json'))
  return new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
}
