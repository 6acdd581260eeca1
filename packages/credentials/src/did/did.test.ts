import { describe, expect, it } from 'vitest'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import {
  createDidDocument,
  createDidResolver,
  type DidDocument,
  didJwkOf,
  didKeyOf,
  didWebDocumentUrl,
  didWebOf,
  findVerificationMethod,
  readVerificationKey,
  resolveDidJwk,
  resolveDidKey,
} from './index.ts'

const publicKey = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)
const did = 'did:web:uni-north.example'
const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })

describe('did:web', () => {
  it.each([
    ['https://uni-north.example', 'did:web:uni-north.example', 'https://uni-north.example/.well-known/did.json'],
    ['https://uni-north.example/', 'did:web:uni-north.example', 'https://uni-north.example/.well-known/did.json'],
    ['http://localhost:3000/a/b', 'did:web:localhost%3A3000:a:b', 'https://localhost:3000/a/b/did.json'],
    ['https://Uni.Example/i/42/', 'did:web:uni.example:i:42', 'https://uni.example/i/42/did.json'],
    ['https://uni.example/%C3%A9', 'did:web:uni.example:%C3%A9', 'https://uni.example/%C3%A9/did.json'],
  ])('of %s is %s', (url, expected, documentUrl) => {
    expect(didWebOf(url)).toBe(expected)
    expect(didWebDocumentUrl(expected)).toBe(documentUrl)
  })

  it.each([
    'ftp://uni.example',
    'not an address',
    'https://192.168.0.1',
    'https://0x7f.1',
    'https://2130706433',
    'https://[::1]/a',
    'https://user@uni.example',
    'https://uni.example?a=1',
    'https://uni.example#key',
    'https://uni.example/a//b',
    'https://uni.example/a%2Fb',
    'https://uni.example/a:b',
  ])('is not made of %s', (url) => {
    expect(() => didWebOf(url)).toThrow(refusal('did.malformed'))
  })

  it.each([
    'did:web:',
    'did:web:127.0.0.1',
    'did:web:127.0.0.1%3A8080:a',
    'did:web:0x7f000001',
    'did:web:%5B%3A%3A1%5D',
    'did:web:uni.example%2Fevil',
    'did:web:uni.example/path',
    'did:web:uni.example:..:secret',
    'did:web:uni.example:%2E%2e',
    'did:web:uni.example:a%2Fb',
    'did:web:uni.example:a%5Cb',
    'did:web:uni.example::a',
    'did:web:uni.example:',
    'did:web:uni.example#key-1',
    'did:web:uni.example?query',
    'did:web:user@uni.example',
    'did:web:uni.example%3A99999',
    'did:web:-uni.example',
    'did:web:uni..example',
    'did:web:uni.example ',
    'did:key:z6Mk',
  ])('%s has no document', (malformed) => {
    expect(() => didWebDocumentUrl(malformed)).toThrow(refusal('did.malformed'))
  })
})

describe('did:key', () => {
  it('is its own document', () => {
    const document = resolveDidKey(didKeyOf(publicKey))
    const id = `${document.id}#${document.id.slice('did:key:'.length)}`
    expect(findVerificationMethod(document, id, 'assertionMethod').publicKeyMultibase).toMatch(/^z6Mk/)
    expect(findVerificationMethod(document, id, 'authentication').controller).toBe(document.id)
  })

  it.each([
    ['did:web:uni.example', 'did.malformed'],
    ['did:key:', 'key.unsupported'],
    ['did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'key.unsupported'],
    [`${didKeyOf(publicKey)}#x`, 'key.unsupported'],
    [didKeyOf(publicKey).replace('z6Mk', 'z16Mk'), 'key.unsupported'],
  ])('%s has no document', (malformed, code) => {
    expect(() => resolveDidKey(malformed)).toThrow(refusal(code))
  })
})

describe('did:jwk', () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(publicKey) }
  const didOf = (text: string) => `did:jwk:${encodeBase64url(new TextEncoder().encode(text))}`
  const didOfJwk = (more: object) => didOf(JSON.stringify({ ...jwk, ...more }))

  it('is its own document, with one key', () => {
    const given = didJwkOf({ algorithm: 'Ed25519', publicKey })
    const document = resolveDidJwk(given)
    const method = findVerificationMethod(document, `${given}#0`, 'assertionMethod')
    expect(method).toEqual({ id: `${given}#0`, type: 'JsonWebKey2020', controller: given, publicKeyJwk: jwk })
    expect(readVerificationKey(method)).toEqual({ algorithm: 'Ed25519', publicKey })
  })

  /** The example of its specification. */
  it('holds a key of P-256', () => {
    const given =
      'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9'
    const method = findVerificationMethod(resolveDidJwk(given), `${given}#0`, 'authentication')
    expect(readVerificationKey(method).algorithm).toBe('P-256')
  })

  it.each([
    ['did:key:z6Mk', 'did.malformed'],
    ['did:jwk:', 'did.malformed'],
    ['did:jwk:e30', 'key.unsupported'],
    ['did:jwk:e30=', 'did.malformed'],
    ['did:jwk:%7B%7D', 'did.malformed'],
    [didOf('[]'), 'did.malformed'],
    [didOf('{"kty":'), 'did.malformed'],
    [didOf('{"kty":"OKP","kty":"EC"}'), 'did.malformed'],
    [`${didOfJwk({})}#0`, 'did.malformed'],
    [`did:jwk:${'A'.repeat(5000)}`, 'did.malformed'],
    [didOfJwk({ d: 'AAAA' }), 'key.private'],
    [didOfJwk({ crv: 'X25519' }), 'key.unsupported'],
    [didOfJwk({ use: 'enc' }), 'key.unsupported'],
    [didOfJwk({ x: 'AAAA' }), 'key.unsupported'],
    [didOfJwk({ x: encodeBase64url(new Uint8Array(32)) }), 'key.low-order'],
  ])('%s has no document', (malformed, code) => {
    expect(() => resolveDidJwk(malformed)).toThrow(refusal(code))
  })
})

describe('the document of an institution', () => {
  const document = createDidDocument({
    id: did,
    keys: [
      { fragment: 'key-2', publicKey: otherKey },
      { fragment: 'key-1', publicKey, revokedAt: new Date('2026-03-01T00:00:00Z') },
    ],
    service: [{ id: `${did}#node`, type: 'MesheNode', serviceEndpoint: 'https://uni-north.example/' }],
  })

  it('names its keys, those that leaked with the moment', () => {
    expect(findVerificationMethod(document, `${did}#key-2`, 'assertionMethod')).not.toHaveProperty('revoked')
    expect(findVerificationMethod(document, `${did}#key-1`, 'assertionMethod').revoked).toBe('2026-03-01T00:00:00.000Z')
    expect(document.service).toHaveLength(1)
  })

  it('does not name two keys alike', () => {
    const keys = [
      { fragment: 'key-1', publicKey },
      { fragment: 'key-1', publicKey: otherKey },
    ]
    expect(() => createDidDocument({ id: did, keys })).toThrow(refusal('did.malformed'))
  })

  const method = { id: `${did}#key-1`, type: 'Multikey', controller: did, publicKeyMultibase: 'z6Mk' }
  const foreign: readonly { readonly what: string; readonly code: string; readonly document: unknown }[] = [
    { what: 'does not hold it', code: 'key.not-found', document: { id: did } },
    {
      what: 'names it without describing it',
      code: 'key.not-found',
      document: { id: did, assertionMethod: [method.id] },
    },
    {
      what: 'does not allow it for the purpose',
      code: 'key.not-authorized',
      document: { id: did, verificationMethod: [method], authentication: [method.id] },
    },
    {
      what: 'leaves it to somebody else',
      code: 'key.controller-mismatch',
      document: {
        id: did,
        verificationMethod: [{ ...method, controller: 'did:web:other.example' }],
        assertionMethod: [method.id],
      },
    },
    {
      what: 'describes it twice',
      code: 'did.malformed',
      document: { id: did, verificationMethod: [method, { ...method, id: '#key-1' }], assertionMethod: [method.id] },
    },
    {
      what: 'writes its lists as something else',
      code: 'key.not-found',
      document: { id: did, verificationMethod: 'none', assertionMethod: { 0: method.id } },
    },
    { what: 'holds nonsense', code: 'key.not-found', document: { id: did, verificationMethod: [null, 1, 'a', []] } },
  ]
  it.each(foreign)('gives no key when it $what', ({ document: given, code }) => {
    expect(() => findVerificationMethod(given as DidDocument, method.id, 'assertionMethod')).toThrow(refusal(code))
  })

  it('may write ids relative to itself, or the key within the purpose', () => {
    const relative = { id: did, verificationMethod: [{ ...method, id: '#key-1' }], assertionMethod: ['#key-1'] }
    expect(findVerificationMethod(relative, method.id, 'assertionMethod').id).toBe(method.id)
    const embedded = { id: did, assertionMethod: [method] }
    expect(findVerificationMethod(embedded, method.id, 'assertionMethod')).toEqual(method)
  })
})

describe('resolving an identifier', () => {
  const document = createDidDocument({ id: did, keys: [{ fragment: 'key-1', publicKey }] })

  it('fetches the document of a did:web at its address', async () => {
    const asked: string[] = []
    const resolve = createDidResolver({
      fetchDidDocument: async (url) => {
        asked.push(url)
        return document
      },
    })
    expect(await resolve(did)).toEqual(document)
    expect(asked).toEqual(['https://uni-north.example/.well-known/did.json'])
  })

  it('needs no fetch for a did:key', async () => {
    const resolve = createDidResolver({ fetchDidDocument: () => Promise.reject(new Error('not to be asked')) })
    expect((await resolve(didKeyOf(publicKey))).id).toBe(didKeyOf(publicKey))
  })

  it.each([
    ['did:ethr:0x1', 'did.unsupported-method', document],
    ['https://uni.example', 'did.unsupported-method', document],
    ['did:web:10.0.0.1', 'did.malformed', document],
    ['did:web:other.example', 'did.unresolvable', document],
    [did, 'did.unresolvable', null],
    [did, 'did.unresolvable', [document]],
    [did, 'did.unresolvable', new TypeError('fetch failed')],
    [did, 'did.not-found', new MesheError('did.not-found', 'There is no such document.')],
  ])('%s ends with %s', async (identifier, code, answer) => {
    const resolve = createDidResolver({
      fetchDidDocument: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    })
    await expect(resolve(identifier)).rejects.toThrow(refusal(code))
  })
})
