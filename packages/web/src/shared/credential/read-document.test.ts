import { describe, expect, it } from 'vitest'
import { readFileText } from './read-document.ts'

describe('a file', () => {
  it.each<[string, number[], string]>([
    ['of text', [0x7b, 0x7d], '{}'],
    ['that is a COSE message with its tag', [0xd2, 0x84, 0x43], '0oRD'],
    ['that is one without', [0x84, 0x43, 0xa1], 'hEOh'],
    ['that begins with a letter of two bytes', [0xd2, 0x90], '\u0490'],
    ['of nothing', [], ''],
  ])('%s is handed on as text', async (_, bytes, text) => {
    expect(await readFileText(new Blob([Uint8Array.from(bytes)]))).toBe(text)
  })
})
