import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { MesheError } from '@meshe/credentials'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Address, createOutboundFetch } from './outbound-fetch.ts'
import { isPublicAddress } from './public-address.ts'

/** Stands where nobody may come; counts who comes nevertheless. */
interface Canary {
  readonly port: number
  readonly connections: () => number
  reset(): void
  close(): void
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void

async function listen(handle: Handle, port = 0): Promise<Canary> {
  let connections = 0
  const sockets = new Set<Socket>()
  const server: Server = createServer(handle)
  server.on('connection', (socket) => {
    connections += 1
    sockets.add(socket)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    reset: () => {
      connections = 0
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

let canary: Canary
/** On the port of https itself, where this machine lets us. */
let usualPort: Canary | null
beforeAll(async () => {
  canary = await listen((_, response) => response.end('{}'))
  usualPort = await listen((_, response) => response.end('{}'), 443).catch(() => null)
})
afterAll(() => {
  canary.close()
  usualPort?.close()
})
beforeEach(() => {
  canary.reset()
  usualPort?.reset()
})

async function codeOf(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (error === null) return 'answered'
  return error instanceof MesheError ? error.code : 'broken'
}

const hosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '0177.1',
  '127.0.0.1.',
  '１２７.0.0.1',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '0',
  '0.0.0.0',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[100::1]',
  '[5f00::1]',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
]

describe('an address that is not public', () => {
  const outbound = createOutboundFetch([])

  it.each(hosts)('https://%s is refused and nobody is asked', async (host) => {
    const code = await codeOf(outbound(`https://${host}/`, { timeoutMs: 2000 }))
    expect(['outbound.refused', 'outbound.failed']).toContain(code)
    if (/^[\d[]/.test(host)) expect(code).toBe('outbound.refused')
    expect([canary.connections(), usualPort?.connections() ?? 0]).toEqual([0, 0])
  })

  it.each([
    'http://{canary}/',
    'https://{canary}/',
    'https://user:secret@{canary}/',
    'https://user@127.0.0.1/',
    'https://public.example@{canary}/',
    'https://public.example:8443/',
    'http://public.example/',
    'ftp://{canary}/',
    'ws://{canary}/',
    'wss://{canary}/',
    'gopher://{canary}/_GET',
    'file:///etc/passwd',
    'data:application/json,{}',
    'blob:http://{canary}/1',
    'javascript:alert(1)',
    'https://{canary}\\@public.example/',
    'https:{canary}',
    '//{canary}/',
    'not an address',
    '',
    'https://',
    'https://[::1',
    'https://256.256.256.256/',
    'https://[fe80::1%25lo]/',
  ])('%s is refused and nobody is asked', async (form) => {
    const url = form.replaceAll('{canary}', `127.0.0.1:${canary.port}`)
    expect(await codeOf(outbound(url, { timeoutMs: 2000 }))).toBe('outbound.refused')
    expect(canary.connections()).toBe(0)
  })

  it.each(['ftp', 'blob:http', 'ws', 'gopher', 'blob:https'])(
    '%s of a trusted origin is refused too',
    async (scheme) => {
      const trusting = createOutboundFetch([`http://127.0.0.1:${canary.port}`])
      expect(await codeOf(trusting(`${scheme}://127.0.0.1:${canary.port}/`))).toBe('outbound.refused')
      expect(canary.connections()).toBe(0)
    },
  )
})

describe('a name', () => {
  const open = { address: '93.184.215.14', family: 4 }
  const closed = { address: '127.0.0.1', family: 4 }
  const resolving = (...answers: readonly (readonly Address[])[]) => {
    let asked = 0
    const outbound = createOutboundFetch([], { resolveName: async () => answers[asked++] ?? [closed] })
    return { outbound, asked: () => asked }
  }

  it.each<readonly [string, readonly Address[]]>([
    ['a private address', [closed]],
    ['a public and a private address', [open, closed]],
    ['a private and a public address', [closed, open]],
    ['a private IPv6 address beside a public one', [open, { address: '::1', family: 6 }]],
    ['no address', []],
    ['something that is no address', [{ address: 'localhost', family: 4 }]],
  ])('with %s is refused', async (_, addresses) => {
    expect(await codeOf(resolving(addresses).outbound('https://rebinding.example/'))).toBe('outbound.refused')
    expect(usualPort?.connections() ?? 0).toBe(0)
  })

  it('is resolved once, so that a second answer changes nothing', async () => {
    const { outbound, asked } = resolving([open], [closed])
    expect(await codeOf(outbound('https://rebinding.example/', { timeoutMs: 700 }))).toMatch(
      /^outbound\.(timeout|failed)$/,
    )
    expect([asked(), usualPort?.connections() ?? 0]).toEqual([1, 0])
  })

  it('that is never resolved is left after the time allowed', async () => {
    const outbound = createOutboundFetch([], { resolveName: () => new Promise(() => {}) })
    expect(await codeOf(outbound('https://slow.example/', { timeoutMs: 200 }))).toBe('outbound.timeout')
  })

  it('that cannot be resolved is a failure of the other side', async () => {
    const resolveName = async () => {
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    }
    expect(await codeOf(createOutboundFetch([], { resolveName })('https://gone.example/'))).toBe('outbound.failed')
  })
})

describe('an origin that the configuration trusts', () => {
  const servers: Canary[] = []
  afterAll(() => {
    for (const server of servers) server.close()
  })
  async function serving(handle: Handle) {
    const server = await listen(handle)
    servers.push(server)
    const origin = `http://127.0.0.1:${server.port}`
    return { origin, server, outbound: createOutboundFetch([origin]) }
  }

  it('is asked, over plain http also where a did:web says https, without cookies or a name', async () => {
    const seen: IncomingMessage[] = []
    const { origin, outbound } = await serving((request, response) => {
      seen.push(request)
      response.setHeader('set-cookie', 'a=1').end('{"ok":true}')
    })
    expect((await outbound(`${origin}/a?b=1`)).body).toBe('{"ok":true}')
    expect((await outbound(`${origin.replace('http:', 'https:')}/a`)).status).toBe(200)
    expect(seen.map(({ url }) => url)).toEqual(['/a?b=1', '/a'])
    expect(seen.every(({ headers }) => headers.cookie === undefined && headers.authorization === undefined)).toBe(true)
  })

  it('trusts neither another port nor another name of the same machine', async () => {
    const { origin, outbound } = await serving((_, response) => response.end('{}'))
    expect(await codeOf(outbound(`http://127.0.0.1:${canary.port}/`))).toBe('outbound.refused')
    expect(await codeOf(outbound(origin.replace('127.0.0.1', 'localhost')))).toBe('outbound.refused')
    expect(canary.connections()).toBe(0)
  })

  it.each([
    ['to a private address', () => `http://127.0.0.1:${canary.port}/`],
    ['to a private address over https', () => 'https://127.0.0.1/'],
    ['to the metadata of a cloud', () => 'http://169.254.169.254/latest'],
    ['to a file', () => 'file:///etc/passwd'],
    ['to nothing that is an address', () => 'http://['],
    ['without a scheme to a private address', () => `//127.0.0.1:${canary.port}/`],
  ])('may not send us on %s', async (_, target) => {
    const { origin, outbound } = await serving((_request, response) => {
      response.writeHead(302, { location: target() }).end()
    })
    expect(await codeOf(outbound(`${origin}/`))).toBe('outbound.refused')
    expect([canary.connections(), usualPort?.connections() ?? 0]).toEqual([0, 0])
  })

  it('may send us on twice, not three times, and never with a POST', async () => {
    const { origin, outbound, server } = await serving((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) return response.end('{"end":true}')
      response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    expect((await outbound(`${origin}/2`)).body).toBe('{"end":true}')
    expect(await codeOf(outbound(`${origin}/3`))).toBe('outbound.refused')
    server.reset()
    expect((await outbound(`${origin}/1`, { method: 'POST', body: '{}' })).status).toBe(302)
    expect(server.connections()).toBe(1)
  })

  it('is cut off after the size allowed, said or unsaid', async () => {
    const { origin, outbound } = await serving((request, response) => {
      if (request.url === '/said') return response.writeHead(200, { 'content-length': 1_000_000 }).end()
      const more = () => {
        while (response.write('x'.repeat(16_384)));
        response.once('drain', more)
      }
      more()
    })
    expect(await codeOf(outbound(`${origin}/said`, { timeoutMs: 3000 }))).toBe('outbound.too-large')
    expect(await codeOf(outbound(`${origin}/endless`, { maxBytes: 100_000, timeoutMs: 5000 }))).toBe(
      'outbound.too-large',
    )
  })

  it('answers up to the very byte allowed', async () => {
    const { origin, outbound } = await serving((_, response) => response.end('x'.repeat(1000)))
    expect((await outbound(`${origin}/`, { maxBytes: 1000 })).body).toHaveLength(1000)
    expect(await codeOf(outbound(`${origin}/`, { maxBytes: 999 }))).toBe('outbound.too-large')
  })

  it('gets no compressed answer past the size allowed', async () => {
    const { origin, outbound } = await serving((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from('1f8b0800', 'hex')),
    )
    expect((await outbound(`${origin}/`)).body.length).toBeLessThan(10)
  })

  it.each<readonly [string, Handle, string]>([
    ['says nothing', () => {}, 'outbound.timeout'],
    [
      'says one byte a time',
      (_, response) => void setInterval(() => response.write('x'), 20).unref(),
      'outbound.timeout',
    ],
    ['sends headers and no body', (_, response) => response.writeHead(200).flushHeaders(), 'outbound.timeout'],
    ['hangs up', (_, response) => response.socket?.destroy(), 'outbound.failed'],
    [
      'hangs up in the middle',
      (_, response) =>
        void response.writeHead(200, { 'content-length': 100 }).write('x', () => response.socket?.destroy()),
      'outbound.failed',
    ],
    ['speaks another protocol', (_, response) => response.socket?.end('SSH-2.0-OpenSSH\r\n'), 'outbound.failed'],
    [
      'wants to switch protocols',
      (_, response) => response.socket?.end('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      'outbound.failed',
    ],
    [
      'sends headers without an end',
      (_, response) => response.socket?.write(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`),
      'outbound.failed',
    ],
  ])('that %s ends in time', async (_, handle, code) => {
    const { origin, outbound } = await serving(handle)
    expect(await codeOf(outbound(`${origin}/`, { timeoutMs: 400 }))).toBe(code)
  })

  it('that is not there is a failure of the other side', async () => {
    const { origin, server, outbound } = await serving(() => {})
    server.close()
    await new Promise((resume) => setTimeout(resume, 50))
    expect(await codeOf(outbound(`${origin}/`))).toBe('outbound.failed')
  })
})

describe('public addresses', () => {
  it.each([
    '8.8.8.8',
    '93.184.215.14',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2a00:1450:4001:81b::200e',
    '2606:4700::1111',
  ])('include %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each(['', 'localhost', '8.8.8', '8.8.8.8/8', '::ffff:8.8.8.8', '4000::1', '::2', '1.1.1.1 '])(
    'leave out %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(false)
    },
  )
})
