import { expect, it } from 'vitest'
import { splitLinks } from './split-links.ts'

const origin = 'http://localhost:4101'
const kinds = (text: string) => splitLinks(text, origin).map(({ kind, to }) => [kind, to])

it('opens links of this site inside it and keeps the full stop outside', () => {
  expect(kinds(`Open ${origin}/c/abc?x=1. Thanks`)).toEqual([
    ['text', ''],
    ['here', '/c/abc?x=1'],
    ['text', ''],
  ])
})

it('takes another port for another site', () => {
  expect(kinds('http://localhost:4102/c/abc')).toEqual([['elsewhere', 'http://localhost:4102/c/abc']])
})

it('makes no link of anything but web addresses', () => {
  expect(kinds('javascript:alert(1) mailto:a@example.org data:text/html,x')).toEqual([['text', '']])
})

it('loses no character', () => {
  const text = `a ${origin}/b, (https://x.example/y) <https://z.example>\nend`
  expect(
    splitLinks(text, origin)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
