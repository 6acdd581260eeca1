import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAwardRows, columnOfHeading, type RawAwardRow } from './award-row.ts'

const good = { givenName: 'Maja', familyName: 'Demonstracija', email: 'maja@learner.example' }

function problemsOf(raw: RawAwardRow, awarded: readonly string[] = []) {
  const [checked] = checkAwardRows([{ number: 2, raw }], new Set(awarded))
  return {
    row: checked?.row ?? null,
    problems: checked?.problems.map(({ column, problem }) => [column, problem]) ?? [],
  }
}

describe('a row of a list', () => {
  it('can be awarded when it names a person and an address', () => {
    expect(problemsOf(good)).toEqual({ row: good, problems: [] })
  })

  it('is trimmed, keeps accents to the letter and ignores columns that mean nothing here', () => {
    const raw = {
      givenName: ' Łukasz ',
      familyName: 'Groß-Ñuñez Ж',
      email: ' l@learner.example ',
      shoeSize: '44',
      grade: ' ',
    }
    expect(problemsOf(raw).row).toEqual({ givenName: 'Łukasz', familyName: 'Groß-Ñuñez Ж', email: 'l@learner.example' })
  })

  it.each([
    ['nothing at all', {}, ['given-name-missing', 'family-name-missing', 'email-missing']],
    ['blank names', { ...good, givenName: ' ', familyName: '\t' }, ['given-name-missing', 'family-name-missing']],
    ['an address without @', { ...good, email: 'maja.learner.example' }, ['email-malformed']],
    ['an address with a blank', { ...good, email: 'maja @learner.example' }, ['email-malformed']],
    ['two addresses', { ...good, email: 'a@b.example, c@d.example' }, ['email-malformed']],
    ['a day that is none', { ...good, dateOfBirth: '1999-02-30' }, ['date-of-birth-malformed']],
    ['a day in another order', { ...good, dateOfBirth: '03/04/1999' }, ['date-of-birth-malformed']],
    ['a day of a year before the first', { ...good, dateOfBirth: '0000-12-31' }, ['date-of-birth-malformed']],
    ['a very long name', { ...good, givenName: 'x'.repeat(201) }, ['value-too-long']],
    ['a very long grade', { ...good, grade: 'x'.repeat(101) }, ['grade-too-long']],
    ['a language in words', { ...good, language: 'Slovenian' }, ['language-malformed']],
    ['a name that lost its accents', { ...good, familyName: 'Gro\uFFFD' }, ['text-damaged']],
    ['a name with a control character', { ...good, familyName: 'Gro\u0000' }, ['text-damaged']],
    ['damage in a column that is not used', { ...good, remark: '\uFFFD' }, ['text-damaged']],
    ['a column named like a member of every object', { ...good, constructor: 'x' }, []],
  ] as const)('with %s names every problem', (_, raw, expected) => {
    expect(problemsOf(raw as RawAwardRow).problems.map(([, problem]) => problem)).toEqual(expected)
  })

  it('is never without a row and without a problem', () => {
    const names = [
      'givenName',
      'familyName',
      'email',
      'dateOfBirth',
      'grade',
      'language',
      'constructor',
      '__proto__',
      'x',
    ]
    const raw = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a@b.example')),
    )
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 8 }), (raws) => {
        const rows = raws.map((value, index) => ({ number: index + 2, raw: value }))
        const checked = checkAwardRows(rows, new Set())
        expect(checked.map(({ number, raw: kept }) => ({ number, raw: kept }))).toEqual(rows)
        for (const { row, problems } of checked) expect(row === null).toBe(problems.length > 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('is awarded once, whatever case the address is written in', () => {
    const rows = ['Maja@learner.example', 'maja@LEARNER.example', 'other@learner.example'].map((email, index) => ({
      number: index + 2,
      raw: { ...good, email },
    }))
    expect(checkAwardRows(rows, new Set()).map(({ problems }) => problems.map(({ problem }) => problem))).toEqual([
      [],
      ['duplicate-in-list'],
      [],
    ])
  })

  it('is not awarded to somebody who has it', () => {
    expect(problemsOf({ ...good, email: 'MAJA@learner.example' }, ['maja@learner.example'])).toEqual({
      row: null,
      problems: [['email', 'already-awarded']],
    })
  })
})

describe('a heading', () => {
  it.each([
    ['First name', 'givenName'],
    ['Given_Name', 'givenName'],
    ['VORNAME', 'givenName'],
    ['Prénom', 'givenName'],
    ['Όνομα', 'givenName'],
    ['Surname', 'familyName'],
    ['Apellidos', 'familyName'],
    ['Επώνυμο', 'familyName'],
    ['E-Mail', 'email'],
    ['Correo electrónico', 'email'],
    ['Date of birth', 'dateOfBirth'],
    ['Fecha de nacimiento', 'dateOfBirth'],
    ['ΒΑΘΜΟΣ', 'grade'],
    ['Idioma', 'language'],
    ['Shoe size', 'Shoe size'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['', ''],
  ])('"%s" is %s', (heading, column) => {
    expect(columnOfHeading(heading)).toBe(column)
  })
})
