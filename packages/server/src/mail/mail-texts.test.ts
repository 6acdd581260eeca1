import { expect, it } from 'vitest'
import { mailLanguageOf, writeMail } from './mail-texts.ts'

it.each([
  ['es', 'es'],
  ['es-MX', 'es'],
  ['de-AT', 'de'],
  ['en-IE', 'en'],
  ['fr', 'en'],
  // Estonian, Slavey and Middle English by their three letters.
  ['est', 'en'],
  ['den', 'en'],
  ['enm', 'en'],
])('writes to a reader of %s in %s', (tag, language) => {
  expect(mailLanguageOf(tag)).toBe(language)
})

it('takes no line break out of a value into the head of a mail', () => {
  const { subject } = writeMail('claim', 'en', { institution: 'Northshore\r\nBcc: all@example.org' })
  expect(subject).not.toMatch(/[\r\n]/)
})
