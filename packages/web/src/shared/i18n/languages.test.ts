import { afterEach, expect, it, vi } from 'vitest'
import { preferredLanguage } from './languages.ts'

afterEach(() => vi.restoreAllMocks())

it.each<[string[], string]>([
  [['es-MX', 'en'], 'es'],
  [['fr', 'de-AT'], 'de'],
  [['DE'], 'de'],
  // Estonian and Slavey by their three letters are neither Spanish nor German.
  [['est', 'de'], 'de'],
  [['den'], 'en'],
  [[], 'en'],
])('answers browsers that ask for %j in %s', (wanted, language) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(wanted)
  expect(preferredLanguage()).toBe(language)
})
