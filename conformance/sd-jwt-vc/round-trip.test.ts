/** From an award to a token and back: what is not named as lost comes back as it was. */
import type { Award } from '@meshe/credentials/micro-credential'
import { readMicroCredentialClaims, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { microCredentialArbitrary } from '../elm/award-arbitrary.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'

/** A list of nothing says the same as no list. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (_, member) => (Array.isArray(member) && member.length === 0 ? undefined : member))
  return JSON.parse(text)
}

describe('an award as SD-JWT VC', () => {
  it('loses only what it names', () => {
    const { losses, claims, disclosable } = toMicroCredentialClaims(demonstrationAward)
    expect(losses.map(({ path, kind }) => [path, kind])).toEqual([
      ['learner.email', 'no-term'],
      ['status', 'no-term'],
    ])
    expect(plain(readMicroCredentialClaims(claims).draft)).toEqual(plain(demonstrationAward.microCredential))
    expect(disclosable).toEqual([['given_name'], ['family_name'], ['sub'], ['grade'], ['parts']])
    expect(JSON.stringify(claims)).not.toMatch(/learner\.example|a-salt-of/)
  })

  it.each<[string, Partial<Award>, string[]]>([
    ['parts of a second', { validFrom: new Date('2026-09-01T00:00:00.5Z') }, ['learner.email', 'validFrom', 'status']],
    [
      'days before tokens count',
      { awardedOn: new Date('1960-01-01'), validFrom: new Date('1960-01-01') },
      ['learner.email', 'validFrom', 'status'],
    ],
    ['nothing to withdraw it by', { status: undefined }, ['learner.email']],
    ['no mail address', { learner: { givenName: 'Robin', familyName: 'Sample' }, status: undefined }, []],
  ])('with %s loses that', (_, differences, paths) => {
    const { losses } = toMicroCredentialClaims({ ...demonstrationAward, ...differences })
    expect(losses.map(({ path }) => path)).toEqual(paths)
  })

  it('of days before 1970 holds dates that a token may have, and the day itself', () => {
    const [awardedOn, validUntil] = [new Date('0001-01-01T00:00:00Z'), new Date('1969-12-31T00:00:00Z')]
    const { claims } = toMicroCredentialClaims({ ...demonstrationAward, awardedOn, validFrom: awardedOn, validUntil })
    expect(claims).toMatchObject({ iat: 0, nbf: 0, exp: 0, awarded_on: '0001-01-01T00:00:00.000Z' })
    expect(readMicroCredentialClaims(claims).content.awardedOn).toBe('0001-01-01T00:00:00.000Z')
  })

  it('cannot end before it starts', () => {
    const award = { ...demonstrationAward, validUntil: new Date('2020-01-01T00:00:00Z') }
    expect(() => toMicroCredentialClaims(award)).toThrow(
      expect.objectContaining({ code: 'credential.valid-until-before-valid-from' }),
    )
  })

  it('of any description comes back as it was', () => {
    fc.assert(
      fc.property(microCredentialArbitrary, (microCredential) => {
        const award = { ...demonstrationAward, microCredential } as Award
        const { claims } = toMicroCredentialClaims(award)
        expect(plain(readMicroCredentialClaims(JSON.parse(JSON.stringify(claims))).draft)).toEqual(
          plain(microCredential),
        )
      }),
      { numRuns: 300 },
    )
  })
})
