/** Every example of the package's README runs and says what stands behind it. */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { readExamples, writeExamples } from './read-me-examples.ts'

/** Inside the repository, so that the name of the package leads to its sources; not kept in it. */
const folder = resolve('conformance/package/.meshe/examples')
writeExamples(folder)

const examples = readExamples()

describe('the README of the package', () => {
  it('has five examples and the award they share', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      'award.ts',
      'issue-open-badge.ts',
      'verify-in-the-browser.ts',
      'seal-european-digital-credential.ts',
      'make-sd-jwt-vc.ts',
      'convert-elm.ts',
    ])
    for (const { expected } of examples.slice(1)) expect(expected.length).toBeGreaterThan(1)
  })

  it.each(examples.map(({ name, expected }) => ({ name, expected })))('$name', async ({ name, expected }) => {
    vi.resetModules()
    const said: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((value) => said.push(JSON.stringify(value)))
    try {
      await import(pathToFileURL(join(folder, name)).href)
    } finally {
      log.mockRestore()
    }
    // an example that uses another one repeats what that one says
    expect(said.slice(said.length - expected.length)).toEqual(expected)
  })
})
