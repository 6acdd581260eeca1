import type { Loss } from '@meshe/credentials/crosswalk'
import { readAwardingCountry, readEuropeanDigitalCredential, toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import type { Award, Skill } from '@meshe/credentials/micro-credential'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from './award-arbitrary.ts'

const escoSkills = 'http://data.europa.eu/esco/skill/'

function encode(award: Award) {
  const { credential, losses } = toEuropeanDigitalCredential(award)
  const lost = new Map(losses.map((loss) => [loss.path, loss]))
  return { lost, ...readEuropeanDigitalCredential(JSON.parse(JSON.stringify(credential))) }
}

/** Skills without those that have no term; a skill whose title is reduced is known by its identifier alone. */
function readableSkills(award: Award, lost: ReadonlyMap<string, Loss>): readonly (readonly Partial<Skill>[])[] {
  return award.microCredential.learningOutcomes.map((outcome, at) => {
    const skills = (outcome.skills ?? []).flatMap((skill, nth): Partial<Skill>[] => {
      const loss = lost.get(`microCredential.learningOutcomes.${at}.skills.${nth}`)
      if (loss?.kind === 'no-term') return []
      return [loss === undefined ? skill : { id: skill.id }]
    })
    const isEsco = (skill: Partial<Skill>) => skill.id?.startsWith(escoSkills) === true
    return [...skills.filter(isEsco), ...skills.filter((skill) => !isEsco(skill))]
  })
}

const withoutAbsent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('an award that is written as a European Digital Credential and read back', () => {
  it('keeps every member of its description that is not named as lost', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        const { lost, draft } = encode(award)
        const { learningOutcomes, languages, workload, assessments, qualityAssurance, ...rest } = award.microCredential
        const { learningOutcomes: readOutcomes, languages: readLanguages, workload: readWorkload, ...readRest } = draft
        expect(readRest).toEqual(
          withoutAbsent({
            ...rest,
            ...(assessments.length === 0 ? {} : { assessments }),
            ...(qualityAssurance.length === 0 ? {} : { qualityAssurance }),
          }),
        )
        const exact = languages.filter((_, index) => !lost.has(`microCredential.languages.${index}`))
        expect((readLanguages ?? []).filter((tag) => languages.includes(tag))).toEqual(expect.arrayContaining(exact))
        expect(readWorkload?.ects).toBe(workload.ects)
        if (lost.has('microCredential.workload.hours')) {
          expect(Math.abs((readWorkload?.hours ?? 0) - workload.hours)).toBeLessThan(1 / 3600)
        } else {
          expect(readWorkload?.hours).toBe(workload.hours)
        }
        expect(readOutcomes?.map(({ title }) => title)).toEqual(learningOutcomes.map(({ title }) => title))
        const expected = readableSkills(award, lost)
        expect(readOutcomes?.map(({ skills = [] }) => skills.length)).toEqual(expected.map((skills) => skills.length))
        expect(readOutcomes?.map(({ skills = [] }) => skills)).toMatchObject(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the person, the bodies, the dates, the grade and the parts', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        const { content } = encode(award)
        expect(content.holderName).toBe(`${award.learner.givenName} ${award.learner.familyName}`)
        expect(content.awardingBodies.slice(1)).toEqual(award.microCredential.jointAwardingBodies ?? [])
        expect(Object.values(award.institution.legalName)).toContain(content.awardingBodies[0])
        expect(new Date(content.awardedOn ?? 0)).toEqual(award.awardedOn)
        expect(new Date(content.validFrom ?? 0)).toEqual(award.validFrom)
        expect(content.validUntil === null ? undefined : new Date(content.validUntil)).toEqual(award.validUntil)
        expect(content.grade ?? undefined).toBe(award.grade)
        expect(content.parts).toEqual(award.parts ?? [])
        expect(content.achievementId).toBe(award.microCredential.id)
        expect(content.id).toBe(award.id.replace('urn:uuid:', 'urn:credential:'))
      }),
      { numRuns: 200 },
    )
  })

  it('carries the country of the university', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        expect(readAwardingCountry(toEuropeanDigitalCredential(award).credential)).toBe(award.institution.country)
      }),
      { numRuns: 40 },
    )
  })

  it('gives the same credential for the same award, and no identifier of another', () => {
    fc.assert(
      fc.property(awardArbitrary, fc.uuid(), (award, other) => {
        const [once, again] = [toEuropeanDigitalCredential(award), toEuropeanDigitalCredential(award)]
        expect(once).toEqual(again)
        fc.pre(award.id !== `urn:uuid:${other}`)
        const ids = new Set(ownIdsOf(once.credential))
        const otherIds = ownIdsOf(toEuropeanDigitalCredential({ ...award, id: `urn:uuid:${other}` }).credential)
        expect(otherIds.filter((id) => ids.has(id))).toEqual([])
        expect(ids.size).toBeGreaterThan(15)
      }),
      { numRuns: 40 },
    )
  })

  it('names a loss only for what the award has', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        for (const { path } of toEuropeanDigitalCredential(award).losses) {
          expect(
            path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], award),
            path,
          ).toBeDefined()
        }
      }),
      { numRuns: 100 },
    )
  })

  it('leaves the mail address of the learner out altogether', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        const email = 'learner.of.the.demo@university.example'
        const { credential, losses } = toEuropeanDigitalCredential({ ...award, learner: { ...award.learner, email } })
        expect(JSON.stringify(credential)).not.toContain(email)
        expect(losses).toContainEqual(expect.objectContaining({ path: 'learner.email', kind: 'no-term' }))
      }),
      { numRuns: 20 },
    )
  })
})

function ownIdsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(ownIdsOf)
  return 'id' in value && typeof value.id === 'string' && value.id.startsWith('urn:credential:')
    ? [value.id, ...inner]
    : inner
}
