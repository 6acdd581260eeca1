import { describe, expect, it } from 'vitest'
import { createTestKey, nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import {
  contentDigestOf,
  type HttpMessage,
  headersOf,
  signRequest,
  signResponse,
  verifyRequest,
  verifyResponse,
} from './index.ts'

const north = createTestKey(new Uint8Array(32).fill(1))
const south = createTestKey(new Uint8Array(32).fill(2))
const now = new Date('2027-01-15T10:00:00Z')
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA'
const settings = { signer: north.signer, created: now, nonce, cryptography: nodeCryptography }
const keys = new Map([north, south].map((key) => [key.signer.verificationMethod, key.publicKey]))
const expectations = {
  now,
  cryptography: nodeCryptography,
  findKey: async (keyId: string) => {
    const key = keys.get(keyId)
    if (key === undefined) throw new MesheError('federation.peer-unknown', 'Nobody knows this key.')
    return key
  },
}
const unsigned: HttpMessage = {
  method: 'POST',
  authority: 'south.example',
  path: '/federation/messages',
  query: '',
  headers: { 'content-type': 'application/json', 'meshe-message-id': '0193a1b2-0000-7000-8000-000000000001' },
  body: new TextEncoder().encode('{"a":1}'),
}

async function signed(message: HttpMessage = unsigned, more: Partial<typeof settings> = {}): Promise<HttpMessage> {
  const headers = await signRequest(message, { ...settings, ...more })
  return { ...message, headers: { ...message.headers, ...headers } }
}

const emptyDigest = await contentDigestOf(new Uint8Array(), nodeCryptography)
const genuine = await signed()
const input = genuine.headers['signature-input']!
const signature = genuine.headers['signature']!
const withHeaders = (headers: Readonly<Record<string, string | undefined>>): HttpMessage => {
  const all = Object.entries({ ...genuine.headers, ...headers })
  return {
    ...genuine,
    headers: Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  }
}

/** Signs what the profile would not let a node sign. */
async function signedWithInput(change: (parameters: string) => string, message = genuine): Promise<HttpMessage> {
  const parameters = change(input.slice('meshe='.length))
  const components = [...parameters.slice(0, parameters.indexOf(')')).matchAll(/"([^"]+)"/g)].map((match) => match[1]!)
  const values: Record<string, string | undefined> = {
    '@method': message.method,
    '@authority': message.authority,
    '@path': message.path,
    '@query': message.query === '' ? '?' : message.query,
  }
  const lines = components.map((name) => `"${name}": ${values[name] ?? message.headers[name]}`)
  const base = [...lines, `"@signature-params": ${parameters}`].join('\n')
  const bytes = await north.signer.sign(new TextEncoder().encode(base))
  return {
    ...message,
    headers: {
      ...message.headers,
      'signature-input': `meshe=${parameters}`,
      signature: `meshe=:${Buffer.from(bytes).toString('base64')}:`,
    },
  }
}

async function refusalOf(message: HttpMessage, more: Partial<typeof expectations> = {}): Promise<string> {
  const error = await verifyRequest(message, { ...expectations, ...more }).then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(error instanceof MesheError)) return error === null ? 'accepted' : 'broken'
  return [error.code.slice('federation.'.length), error.facts['reason'], error.facts['component']]
    .filter((part) => part !== undefined)
    .join(' ')
}

describe('a signed request', () => {
  it('is accepted and names its key, its nonce and its time', async () => {
    expect(await verifyRequest(genuine, expectations)).toEqual({
      keyId: north.signer.verificationMethod,
      nonce,
      created: now,
    })
  })

  it.each([
    ['a query', { ...unsigned, query: '?a=1&b=%20' }],
    ['an empty body', { ...unsigned, body: new Uint8Array() }],
    ['a port', { ...unsigned, authority: 'south.example:8443' }],
    ['an authority in capitals', { ...unsigned, authority: 'South.Example' }],
    ['a body of a megabyte', { ...unsigned, body: new Uint8Array(1_048_576).fill(0x61) }],
    ['headers that are not signed', { ...unsigned, headers: { ...unsigned.headers, 'x-request-id': '7' } }],
  ])('with %s is accepted', async (_, message) => {
    expect(await refusalOf(await signed(message))).toBe('accepted')
  })

  it.each([
    ['at its creation five minutes ahead of us', -300],
    ['five minutes after it ended', 600],
    ['just now', 0],
  ])('is accepted %s', async (_, seconds) => {
    expect(await refusalOf(genuine, { now: new Date(now.getTime() + seconds * 1000) })).toBe('accepted')
  })

  it('is accepted beside the signature of a proxy', async () => {
    const proxied = withHeaders({
      'signature-input': `proxy=("@status");created=1;keyid="p", ${input}`,
      signature: `proxy=:AAAA:, ${signature}`,
    })
    expect(await refusalOf(proxied)).toBe('accepted')
  })

  it('is accepted from an implementation that orders parts and parameters differently and names the algorithm', async () => {
    const message = await signedWithInput((parameters) => {
      const [, inner, tail] = /^\((.*)\)(.*)$/.exec(parameters)!
      const turned = tail!.split(';').filter(Boolean).toReversed().join(';')
      return `(${inner!.split(' ').toReversed().join(' ')});${turned};alg="ed25519"`
    })
    expect(await refusalOf(message)).toBe('accepted')
  })

  it('is accepted when it covers more than it must', async () => {
    const dated = { ...genuine, headers: { ...genuine.headers, date: 'Fri, 15 Jan 2027 10:00:00 GMT' } }
    expect(await refusalOf(await signedWithInput((text) => text.replace('(', '("date" '), dated))).toBe('accepted')
  })
})

describe('a request is refused', () => {
  it.each<readonly [string, HttpMessage, string]>([
    ['without any signature', unsigned, 'signature-missing'],
    ['without the header Signature', withHeaders({ signature: undefined }), 'signature-missing'],
    ['without the header Signature-Input', withHeaders({ 'signature-input': undefined }), 'signature-missing'],
    [
      'with a signature under another label',
      withHeaders({ signature: signature.replace('meshe', 'other') }),
      'signature-missing',
    ],
    [
      'with another tag',
      withHeaders({ 'signature-input': input.replace('meshe-fed/1', 'meshe-fed/2') }),
      'signature-missing',
    ],
    ['without a tag', withHeaders({ 'signature-input': input.replace(/;tag="[^"]+"/, '') }), 'signature-missing'],
    ['with another method', { ...genuine, method: 'PUT' }, 'signature-invalid signature-mismatch'],
    ['at another host', { ...genuine, authority: 'evil.example' }, 'signature-invalid signature-mismatch'],
    ['at another port', { ...genuine, authority: 'south.example:444' }, 'signature-invalid signature-mismatch'],
    ['at another path', { ...genuine, path: '/federation/messages/' }, 'signature-invalid signature-mismatch'],
    ['with a query that was added', { ...genuine, query: '?a=1' }, 'signature-invalid signature-mismatch'],
    [
      'with another content type',
      withHeaders({ 'content-type': 'text/plain' }),
      'signature-invalid signature-mismatch',
    ],
    [
      'with another message id',
      withHeaders({ 'meshe-message-id': '0193a1b2-0000-7000-8000-000000000002' }),
      'signature-invalid signature-mismatch',
    ],
    [
      'with a second message id',
      withHeaders({ 'meshe-message-id': `${unsigned.headers['meshe-message-id']}, x` }),
      'signature-invalid signature-mismatch',
    ],
    [
      'without its message id',
      withHeaders({ 'meshe-message-id': undefined }),
      'signature-invalid component-missing meshe-message-id',
    ],
    [
      'without its content type',
      withHeaders({ 'content-type': undefined }),
      'signature-invalid component-missing content-type',
    ],
    [
      'without its digest',
      withHeaders({ 'content-digest': undefined }),
      'signature-invalid component-missing content-digest',
    ],
    ['with another digest', withHeaders({ 'content-digest': emptyDigest }), 'signature-invalid signature-mismatch'],
    ['with another body', { ...genuine, body: new TextEncoder().encode('{"a":2}') }, 'digest-mismatch'],
    ['with a longer body', { ...genuine, body: new TextEncoder().encode('{"a":1} ') }, 'digest-mismatch'],
    ['without its body', { ...genuine, body: new Uint8Array() }, 'digest-mismatch'],
    [
      'with the key of another node',
      withHeaders({ 'signature-input': input.replace(north.did, south.did) }),
      'peer-unknown',
    ],
    [
      'with another known key',
      withHeaders({ 'signature-input': input.replace(/keyid="[^"]+"/, `keyid="${south.signer.verificationMethod}"`) }),
      'signature-invalid signature-mismatch',
    ],
    [
      'with an unknown key',
      withHeaders({ 'signature-input': input.replace(/keyid="[^"]+"/, 'keyid="did:web:nobody.example#key-1"') }),
      'peer-unknown',
    ],
    [
      'with another nonce',
      withHeaders({ 'signature-input': input.replace(nonce, 'BBBBBBBBBBBBBBBBBBBBBB') }),
      'signature-invalid signature-mismatch',
    ],
    [
      'with a longer life',
      withHeaders({ 'signature-input': input.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) - 1}`) }),
      'signature-invalid signature-mismatch',
    ],
    [
      'with one bit of the signature changed',
      withHeaders({ signature: signature.replace(/:(.)/, (_, first) => `:${first === 'A' ? 'B' : 'A'}`) }),
      'signature-invalid signature-mismatch',
    ],
    ['with a short signature', withHeaders({ signature: 'meshe=:AAAA:' }), 'signature-invalid signature-mismatch'],
    ['with an empty signature', withHeaders({ signature: 'meshe=::' }), 'signature-invalid signature-mismatch'],
    ['with a signature that is not base64', withHeaders({ signature: 'meshe=:****:' }), 'signature-invalid malformed'],
    [
      'with a signature without padding',
      withHeaders({ signature: signature.replace('==:', ':') }),
      'signature-invalid malformed',
    ],
    [
      'with two signatures under one label',
      withHeaders({ signature: `${signature}, ${signature}` }),
      'signature-invalid malformed',
    ],
    [
      'with two inputs under one label',
      withHeaders({ 'signature-input': `${input}, ${input}` }),
      'signature-invalid malformed',
    ],
    [
      'with two signatures of the profile',
      withHeaders({
        'signature-input': `${input}, ${input.replace('meshe=', 'again=')}`,
        signature: `${signature}, ${signature.replace('meshe', 'again')}`,
      }),
      'signature-invalid signed-twice',
    ],
    [
      'with an input that ends in the middle',
      withHeaders({ 'signature-input': input.slice(0, 40) }),
      'signature-invalid malformed',
    ],
    ['with an empty input', withHeaders({ 'signature-input': '' }), 'signature-invalid malformed'],
    ['with an input that is a list', withHeaders({ 'signature-input': '("@method")' }), 'signature-invalid malformed'],
    [
      'with an input of ten thousand letters',
      withHeaders({ 'signature-input': `meshe=(${'"a" '.repeat(2500)})` }),
      'signature-invalid malformed',
    ],
    [
      'with a parameter twice',
      withHeaders({ 'signature-input': `${input};nonce="${nonce}"` }),
      'signature-invalid malformed',
    ],
    ['with a comma at the end', withHeaders({ 'signature-input': `${input},` }), 'signature-invalid malformed'],
    [
      'with a part in capitals',
      withHeaders({ 'signature-input': input.replace('content-type', 'Content-Type') }),
      'signature-invalid malformed',
    ],
    [
      'with a part that takes parameters',
      withHeaders({ 'signature-input': input.replace('"content-type"', '"content-type";bs') }),
      'signature-invalid malformed',
    ],
    [
      'with a part of a request that a request does not answer',
      withHeaders({ 'signature-input': input.replace('"content-type"', '"content-type" "@method";req') }),
      'signature-invalid no-request',
    ],
  ])('%s', async (_, message, refusal) => {
    expect(await refusalOf(message)).toBe(refusal)
  })

  it.each<readonly [string, (parameters: string) => string, string]>([
    ...['@method', '@authority', '@path', '@query', 'content-digest', 'content-type', 'meshe-message-id'].map(
      (name) =>
        [
          `that leaves ${name} unsigned`,
          (text: string) => text.replace(new RegExp(`"${name}" ?`), ''),
          `signature-invalid component-not-signed ${name}`,
        ] as const,
    ),
    ['that signs a part twice', (text) => text.replace('(', '("@method" '), 'signature-invalid component-twice'],
    [
      'that signs a part we do not know',
      (text) => text.replace('(', '("@target-uri" '),
      'signature-invalid component-missing @target-uri',
    ],
    ['without a time of creation', (text) => text.replace(/;created=\d+/, ''), 'signature-invalid times-missing'],
    ['without an end', (text) => text.replace(/;expires=\d+/, ''), 'signature-invalid times-missing'],
    ['with a time as text', (text) => text.replace(/created=(\d+)/, 'created="$1"'), 'signature-invalid times-missing'],
    [
      'that lives longer than five minutes',
      (text) => text.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`),
      'signature-invalid lifetime',
    ],
    ['that ends before it begins', (text) => text.replace(/expires=\d+/, 'expires=1'), 'signature-invalid lifetime'],
    ['without a nonce', (text) => text.replace(/;nonce="[^"]+"/, ''), 'signature-invalid nonce-missing'],
    ['with a nonce that can be guessed', (text) => text.replace(nonce, 'AAAA'), 'signature-invalid nonce-missing'],
    ['without a key', (text) => text.replace(/;keyid="[^"]+"/, ''), 'signature-invalid keyid-missing'],
    ['with an empty key', (text) => text.replace(/keyid="[^"]+"/, 'keyid=""'), 'signature-invalid keyid-missing'],
    ['with another algorithm', (text) => `${text};alg="hmac-sha256"`, 'signature-invalid algorithm'],
    ['with no algorithm at all', (text) => `${text};alg="none"`, 'signature-invalid algorithm'],
    ['with a parameter we do not know', (text) => `${text};extra=1`, 'signature-invalid parameter-unknown extra'],
  ])('%s, although the signature holds', async (_, change, refusal) => {
    expect(await refusalOf(await signedWithInput(change))).toBe(refusal)
  })

  it.each([
    ['more than five minutes before its creation', -301],
    ['more than five minutes after its end', 601],
    ['a day later', 86_400],
  ])('%s', async (_, seconds) => {
    expect(await refusalOf(genuine, { now: new Date(now.getTime() + seconds * 1000) })).toBe('clock-skew')
  })

  it.each(['sha-512=:AAAA:', 'sha-256=AAAA', 'sha-256=:*:', ''])('with the digest %s', async (digest) => {
    const message = { ...genuine, headers: { ...genuine.headers, 'content-digest': digest } }
    expect(await refusalOf(await signedWithInput((text) => text, message))).toBe('digest-mismatch')
  })

  it('with a line break in a header, which could forge a line of the signature base', async () => {
    const forged = withHeaders({ 'content-type': 'application/json\n"meshe-message-id": x' })
    expect(await refusalOf(forged)).toBe('signature-invalid line-break content-type')
  })

  it('that has no id to sign', async () => {
    const message = { ...unsigned, headers: { 'content-type': 'application/json' } }
    await expect(signRequest(message, settings)).rejects.toMatchObject({ code: 'federation.signature-invalid' })
  })
})

describe('a signed response', () => {
  const plain: HttpMessage = {
    status: 202,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode('{"received":true}'),
    request: genuine,
  }
  const answered = async (): Promise<HttpMessage> => {
    const headers = await signResponse(plain, { ...settings, signer: south.signer })
    return { ...plain, headers: { ...plain.headers, ...headers } }
  }

  it('is accepted for the request it answers', async () => {
    expect((await verifyResponse(await answered(), expectations)).keyId).toBe(south.signer.verificationMethod)
  })

  it('is refused for another request of the same message', async () => {
    const again = await signed(unsigned, { nonce: 'CCCCCCCCCCCCCCCCCCCCCC' })
    const moved = { ...(await answered()), request: again }
    await expect(verifyResponse(moved, expectations)).rejects.toMatchObject({
      code: 'federation.signature-invalid',
      facts: { reason: 'signature-mismatch' },
    })
  })

  it.each<readonly [string, Partial<HttpMessage>, string]>([
    ['another status', { status: 200 }, 'federation.signature-invalid'],
    ['another body', { body: new TextEncoder().encode('{}') }, 'federation.digest-mismatch'],
    ['no signature', { headers: plain.headers }, 'federation.signature-missing'],
    ['the signature of the request', { headers: genuine.headers }, 'federation.signature-invalid'],
  ])('is refused with %s', async (_, change, code) => {
    const changed = { ...(await answered()), ...change }
    await expect(verifyResponse(changed, expectations)).rejects.toMatchObject({ code })
  })

  it('is refused where nobody knows what it answers', async () => {
    const { request: _, ...alone } = await answered()
    await expect(verifyResponse(alone, expectations)).rejects.toMatchObject({ facts: { reason: 'no-request' } })
  })
})

describe('headers', () => {
  it('are joined where a name comes twice, in any letters', () => {
    expect(
      headersOf([
        ['Content-Type', ' a '],
        ['content-type', 'b'],
        ['X', 'c'],
      ]),
    ).toEqual({ 'content-type': 'a, b', x: 'c' })
  })
})
