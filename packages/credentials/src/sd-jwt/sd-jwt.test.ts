import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTestKeyPair, nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import { signCompactJws, type TrustedKey } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import {
  fromJsonSdJwt,
  issueSdJwt,
  joinSdJwt,
  listDisclosable,
  presentSdJwt,
  splitSdJwt,
  toJsonSdJwt,
  verifySdJwt,
} from './index.ts'

const [issuer, holder, stranger] = [createTestKeyPair('EdDSA'), createTestKeyPair('ES256'), createTestKeyPair('ES256')]
const trusted: TrustedKey = { key: issuer.publicKey, keyId: null, algorithm: null }
const settings = { cryptography, algorithms: ['EdDSA', 'ES256'] as const, findKey: () => trusted }
const now = new Date('2026-11-24T10:00:00Z')
const question = { audience: 'https://employer.example', nonce: 'n-0S6_WzA2Mj' }
const keyBinding = { ...question, now }
const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })
const claims = {
  vct: 'urn:meshe:micro-credential:1',
  given_name: 'Ada (demo)',
  family_name: 'Learner (demo)',
  address: { country: 'IE', locality: 'Galway' },
  skills: ['data', 'statistics', 'ethics'],
}
const disclosable = [['given_name'], ['family_name'], ['address'], ['address', 'locality'], ['skills', null]]
const issued = await issueSdJwt(claims, {
  signer: issuer.signer,
  cryptography,
  disclosable,
  holderKey: holder.publicKey,
})
const answer = { ...question, signer: holder.signer, issuedAt: now }
const bound = await presentSdJwt(issued, { cryptography, disclose: [['given_name']], keyBinding: answer })

const shown = await presentSdJwt(issued, { cryptography, disclose: [['given_name']] })
const { jwt, disclosures } = splitSdJwt(shown)

const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url')
const disclosureOf = (...content: readonly unknown[]) => base64(content)
/** A token of the trusted issuer with any payload and any disclosures. */
const forged = async (payload: JsonObject, ...disclosures: readonly string[]) =>
  joinSdJwt({ jwt: await signCompactJws(JSON.stringify(payload), { signer: issuer.signer }), disclosures })

describe('a holder', () => {
  it('keeps back what he wants, and what he shows stands in its place', async () => {
    const shown = await presentSdJwt(issued, {
      cryptography,
      disclose: [
        ['address', 'locality'],
        ['skills', 1],
      ],
    })
    const verified = await verifySdJwt(shown, settings)
    expect(verified.claims).toMatchObject({ vct: claims.vct, address: claims.address, skills: ['statistics'] })
    expect(verified.claims).not.toHaveProperty('given_name')
    expect(verified.disclosed).toEqual([['skills', 0], ['address'], ['address', 'locality']])
    expect(verified.concealedCount).toBe(4)
  })

  it('shows what lies within only when he says so', async () => {
    const options = { cryptography, disclose: [['address']] }
    expect((await verifySdJwt(await presentSdJwt(issued, options), settings)).claims['address']).toEqual({
      country: 'IE',
    })
    const whole = await presentSdJwt(issued, { ...options, includeNested: true })
    expect((await verifySdJwt(whole, settings)).claims['address']).toEqual(claims.address)
  })

  it('sees what he may keep back', async () => {
    expect(await listDisclosable(issued, cryptography)).toHaveLength(7)
  })

  it.each([[['degree']], [['address', 'street']], [['skills', 3]], [['given_name', null]]])(
    'cannot show %j, which is not there',
    async (path) => {
      await expect(presentSdJwt(issued, { cryptography, disclose: [path] })).rejects.toEqual(
        refusal('sd-jwt.path-not-found'),
      )
    },
  )

  it('proves that the token is his', async () => {
    expect(await verifySdJwt(bound, { ...settings, keyBinding })).toMatchObject({ keyBinding: 'verified' })
    expect(await verifySdJwt(bound, settings)).toMatchObject({ keyBinding: 'unchecked' })
  })
})

describe('an issuer', () => {
  it.each<[string, JsonObject, readonly (string | number | null)[][], string]>([
    ['a name of the format', { _sd: [] }, [], 'sd-jwt.reserved-claim'],
    ['three dots', { list: [{ '...': 'x' }] }, [], 'sd-jwt.reserved-claim'],
    ['the name of the hash function', { a: { _sd_alg: 'md5' } }, [], 'sd-jwt.reserved-claim'],
    ['a path that is empty', { a: 1 }, [[]], 'sd-jwt.path-not-found'],
    ['a path to nowhere', { a: 1 }, [['b']], 'sd-jwt.path-not-found'],
    ['a path into a text', { a: 'text' }, [['a', 'b']], 'sd-jwt.path-not-found'],
    ['an index beyond the list', { a: [1] }, [['a', 1]], 'sd-jwt.path-not-found'],
    ['a name within a list', { a: [1] }, [['a', 'b']], 'sd-jwt.path-not-found'],
    ['an index within an object', { a: { 0: 1 } }, [['a', 0]], 'sd-jwt.path-not-found'],
  ])('may not use %s', async (_what, plain, paths, code) => {
    await expect(issueSdJwt(plain, { signer: issuer.signer, cryptography, disclosable: paths })).rejects.toEqual(
      refusal(code),
    )
  })

  it('never tells how much is concealed, nor in which order', async () => {
    const decoys = [
      { path: [], count: 5 },
      { path: ['skills'], count: 2 },
    ]
    const token = await issueSdJwt(claims, { signer: issuer.signer, cryptography, disclosable, decoys })
    const payload = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
    expect(payload._sd).toHaveLength(8)
    expect(payload._sd).toEqual([...payload._sd].sort())
    expect(payload.skills).toHaveLength(5)
    expect((await verifySdJwt(token, settings)).claims).toEqual(claims)
  })

  it.each(['sha-384', 'sha-512'] as const)('may hash with %s', async (digestAlgorithm) => {
    const token = await issueSdJwt(claims, { signer: issuer.signer, cryptography, disclosable, digestAlgorithm })
    expect((await verifySdJwt(token, settings)).claims).toEqual(claims)
  })
})

describe('a token with selective disclosure is refused when', () => {
  const one = disclosureOf('salt', 'a', 1)
  const element = disclosureOf('salt', 1)
  const inner = disclosureOf('salt', 'b', 2)
  const outer = disclosureOf('salt', 'a', { _sd: [digestOf(inner), digestOf(inner)] })
  const twin = disclosureOf('other salt', 'a', 2)
  it.each<[string, () => Promise<string> | string, string]>([
    ['it is a plain token', () => issued.split('~')[0]!, 'sd-jwt.malformed'],
    ['it is empty', () => '', 'sd-jwt.malformed'],
    ['a disclosure is empty', () => `${issued}~`, 'sd-jwt.malformed'],
    ['its end is no token', () => `${issued}text`, 'sd-jwt.malformed'],
    ['it is endless', () => `a~${'b'.repeat(2_000_000)}~`, 'sd-jwt.too-large'],
    ['it has endless disclosures', () => `a.b.c~${'x~'.repeat(1001)}`, 'sd-jwt.too-large'],
    [
      'its signature is of somebody else',
      () => issued.replace(/\.[^.~]+~/, `.${'A'.repeat(86)}~`),
      'jws.signature-mismatch',
    ],
    ['a disclosure is there twice', () => forged({ _sd: [digestOf(one)] }, one, one), 'sd-jwt.disclosure-repeated'],
    ['a disclosure belongs to nothing', () => forged({ _sd: [] }, one), 'sd-jwt.disclosure-unreferenced'],
    [
      'a disclosure was changed',
      () => forged({ _sd: [digestOf(one)] }, disclosureOf('salt', 'a', 2)),
      'sd-jwt.disclosure-unreferenced',
    ],
    ['a digest stands twice', () => forged({ _sd: [digestOf(one), digestOf(one)] }, one), 'sd-jwt.digest-repeated'],
    ['a digest stands twice, unopened', () => forged({ _sd: ['x'], b: { _sd: ['x'] } }), 'sd-jwt.digest-repeated'],
    [
      'a digest stands twice within a disclosure',
      () => forged({ _sd: [digestOf(outer)] }, outer, inner),
      'sd-jwt.digest-repeated',
    ],
    ['a disclosure hides a claim', () => forged({ a: 0, _sd: [digestOf(one)] }, one), 'sd-jwt.claim-collision'],
    [
      'two disclosures name one claim',
      () => forged({ _sd: [digestOf(one), digestOf(twin)] }, one, twin),
      'sd-jwt.claim-collision',
    ],
    [
      'a disclosure of an element stands for a member',
      () => forged({ _sd: [digestOf(element)] }, element),
      'sd-jwt.malformed',
    ],
    [
      'a disclosure of a member stands for an element',
      () => forged({ l: [{ '...': digestOf(one) }] }, one),
      'sd-jwt.malformed',
    ],
    [
      'an element holds more than its digest',
      () => forged({ l: [{ '...': digestOf(element), x: 1 }] }, element),
      'sd-jwt.malformed',
    ],
    ['a digest is a number', () => forged({ _sd: [1] }), 'sd-jwt.malformed'],
    ['digests are text', () => forged({ _sd: 'x' }), 'sd-jwt.malformed'],
    ['three dots stand outside a list', () => forged({ '...': 'x' }), 'sd-jwt.malformed'],
    ['it hashes with md5', () => forged({ _sd_alg: 'md5' }), 'sd-jwt.hash-not-allowed'],
    ['it hashes with sha-1', () => forged({ _sd_alg: 'sha-1' }), 'sd-jwt.hash-not-allowed'],
    ['its hash function is no text', () => forged({ _sd_alg: ['sha-256'] }), 'sd-jwt.hash-not-allowed'],
    [
      'its payload is a list',
      async () => `${await signCompactJws('[]', { signer: issuer.signer })}~`,
      'jwt.claims-malformed',
    ],
    [
      'its payload names a member twice',
      async () => `${await signCompactJws('{"a":1,"a":2}', { signer: issuer.signer })}~`,
      'json.duplicate-member',
    ],
    ...(
      [
        ['is one value', ['salt']],
        ['is four values', ['salt', 'a', 1, 2]],
        ['is an object', { 0: 'salt', 1: 'a', 2: 1 }],
        ['has a salt that is no text', [1, 'a', 1]],
        ['has a name that is no text', ['salt', 1, 1]],
        ['is named _sd', ['salt', '_sd', ['x']]],
        ['is named with three dots', ['salt', '...', 'x']],
        ['is named __proto__', ['salt', '__proto__', {}]],
      ] as const
    ).map(([what, content]): [string, () => Promise<string>, string] => [
      `a disclosure ${what}`,
      () => forged({ _sd: [digestOf(base64(content))] }, base64(content)),
      'sd-jwt.disclosure-malformed',
    ]),
    ['a disclosure is no base64url', () => forged({ _sd: [digestOf('a+b')] }, 'a+b'), 'sd-jwt.disclosure-malformed'],
    ['a disclosure is no JSON', () => forged({ _sd: [digestOf(base64('text'))] }, base64('text')), 'json.malformed'],
    [
      'a disclosure names a member twice',
      () => forged({ _sd: [] }, base64('["s","a",{"b":1,"b":2}]')),
      'json.duplicate-member',
    ],
  ])('%s', async (_what, make, code) => {
    await expect(verifySdJwt(await make(), settings)).rejects.toEqual(refusal(code))
  })

  it('disclosures hide in each other without end', async () => {
    let text = disclosureOf('salt', 'a', 1)
    const disclosures = [text]
    for (let depth = 0; depth < 80; depth += 1) {
      text = disclosureOf('salt', 'a', { _sd: [digestOf(text)] })
      disclosures.push(text)
    }
    const token = await forged({ _sd: [digestOf(text)] }, ...disclosures)
    await expect(verifySdJwt(token, settings)).rejects.toEqual(refusal('sd-jwt.too-deep'))
  })
})

describe('the proof of the holder is refused when', () => {
  const proof = async (content: JsonObject, options: { typ?: string; signer?: typeof holder.signer } = {}) =>
    shown +
    (await signCompactJws(
      JSON.stringify({
        iat: now.getTime() / 1000,
        aud: question.audience,
        nonce: question.nonce,
        sd_hash: digestOf(shown),
        ...content,
      }),
      { signer: options.signer ?? holder.signer, header: { typ: options.typ ?? 'kb+jwt' } },
    ))
  it.each<[string, () => Promise<string> | string, string]>([
    ['it is missing', () => shown, 'sd-jwt.key-binding-missing'],
    ['it is of somebody else', () => proof({}, { signer: stranger.signer }), 'jws.signature-mismatch'],
    ['it is of the issuer', () => proof({}, { signer: issuer.signer }), 'jws.algorithm-mismatch'],
    ['it is another kind of token', () => proof({}, { typ: 'JWT' }), 'jws.type-mismatch'],
    ['it is a status list', () => proof({}, { typ: 'statuslist+jwt' }), 'jws.type-mismatch'],
    ['it is for somebody else', () => proof({ aud: 'https://other.example' }), 'jwt.audience-mismatch'],
    ['it answers another question', () => proof({ nonce: 'other' }), 'sd-jwt.nonce-mismatch'],
    ['it answers no question', () => proof({ nonce: undefined }), 'sd-jwt.nonce-mismatch'],
    ['it is old', () => proof({ iat: now.getTime() / 1000 - 301 }), 'sd-jwt.key-binding-expired'],
    ['it has no date', () => proof({ iat: undefined }), 'sd-jwt.key-binding-expired'],
    ['it comes from the future', () => proof({ iat: now.getTime() / 1000 + 301 }), 'jwt.issued-in-future'],
    ['it has no digest', () => proof({ sd_hash: undefined }), 'sd-jwt.key-binding-mismatch'],
    [
      'a disclosure was added',
      async () => joinSdJwt({ ...splitSdJwt(bound), disclosures: splitSdJwt(issued).disclosures }),
      'sd-jwt.key-binding-mismatch',
    ],
    [
      'a disclosure was taken away',
      async () => joinSdJwt({ ...splitSdJwt(bound), disclosures: [] }),
      'sd-jwt.key-binding-mismatch',
    ],
    [
      'it was made for another token',
      async () =>
        joinSdJwt({
          jwt,
          disclosures,
          keyBinding: splitSdJwt(await presentSdJwt(issued, { cryptography, disclose: 'all', keyBinding: answer }))
            .keyBinding,
        }),
      'sd-jwt.key-binding-mismatch',
    ],
    [
      'the issuer named no key',
      async () => presentSdJwt(await forged({ a: 1 }), { cryptography, disclose: 'all', keyBinding: answer }),
      'sd-jwt.key-binding-key-missing',
    ],
    [
      'the issuer named a key by an address',
      async () =>
        presentSdJwt(await forged({ cnf: { jku: 'https://x.example' } }), {
          cryptography,
          disclose: 'all',
          keyBinding: answer,
        }),
      'sd-jwt.key-binding-key-missing',
    ],
    [
      'the key is a secret',
      async () =>
        presentSdJwt(await forged({ cnf: { jwk: { kty: 'oct', k: 'AAAA' } } }), {
          cryptography,
          disclose: 'all',
          keyBinding: answer,
        }),
      'key.private',
    ],
  ])('%s', async (_what, make, code) => {
    await expect(verifySdJwt(await make(), { ...settings, keyBinding })).rejects.toEqual(refusal(code))
  })
})

describe('in JSON', () => {
  it('it is the same token, flattened or general', async () => {
    const flattened = toJsonSdJwt(bound)
    expect(fromJsonSdJwt(flattened)).toBe(bound)
    const { payload, ...signature } = flattened
    expect(
      fromJsonSdJwt({ payload, signatures: [{ protected: 'e30', signature: 'AA' }, signature] } as JsonObject),
    ).toBe(bound)
  })

  const flattened = toJsonSdJwt(issued)
  it.each<[string, JsonObject]>([
    ['it has no payload', { ...flattened, payload: undefined }],
    ['its payload has a dot', { ...flattened, payload: 'a.b' }],
    ['it has no signature', { ...flattened, signature: undefined }],
    ['it has no signatures', { payload: 'e30', signatures: [] }],
    ['its disclosures are text', { ...flattened, header: { disclosures: 'x' } }],
    ['a disclosure has a tilde', { ...flattened, header: { disclosures: ['a~b'] } }],
    ['a disclosure is empty', { ...flattened, header: { disclosures: [''] } }],
    ['its key binding is an object', { ...flattened, header: { disclosures: [], kb_jwt: {} } }],
    ['its key binding brings disclosures', { ...flattened, header: { disclosures: [], kb_jwt: 'x~a.b.c' } }],
  ])('it is refused when %s', (_what, jws) => {
    expect(() => fromJsonSdJwt(jws)).toThrow(refusal('sd-jwt.malformed'))
  })
})
