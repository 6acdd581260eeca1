import { describe, expect, it } from 'vitest'
import type { OutboundAnswer, OutboundRequest } from '../outbound/outbound-fetch.ts'
import { createTextReader } from './text-reader.ts'

const url = 'https://issuer.example/.well-known/jwt-vc-issuer'
const answer = (status: number, type: string | null, body = '{}'): OutboundAnswer => ({
  status,
  headers: type === null ? {} : { 'content-type': type },
  body,
})

/** The network in these tests: one answer, and every question that came. */
function reading(answered: OutboundAnswer | Error) {
  const asked: (readonly [string, OutboundRequest | undefined])[] = []
  let now = new Date('2026-11-24T10:00:00Z')
  const read = createTextReader(
    async (address, request) => {
      asked.push([address, request])
      if (answered instanceof Error) throw answered
      return answered
    },
    () => now,
  )
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms)
  }
  return { asked, read, pass }
}

describe('a document that a token points to', () => {
  it('is read once in half a minute', async () => {
    const { asked, read, pass } = reading(answer(200, 'application/json; charset=utf-8', '{"issuer":"x"}'))
    const first = await read(url, 'application/json')
    pass(29_000)
    expect(await read(url, 'application/json')).toEqual(first)
    pass(2000)
    expect((await read(url, 'application/json')).readAt).not.toEqual(first.readAt)
    expect(asked.map(([address]) => address)).toEqual([url, url])
  })

  it('with keys may not send on to another host, and is asked for as what it should be', async () => {
    const { asked, read } = reading(answer(200, 'application/jwk-set+json'))
    await read(url, 'application/json')
    expect(asked[0]?.[1]).toMatchObject({ maxRedirects: 0, headers: { accept: 'application/json' } })
  })

  it.each<[string, OutboundAnswer | Error]>([
    ['404', answer(404, 'application/json')],
    ['a redirect', answer(302, 'application/json')],
    ['an upload of somebody', answer(200, 'text/plain')],
    ['a web page', answer(200, 'text/html')],
    ['no kind at all', answer(200, null)],
    ['nothing', new Error('down')],
  ])('is not %s', async (_, answered) => {
    await expect(reading(answered).read(url, 'application/json')).rejects.toThrow()
  })

  it.each(['file:///etc/passwd', 'data:,x', 'ftp://a.example', 'issuer.example'])(
    'does not stand at %s',
    async (address) => {
      const { asked, read } = reading(answer(200, 'application/json'))
      await expect(read(address, 'application/json')).rejects.toMatchObject({ code: 'outbound.refused' })
      expect(asked).toEqual([])
    },
  )

  it('of a status list is the text itself', async () => {
    const { read } = reading(answer(200, 'application/statuslist+jwt', 'a.b.c'))
    expect((await read('https://a.example/list', 'application/statuslist+jwt')).text).toBe('a.b.c')
  })
})
