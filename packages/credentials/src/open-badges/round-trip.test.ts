import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from '../../../../conformance/elm/award-arbitrary.ts'
import { nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import type { Loss } from '../crosswalk/encoding.ts'
import { canonicalize } from '../json-ld/index.ts'
import type { Award, LanguageMap } from '../micro-credential/index.ts'
import { readAchievementCredential, toAchievementCredential } from './index.ts'

const awards = awardArbitrary.filter((award) => award.validUntil === undefined || award.validUntil >= award.validFrom)
const encode = (award: Award) => toAchievementCredential(award, { cryptography: nodeCryptography })

/** A text survives whole unless a loss says otherwise; then one of its languages survives. */
function expectText(read: LanguageMap | undefined, written: LanguageMap, losses: readonly Loss[], path: string) {
  if (!losses.some((loss) => loss.path === path)) return expect(read).toEqual(written)
  expect(Object.values(written)).toContain(Object.values(read ?? {})[0])
  expect(read).not.toEqual(written)
}

describe('an award written as an Open Badge and read again', () => {
  it('keeps everything that is not reported as lost', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        const { credential, losses } = await encode(award)
        const { draft, content } = readAchievementCredential(credential)
        const { microCredential } = award
        const { title, description, learningOutcomes, qualityAssurance, assessments, ...rest } = microCredential
        expectText(draft.title, title, losses, 'microCredential.title')
        expectText(draft.description, description, losses, 'microCredential.description')
        expect(draft).toMatchObject(JSON.parse(JSON.stringify(rest)))
        expect(draft.assessments ?? []).toEqual(JSON.parse(JSON.stringify(assessments)))
        expect(draft.qualityAssurance ?? []).toEqual(JSON.parse(JSON.stringify(qualityAssurance)))
        expect(draft.learningOutcomes?.map((outcome) => outcome.title)).toEqual(
          learningOutcomes.map((outcome) => outcome.title),
        )
        learningOutcomes.forEach((outcome, at) => {
          const skills = draft.learningOutcomes?.[at]?.skills
          expect(skills?.map((skill) => skill.id)).toEqual(outcome.skills?.map((skill) => skill.id))
          outcome.skills?.forEach((skill, nth) => {
            const path = `microCredential.learningOutcomes.${at}.skills.${nth}.title`
            if (losses.some((loss) => loss.path === path)) return
            expect(skills?.[nth]?.title).toEqual(skill.title)
          })
        })
        expect(content.holderName).toBe(`${award.learner.givenName} ${award.learner.familyName}`.trim())
        expect(content.grade).toBe(award.grade ?? null)
        expect(content.awardedOn && new Date(content.awardedOn)).toEqual(award.awardedOn)
        expect(content.validFrom && new Date(content.validFrom)).toEqual(award.validFrom)
        expect(content.validUntil && new Date(content.validUntil)).toEqual(award.validUntil ?? null)
        expect(Object.values(award.institution.legalName)).toContain(content.awardingBodies[0])
        award.parts?.forEach((part, at) => {
          expect(content.parts[at]).toMatchObject({ id: part.id, awardingBody: part.awardingBody, ects: part.ects })
          expectText(content.parts[at]?.title, part.title, losses, `parts.${at}.title`)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('can always be canonicalised: every member has a definition', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        await expect(canonicalize((await encode(award)).credential)).resolves.toContain('urn:meshe:annex-one:annexOne')
      }),
      { numRuns: 40 },
    )
  })

  it('carries every mandatory element of Annex I that the award has', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        const { missing } = readAchievementCredential((await encode(award)).credential)
        const owed = [
          ...(award.microCredential.assessments.length === 0 ? ['assessment'] : []),
          ...(award.microCredential.qualityAssurance.length === 0 ? ['quality-assurance'] : []),
        ]
        expect(missing).toEqual(owed)
      }),
      { numRuns: 60 },
    )
  })

  it('reports a language as lost exactly where a text has more than one', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async (award) => {
        const { losses } = await encode(award)
        const lost = losses.filter((loss) => loss.kind === 'language').map((loss) => loss.path)
        expect(lost.includes('microCredential.title')).toBe(Object.keys(award.microCredential.title).length > 1)
        expect(lost.includes('institution.legalName')).toBe(Object.keys(award.institution.legalName).length > 1)
      }),
      { numRuns: 60 },
    )
  })
})
