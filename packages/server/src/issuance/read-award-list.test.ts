import { MesheError } from '@meshe/credentials'
import { describe, expect, it } from 'vitest'
import { readAwardList } from './read-award-list.ts'

function refusal(csv: string): [string, unknown] {
  try {
    readAwardList({ csv })
  } catch (error) {
    if (error instanceof MesheError) return [error.code, error.facts['line']]
    throw error
  }
  throw new Error('This list was read.')
}

describe('a CSV file', () => {
  it.each([
    ['commas', 'First name,Last name,Email\nMaja,Novak,m@a.example'],
    ['semicolons, as Excel writes them', 'First name;Last name;Email\r\nMaja;Novak;m@a.example\r\n'],
    ['tabs', 'First name\tLast name\tEmail\nMaja\tNovak\tm@a.example'],
    ['a byte order mark', '\uFEFFFirst name,Last name,Email\nMaja,Novak,m@a.example'],
    ['quotes', '"First name","Last name","Email"\n"Maja","Novak","m@a.example"'],
    ['a comma inside a quoted heading', '"First name";"Last name";"Email"\n"Maja";"Novak";"m@a.example"'],
    ['empty columns at the end', 'First name,Last name,Email,,\nMaja,Novak,m@a.example,,'],
  ])('with %s is read', (_, csv) => {
    expect(readAwardList({ csv })).toEqual([
      { number: 2, raw: { givenName: 'Maja', familyName: 'Novak', email: 'm@a.example' } },
    ])
  })

  it('keeps separators, quotes and line breaks inside quotes, and counts as a spreadsheet counts', () => {
    const csv = 'Vorname;Note\n"Ma;ja";"sehr ""gut"""\n\n;;\n"Zwei\nZeilen";1\n'
    expect(readAwardList({ csv })).toEqual([
      { number: 2, raw: { givenName: 'Ma;ja', grade: 'sehr "gut"' } },
      { number: 5, raw: { givenName: 'Zwei\nZeilen', grade: '1' } },
    ])
  })

  it('keeps columns that mean nothing here, as they came', () => {
    expect(readAwardList({ csv: 'Email,Shoe size\na@b.example,44' })[0]?.raw).toEqual({
      email: 'a@b.example',
      'Shoe size': '44',
    })
  })

  it.each([
    ['a quote that does not end', 'Email,Note\na@b.example,"open\nx@y.example,1', 'issuance.csv-malformed', 3],
    ['a value beyond the last heading', 'Email,Note\na@b.example,1\nc@d.example,1,2', 'issuance.csv-malformed', 3],
    ['two headings for the same thing', 'Email,E-Mail\na@b.example,c@d.example', 'issuance.csv-malformed', 1],
    ['a heading that would change an object', '__proto__,Email\nx,a@b.example', 'issuance.csv-malformed', 1],
    [
      'a value of more than a thousand characters',
      `Email,Note\na@b.example,${'x'.repeat(1001)}`,
      'issuance.csv-malformed',
      2,
    ],
    [
      'fifty-one columns',
      `${Array.from({ length: 51 }, (_, at) => `h${at}`).join(',')}\n1`,
      'issuance.csv-malformed',
      1,
    ],
    ['a heading only', 'First name,Last name,Email\n', 'issuance.no-rows', undefined],
    ['blank lines only', '\n\n \n', 'issuance.no-rows', undefined],
    ['5001 rows', `Email\n${'a@b.example\n'.repeat(5001)}`, 'issuance.too-many-rows', undefined],
  ])('with %s is refused', (_, csv, code, line) => {
    expect(refusal(csv)).toEqual([code, line])
  })

  it('with 5000 rows is taken whole', () => {
    expect(readAwardList({ csv: `Email\n${'a@b.example\n'.repeat(5000)}` })).toHaveLength(5000)
  })
})
