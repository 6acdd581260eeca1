import { MicroCredentialDescription } from '@meshe/domain/catalogue'
import { describe, expect, it } from 'vitest'
import { type OfferForm, toDescription, toForm } from './offer-form.ts'

const full: MicroCredentialDescription = {
  title: { en: 'Data literacy', sl: 'Podatkovna pismenost' },
  description: { en: 'Reads the figures of a ward.' },
  field: '0612',
  languages: ['en', 'sl'],
  jointAwardingBodies: ['Costa Institute (demo)'],
  learningOutcomes: [
    {
      title: { en: 'clean tables' },
      skills: [{ id: 'http://data.europa.eu/esco/skill/1', title: { en: 'clean data' } }],
    },
    { title: { en: 'choose a chart' } },
  ],
  workload: { ects: 3, hours: 75 },
  level: { eqf: 6, cycle: 'first-cycle', national: 'NFQ 8' },
  assessments: [{ type: 'project-work', description: { en: 'a report' } }, { type: 'quiz' }],
  modes: ['online'],
  qualityAssurance: [
    {
      type: 'institutional-quality-assurance',
      body: 'Agency (demo)',
      reference: 'https://agency.example/1',
      validUntil: '2029-01-01',
    },
  ],
  prerequisites: { en: 'none' },
  supervision: 'supervised-online-with-identity-verification',
  gradingScheme: '1 to 10',
  stackability: { kind: 'stackable', description: { en: 'towards Data for Health' } },
  furtherInformation: { en: 'bring a laptop' },
  homepage: 'https://northshore.example/1',
  offering: {
    startsOn: '2027-02-01',
    weeks: 10,
    hoursPerWeek: 7.5,
    priceEuro: 0,
    place: 'Northshore',
    applyAt: 'https://northshore.example/apply',
  },
}

const empty = toForm({})
const form = (changes: Partial<OfferForm>): OfferForm => ({ ...empty, ...changes })

describe('a description in the form', () => {
  it('comes out as it went in', () => {
    expect(toDescription(toForm(full))).toEqual(full)
    expect(toDescription(empty)).toEqual({})
  })

  it.each([
    ['credits without hours', form({ ects: '3' })],
    ['hours of nothing', form({ ects: '3', hours: '0' })],
    ['a level that is a word', form({ eqf: 'six' })],
    ['a title of blanks', form({ title: { en: '  ' } })],
    ['an outcome without words', form({ outcomes: [{ title: { en: '' }, skills: [] }] })],
    ['quality by nobody', form({ quality: [{ type: 'programme-licence', body: ' ', reference: '', validUntil: '' }] })],
    ['an address in the making', form({ homepage: 'htt' })],
    ['a script as address', form({ applyAt: 'javascript:alert(1)' })],
  ])('keeps %s back until it is whole', (_, given) => {
    expect(toDescription(given)).toEqual({})
  })

  it('reads numbers as people write them, and 0 as a price', () => {
    const description = toDescription(form({ ects: '2,5', hours: ' 70 ', price: '0' }))
    expect(description).toEqual({ workload: { ects: 2.5, hours: 70 }, offering: { priceEuro: 0 } })
    expect(MicroCredentialDescription.safeParse(description).success).toBe(true)
  })
})
