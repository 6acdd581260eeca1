import { iscedFields } from '@meshe/credentials/vocabulary'
import { describeReadiness, MicroCredentialDescription } from '@meshe/domain/catalogue'
import { evaluatePathway, PathwayDescription } from '@meshe/domain/stacking'
import { Founding } from '@meshe/server'
import { describe, expect, it } from 'vitest'
import { foundingOf } from '../network/demo-network.ts'
import { cohorts, followers, graduates } from './awards.ts'
import { toDescription } from './demo-offer.ts'
import { institutions } from './institutions.ts'
import { learnerOf, learners } from './learners.ts'
import { offers } from './offers/index.ts'
import { dataForHealth, pathways, toPathwayDescription } from './pathways.ts'
import { requests } from './requests.ts'

const now = new Date('2027-01-15T10:00:00Z')
const published = offers.filter(({ state }) => state === undefined)
const ids = new Map(
  published.map(({ key }, index) => [
    key,
    { id: `0198c1d2-0000-7000-8000-${String(index).padStart(12, '0')}`, iri: `https://demo.example/${key}` },
  ]),
)

describe('the data of the demonstration', () => {
  it('have twelve universities or more, in as many countries, all of them plainly made up', () => {
    expect(institutions.length).toBeGreaterThanOrEqual(12)
    expect(new Set(institutions.map(({ country }) => country)).size).toBe(institutions.length)
    for (const { name } of institutions) for (const text of Object.values(name)) expect(text).toMatch(/\(demo\)$/)
  })

  it.each(['office', 'a', 'b'] as const)('found the node %s with people for every desk', (node) => {
    const { institutions: founded } = Founding.parse(foundingOf(node))
    for (const { slug, staff } of founded.filter(({ slug: name }) => name !== 'network')) {
      const held = new Set(staff.flatMap(({ roles }) => roles))
      expect([slug, [...held].sort()]).toEqual([
        slug,
        [
          'administrator',
          'catalogue-editor',
          'issuing-officer',
          'pathway-editor',
          'quality-reviewer',
          'recognition-officer',
        ],
      ])
      const isAlone = staff.some(
        ({ roles }) => roles.includes('catalogue-editor') && roles.includes('quality-reviewer'),
      )
      expect(isAlone).toBe(false)
    }
  })

  it('publish sixty micro-credentials or more over ten fields and six languages', () => {
    expect(published.length).toBeGreaterThanOrEqual(60)
    expect(new Set(published.map(({ field }) => field.slice(0, 2))).size).toBeGreaterThanOrEqual(10)
    expect(new Set(published.flatMap((offer) => toDescription(offer, now).languages)).size).toBeGreaterThanOrEqual(6)
    expect(new Set(offers.map(({ key }) => key)).size).toBe(offers.length)
  })

  it('leave something on the desks in every state before publication', () => {
    expect(new Set(offers.flatMap(({ state }) => state ?? []))).toEqual(
      new Set(['draft', 'in-review', 'returned', 'approved']),
    )
  })

  it.each(offers)('$key is complete, in English and in a language of its university', (offer) => {
    const description = MicroCredentialDescription.parse(toDescription(offer, now))
    expect(describeReadiness(description)).toMatchObject({ isReady: true })
    expect(describeReadiness(description).present).toHaveLength(16)
    expect(Object.hasOwn(iscedFields, offer.field)).toBe(true)
    const texts = [offer.title, offer.about, ...offer.outcomes]
    for (const text of texts) expect(Object.keys(text)).toContain('en')
    const hoursPerEcts = (description.workload?.hours ?? 0) / offer.ects
    expect(hoursPerEcts).toBeGreaterThanOrEqual(25)
    expect(hoursPerEcts).toBeLessThanOrEqual(30)
  })

  it('have forty learners or more, whose addresses lead nowhere', () => {
    expect(learners.length).toBeGreaterThanOrEqual(40)
    expect(new Set(learners.map(({ email }) => email)).size).toBe(learners.length)
    for (const { email } of learners) expect(email).toMatch(/@example\.org$/)
  })

  it('award only what is published, to people who are there, each once', () => {
    for (const { offer, kept, unclaimed = [], revoked = {} } of cohorts) {
      expect(ids.has(offer)).toBe(true)
      const all = [...kept, ...unclaimed]
      expect(new Set(all).size).toBe(all.length)
      for (const key of all) expect(learnerOf(key).key).toBe(key)
      for (const key of Object.keys(revoked)) expect(all).toContain(key)
    }
  })

  it('leave no learner without anything to look at', () => {
    const busy = new Set(cohorts.flatMap(({ kept, unclaimed = [] }) => [...kept, ...unclaimed]))
    expect(learners.filter(({ key }) => !busy.has(key))).toEqual([])
  })

  it('ask only for what is held, and end each request somewhere else', () => {
    for (const { learner, offer } of requests) {
      expect([learner, cohorts.find((cohort) => cohort.offer === offer)?.kept.includes(learner)]).toEqual([
        learner,
        true,
      ])
    }
    expect(new Set(requests.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(8)
    const outcomes = requests.flatMap(({ decision }) => decision?.ects ?? [])
    expect(outcomes).toContain(0)
  })

  it.each(pathways)('build the pathway of $institution, which can be completed', (pathway) => {
    const description = PathwayDescription.parse(toPathwayDescription(pathway, ids))
    const progress = evaluatePathway(description, [], { institutionDid: 'did:web:demo.example', pathwayId: 'x', now })
    expect(progress).toMatchObject({ ectsCounted: 0, isComplete: false, ectsRequired: pathway.ects })
    const offered = pathway.groups.flatMap(({ components }) => components).reduce((sum, { ects }) => sum + ects, 0)
    expect(offered).toBeGreaterThanOrEqual(pathway.ects)
  })

  it('have one full pathway of 15 ECTS at EQF 6 that takes from others by agreement and by recognition', () => {
    const components = dataForHealth.groups.flatMap((group) => group.components)
    expect([dataForHealth.ects, dataForHealth.eqf]).toEqual([15, 6])
    expect(components.some(({ accepts }) => accepts.some((key) => !key.startsWith('montana/')))).toBe(true)
    expect(components.some(({ accepts, acceptsRecognition }) => accepts.length === 0 && acceptsRecognition)).toBe(true)
    for (const { pathway } of [...followers, ...graduates]) {
      expect(pathways.map(({ institution }) => institution)).toContain(pathway)
    }
  })
})
