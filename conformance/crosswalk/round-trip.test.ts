/** From each format to each other and back: what is not named as lost is equal byte for byte, what is named is really lost. */
import { awardPaths, readAwardMembers } from '@meshe/credentials/crosswalk'
import type { JsonObject } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from '../elm/award-arbitrary.ts'
import { awardOf, type Format, formats, lostPaths, membersOf, textOf } from './formats.ts'

/** No token can say a moment before 1970, and no format a period that ends before it starts. */
const awards = awardArbitrary.filter(({ awardedOn, validFrom, validUntil = validFrom }) => {
  return [awardedOn, validFrom, validUntil].every((moment) => moment.getTime() >= 0) && validUntil >= validFrom
})
const runs = { numRuns: 60 }
const pairs = formats.flatMap((one) => formats.filter((other) => other !== one).map((other) => [one, other] as const))

async function carry(award: Award, format: Format) {
  const { text, losses } = await format.write(award)
  return { text, losses, members: format.read(text), lost: lostPaths(losses) }
}

describe.each(formats.map((format) => [format.name, format] as const))('in %s', (_, format) => {
  it('nothing is lost that is not named', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        const { members, lost } = await carry(award, format)
        const wanted = membersOf(award)
        for (const path of awardPaths) {
          if (lost.has(path) || format.own.includes(path)) continue
          expect([path, textOf(members[path])]).toEqual([path, textOf(wanted[path])])
        }
      }),
      runs,
    )
  })

  it('what is named is lost: to everybody, or to whoever passes over notes and extensions', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        const { members, losses, text } = await carry(award, format)
        const plain = format.readPlain(text)
        const wanted = membersOf(award)
        for (const { path, kind } of losses) {
          const [member] = lostPaths([{ path, kind, note: '' }])
          if (!awardPaths.some((one) => one === member)) continue
          const name = member as (typeof awardPaths)[number]
          const read = kind === 'reduced' ? plain : members
          // a list of nothing is lost, too, where a reader finds no list
          expect([path, JSON.stringify(read[name])]).not.toEqual([path, JSON.stringify(wanted[name])])
        }
      }),
      runs,
    )
  })
})

describe.each(pairs.map(([from, to]) => [from.name, to.name, from, to] as const))(
  'from %s to %s and back',
  (_, __, from, to) => {
    it('what is not named as lost is equal byte for byte', async () => {
      await fc.assert(
        fc.asyncProperty(awards, async (award) => {
          const first = await carry(award, from)
          const converted = awardOf(first.members, award)
          const second = await carry(converted, to)
          const back = awardOf(second.members, converted)
          const third = await carry(back, from)
          const own = [...from.own, ...to.own]
          for (const path of awardPaths) {
            if (own.includes(path) || second.lost.has(path)) continue
            expect([path, textOf(second.members[path])]).toEqual([path, textOf(membersOf(converted)[path])])
            if (third.lost.has(path) || first.lost.has(path)) continue
            expect([path, textOf(third.members[path])]).toEqual([path, textOf(first.members[path])])
          }
        }),
        runs,
      )
    })
  },
)

describe('an award', () => {
  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['a credential of another kind', { type: ['VerifiableCredential'] }],
    ['a learner record', { type: ['VerifiableCredential', 'ClrCredential'] }],
    [
      'an Open Badge 2.0',
      { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', badge: 'urn:x:1', recipient: {} },
    ],
    ['a decision on recognition', { type: ['VerifiableCredential', 'RecognitionDecisionCredential'] }],
    ['claims of another type', { vct: 'urn:x:1' }],
    ['a seal', { payload: '{}', signatures: [{}] }],
  ])('is not read from %s', (_, document) => {
    expect(() => readAwardMembers(document)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^credential\.(unknown-format|malformed)$/) }),
    )
  })
})
