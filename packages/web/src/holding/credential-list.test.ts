import { expect, it } from 'vitest'
import { heldAs } from '../testing/learner-fixtures.ts'
import { fileNameOf } from './credential-files.ts'
import { groupByYear, newestFirst, searchCredentials } from './credential-list.ts'

const nursing = heldAs(1, 'Pflégé', { awardedOn: '2024-05-01', awardingBodies: ['Montana University (demo)'] })
const data = heldAs(2, 'Data literacy', { awardedOn: '2026-05-01' })
const undated = heldAs(3, 'Without date', { awardedOn: null, validFrom: null })
const all = [nursing, undated, data]

it('finds by any word, without accents and case, in title and university', () => {
  expect(searchCredentials(all, 'PFLEGE')).toEqual([nursing])
  expect(searchCredentials(all, 'montana pflege')).toEqual([nursing])
  expect(searchCredentials(all, 'montana data')).toEqual([])
  expect(searchCredentials(all, '  ')).toHaveLength(3)
})

it('sorts the newest first and those without a date last', () => {
  expect(newestFirst(all)).toEqual([data, nursing, undated])
  expect(groupByYear(newestFirst(all)).map(({ year }) => year)).toEqual(['2026', '2024', null])
})

it.each([
  ['Datos: ¿qué?', 'datos-qué-open-badges-3.0.json'],
  ['../../etc/passwd', 'etc-passwd-open-badges-3.0.json'],
  ['…', 'credential-open-badges-3.0.json'],
])('names the file of “%s” without anything a file system minds', (title, name) => {
  expect(fileNameOf(title, 'open-badges-3.0')).toBe(name)
})
