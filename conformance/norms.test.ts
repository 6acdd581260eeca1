/** Every folder of conformance tests has the name of its norm. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { beyondNorms, norms } from './norms.ts'

it('names the norm of every folder, and of none that is not there', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect(Object.keys(norms).sort()).toEqual(folders.sort())
})

it('sets apart only folders that are there', () => {
  expect(Object.keys(norms)).toEqual(expect.arrayContaining([...beyondNorms]))
})
