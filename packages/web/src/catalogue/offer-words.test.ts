import { expect, it } from 'vitest'
import { dataLiteracy } from '../testing/fixtures.ts'
import { summarizeCounts } from './offer-words.ts'

const [own] = dataLiteracy.countsTowards
if (own === undefined) throw new Error('The fixture counts somewhere.')
const at = (did: string, basis: 'agreement' | 'case-by-case', pathwayId: string) => ({
  ...own,
  basis,
  pathwayId,
  institution: { ...own.institution, did },
})

it('counts a university once, however many of its paths name the course', () => {
  const counts = [
    at('did:web:a', 'agreement', '1'),
    at('did:web:a', 'agreement', '2'),
    at('did:web:b', 'agreement', '3'),
  ]
  expect(summarizeCounts(counts).agreed).toBe(2)
})

it('does not count a university that agreed among those that decide case by case', () => {
  expect(summarizeCounts([at('did:web:a', 'agreement', '1'), at('did:web:a', 'case-by-case', '2')]).caseByCase).toBe(0)
})

it('takes the university’s own path for no agreement', () => {
  expect(summarizeCounts([own])).toEqual({ agreed: 0, caseByCase: 0, own: own.pathwayTitle })
})
