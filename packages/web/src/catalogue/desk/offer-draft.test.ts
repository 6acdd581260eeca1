import { MicroCredentialDescription } from '@meshe/domain/catalogue'
import { describe, expect, it } from 'vitest'
import { type OfferDraft, toDescription, toOfferDraft } from './offer-draft.ts'

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

const empty = toOfferDraft({})
const typed = (changes: Partial<OfferDraft>): OfferDraft => ({ ...empty, ...changes })

describe('a description in the editor', () => {
  it('comes out as it went in, so that opening one saves nothing', () => {
    expect(toDescription(toOfferDraft(full))).toEqual({ description: full, malformed: [] })
    expect(JSON.stringify(toDescription(toOfferDraft(full)).description)).toBe(
      JSON.stringify(MicroCredentialDescription.parse(full)),
    )
    expect(toDescription(empty)).toEqual({ description: {}, malformed: [] })
  })

  it.each([
    ['credits without hours', typed({ ects: '3' })],
    ['a title of blanks', typed({ title: { en: '  ' } })],
    ['an outcome without words', typed({ learningOutcomes: [{ title: { en: '' }, skills: [] }] })],
    [
      'quality by nobody',
      typed({ qualityAssurance: [{ type: 'programme-licence', body: ' ', reference: '', validUntil: '' }] }),
    ],
    ['text about stacking without an answer', typed({ stackabilityText: { en: 'somehow' } })],
  ])('waits for the rest of %s without calling it wrong', (_, draft) => {
    expect(toDescription(draft)).toEqual({ description: {}, malformed: [] })
  })

  it.each<[string, OfferDraft, string]>([
    ['hours of nothing', typed({ ects: '3', hours: '0' }), 'hours'],
    ['quarter credits', typed({ ects: '2.25', hours: '60' }), 'ects'],
    ['credits in words', typed({ ects: 'three', hours: '75' }), 'ects'],
    ['a level above eight', typed({ eqf: '9' }), 'eqf'],
    ['an address in the making', typed({ homepage: 'htt' }), 'homepage'],
    ['a script as address', typed({ applyAt: 'javascript:alert(1)' }), 'applyAt'],
    ['half a week', typed({ weeks: '1,5' }), 'weeks'],
    ['a price in tenths of a cent', typed({ priceEuro: '9.999' }), 'priceEuro'],
    ['a day that does not exist', typed({ startsOn: '2027-02-30' }), 'startsOn'],
  ])('names %s and does not send it', (_, draft, field) => {
    expect(toDescription(draft)).toEqual({ description: {}, malformed: [field] })
  })

  it('saves all that is well-formed beside what is not', () => {
    const draft = toOfferDraft(full)
    const broken = { ...draft, homepage: 'htt', weeks: 'ten', ects: '' }
    const { description, malformed } = toDescription(broken)
    const { homepage: _homepage, workload: _workload, ...rest } = full
    const { weeks: _weeks, ...offering } = full.offering ?? {}
    expect(description).toEqual({ ...rest, offering })
    expect([...malformed].sort()).toEqual(['homepage', 'weeks'])
  })

  it('keeps a quality check whose address is not whole, without the address', () => {
    const [quality] = toOfferDraft(full).qualityAssurance
    const draft = typed({ qualityAssurance: [{ ...quality!, reference: 'agency' }] })
    expect(toDescription(draft)).toEqual({
      description: {
        qualityAssurance: [
          { type: 'institutional-quality-assurance', body: 'Agency (demo)', validUntil: '2029-01-01' },
        ],
      },
      malformed: ['qualityAssurance.0.reference'],
    })
  })

  it('reads numbers as people write them, and 0 as a price', () => {
    expect(toDescription(typed({ ects: '2,5', hours: ' 70 ', priceEuro: '0' }))).toEqual({
      description: { workload: { ects: 2.5, hours: 70 }, offering: { priceEuro: 0 } },
      malformed: [],
    })
  })
})
