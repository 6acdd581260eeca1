import { describe, expect, it } from 'vitest'
import { emptyAwardList, listOf, toCsv } from './award-list-draft.ts'

describe('a list of learners in the making', () => {
  it('is nothing while nothing was brought', () => {
    expect(listOf(emptyAwardList)).toBeNull()
    expect(listOf({ ...emptyAwardList, csv: '  \n' })).toBeNull()
    expect(listOf({ ...emptyAwardList, kind: 'one', one: { email: ' ' } })).toBeNull()
  })

  it('is the text of the file until its rows are mended in place', () => {
    const csv = 'email\na@example.org'
    expect(listOf({ ...emptyAwardList, csv })).toEqual({ csv })
    expect(listOf({ ...emptyAwardList, csv, rows: [{ email: 'b@example.org', grade: '' }] })).toEqual({
      rows: [{ email: 'b@example.org' }],
    })
  })

  it('keeps every value in the file of kept rows, and no formula', () => {
    const rows = [
      { givenName: 'Ana "Nita"', familyName: 'O, Neil', email: '=cmd()' },
      { givenName: 'Żółć', familyName: 'Ñ', note: 'zwei\nZeilen' },
    ]
    expect(toCsv(rows)).toBe(
      'givenName,familyName,email,note\r\n"Ana ""Nita""","O, Neil",\'=cmd(),\r\nŻółć,Ñ,,"zwei\nZeilen"',
    )
  })
})
