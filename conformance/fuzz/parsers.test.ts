/** Nothing but a `MesheError` comes out of a reader, whatever goes in. */
import { hash } from 'node:crypto'
import { crc32, gzipSync } from 'node:zlib'
import { MesheError } from '@meshe/credentials'
import { decodeCoseSign1, signCoseSign1 } from '@meshe/credentials/cose'
import { didWebDocumentUrl, didWebOf, resolveDidKey } from '@meshe/credentials/did'
import { decodeCompactJws, readJwk } from '@meshe/credentials/jose'
import { canonicalizeJson, isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import { bundledContexts, canonicalize } from '@meshe/credentials/json-ld'
import { decodeBase58, decodeBase64url, decodeMultibase, decodeMultikey } from '@meshe/credentials/multiformats'
import { lookBakedBadge } from '@meshe/credentials/open-badges'
import { splitSdJwt } from '@meshe/credentials/sd-jwt'
import { decodeStatusList, readStatusBit, readStatusEntries } from '@meshe/credentials/status'
import { describe, expect, it } from 'vitest'
import {
  canonicalizeDataset,
  compileContext,
  compileDocument,
} from '../../packages/credentials/src/json-ld/compiled/index.ts'
import { readInput } from '../../packages/credentials/src/verification/read-input.ts'
import { loadAsn1Library, lookCertificate, verifyTimeStampToken } from '../../packages/credentials/src/x509/index.ts'
import { createParty, stamp, timeStamping } from '../jades/test-authority.ts'
import { createTestKey, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { fuzz, fuzzRuns, fuzzTimeoutMs } from './fuzz.ts'
import { type Chance, mutateBytes, mutateText } from './mutate.ts'

const key = createTestKey(new Uint8Array(32).fill(5))
const sha256Hex = (value: string) => hash('sha256', value)
const text =
  (...seeds: readonly string[]) =>
  (chance: Chance) =>
    mutateText(chance.pick(seeds), chance)
const bytes =
  (...seeds: readonly Uint8Array[]) =>
  (chance: Chance) =>
    mutateBytes(chance.pick(seeds), chance)
const base64url = (value: string) => Buffer.from(value).toString('base64url')
/** A text changed inside, or in its encoding. */
const encoded = (inner: string) => (chance: Chance) =>
  chance.below(4) === 0 ? mutateText(base64url(inner), chance) : base64url(mutateText(inner, chance))

const subject =
  '{"id":"did:example:a","type":["AchievementSubject"],"identifier":[{"type":"IdentityObject","hashed":false}]}'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const badge = `{"@context":["https://www.w3.org/ns/credentials/v2","${openBadges}"],"id":"urn:x:1","type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"did:web:a.example","type":["Profile"],"name":"A"},"validFrom":"2026-01-01T00:00:00Z","credentialSubject":${subject}}`
const small =
  '{"@context":{"@vocab":"urn:v:","at":{"@id":"urn:p:at","@type":"@id"}},"@id":"urn:x:1","at":"urn:x:2","has":[{"size":1.5},{"of":{"@value":"x","@language":"en"}}]}'
const values = '[{"a":-1.5e3,"b":"\\u00e9\\n","c":[true,null,{"d":"x"}]},"\\ud83d\\ude00",[],{}]'

function pngOf(chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const written = chunks.map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  })
  return new Uint8Array(Buffer.concat([signature, ...written]))
}
const iTXt = Buffer.concat([Buffer.from('openbadgecredential\0\0\0\0\0'), Buffer.from(badge)])
const png = pngOf([
  ['IHDR', Buffer.alloc(13)],
  ['iTXt', iTXt],
  ['IEND', Buffer.alloc(0)],
])
const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${subject}]]></openbadges:credential><openbadges:credential verify="a.b.c"/></svg>`

describe('a reader of JSON', { timeout: fuzzTimeoutMs }, () => {
  it('accepts only what every reader reads alike', async () => {
    const counts = await fuzz(text(values, subject), (input) => {
      const value = parseJson(input)
      expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(input)))
      expect(canonicalizeJson(parseJson(canonicalizeJson(value)))).toBe(canonicalizeJson(value))
    })
    expect(counts.accepted).toBeGreaterThan(fuzzRuns / 100)
    expect(counts.refused).toBeGreaterThan(fuzzRuns / 10)
  })

  it('finds what a person dropped on the page, or says what it looks like', async () => {
    const { refused } = await fuzz(text(badge, svg, `${base64url('{"alg":"ES256"}')}.e30.AAAA`), readInput)
    expect(refused).toBe(0)
  })
})

describe('a reader of JSON-LD', { timeout: fuzzTimeoutMs }, () => {
  const seeds = [
    ['in known contexts', badge],
    ['in a context of its own', small],
  ] as const

  it.each(seeds)('writes %s by plan, refuses, or leaves it to the general path', async (_what, seed) => {
    const counts = await fuzz(
      documents(seed),
      (document) => {
        const context = compileContext(document['@context'], bundledContexts)
        const dataset = context && compileDocument(document, context)
        if (dataset === null) throw new MesheError('credential.malformed', 'Left to the general path.')
        return canonicalizeDataset(dataset, sha256Hex)
      },
      fuzzRuns / 2,
    )
    expect(counts.accepted).toBeGreaterThan(fuzzRuns / 100)
    expect(counts.refused).toBeGreaterThan(fuzzRuns / 100)
  })

  it.each(seeds)('canonicalises %s one way or the other, or refuses', async (_what, seed) => {
    const { accepted, refused } = await fuzz(
      documents(seed),
      (document) => canonicalize(document, { sha256Hex }),
      fuzzRuns / 20,
    )
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })

  /** Changed until it is JSON: what is not never gets this far. */
  function documents(seed: string) {
    return (chance: Chance): JsonObject => {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        try {
          const value = parseJson(mutateText(seed, chance))
          if (isJsonObject(value)) return value
        } catch {
          // the next one
        }
      }
      return {}
    }
  }
})

describe('a reader of text', { timeout: fuzzTimeoutMs }, () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') }
  const multikeys = [key.multikey, 'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169', 'u7QEHBw']
  const readers: readonly (readonly [string, (chance: Chance) => string, (input: string) => unknown])[] = [
    ['multibase', text(...multikeys), decodeMultibase],
    ['a Multikey', text(...multikeys), decodeMultikey],
    ['base58', text(key.multikey.slice(1)), decodeBase58],
    ['base64url', text(base64url('Käse und Brot')), decodeBase64url],
    ['a did:key', text(key.did), resolveDidKey],
    ['a did:web', text('did:web:a.example%3A3000:users:b', 'did:web:b.example'), didWebDocumentUrl],
    ['an address for did:web', text('https://a.example:3000/users/b', 'http://b.example'), didWebOf],
    ['a JWK', text(JSON.stringify(jwk)), (input) => readJwk(parseJson(input))],
    [
      'a compact JWS',
      (chance) =>
        `${encoded('{"alg":"EdDSA","kid":"a","crit":["b64"],"b64":true}')(chance)}.${base64url(subject)}.AAAA`,
      decodeCompactJws,
    ],
    ['a compact JWS anywhere', text(`${base64url('{"alg":"EdDSA"}')}.${base64url(subject)}.AAAA`), decodeCompactJws],
    [
      'an SD-JWT',
      text(`${base64url('{"alg":"EdDSA"}')}.e30.AAAA~${base64url('["salt","name","value"]')}~a.b.c`),
      splitSdJwt,
    ],
    [
      'a status entry',
      text(
        '[{"type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"94567","statusListCredential":"https://a.example/1"}]',
      ),
      (input) => readStatusEntries(parseJson(input) as JsonObject),
    ],
  ]
  it.each(readers)('of %s gives a value or refuses', async (_what, make, read) => {
    const { accepted, refused } = await fuzz(make, read)
    expect(refused).toBeGreaterThan(0)
    expect(accepted + refused).toBe(fuzzRuns)
  })

  it('of a status list gives bits or refuses', async () => {
    const list = gzipSync(new Uint8Array(16_384))
    const encode = (chance: Chance) =>
      chance.below(2) === 0
        ? `u${Buffer.from(mutateBytes(list, chance)).toString('base64url')}`
        : mutateText(`u${list.toString('base64url')}`, chance)
    const { refused } = await fuzz(encode, async (input) =>
      readStatusBit(await decodeStatusList(input, cryptography), 94_567),
    )
    expect(refused).toBeGreaterThan(fuzzRuns / 10)
  })
})

describe('a reader of bytes', { timeout: fuzzTimeoutMs }, async () => {
  const library = await loadAsn1Library()
  const root = await createParty({ name: { '2.5.4.3': 'Root (demo)' }, isAuthority: true })
  const clock = await createParty({
    name: { '2.5.4.3': 'Clock (demo)' },
    issuer: root,
    keyUsage: 0x80,
    purposes: [timeStamping],
  })
  const stamped = new TextEncoder().encode('stamped')
  const token = new Uint8Array(Buffer.from(await stamp(clock, stamped, '2026-03-01T10:00:05Z'), 'base64'))

  it('takes a COSE message apart, or refuses', async () => {
    const message = await signCoseSign1(new TextEncoder().encode(badge), {
      signer: key.signer,
      header: new Map<number, string | Uint8Array>([
        [4, new TextEncoder().encode('key-1')],
        [16, 'application/vc+cose'],
      ]),
    })
    const { accepted, refused } = await fuzz(bytes(message), decodeCoseSign1)
    expect(Math.min(accepted, refused)).toBeGreaterThan(fuzzRuns / 100)
  })

  it('finds a badge in a picture, or none', async () => {
    expect(lookBakedBadge(png)).toBe(badge)
    expect((await fuzz(bytes(png, new TextEncoder().encode(svg)), lookBakedBadge)).refused).toBe(0)
    expect((await fuzz(text(svg), lookBakedBadge)).refused).toBe(0)
  })

  it('takes a certificate, or says it is none', async () => {
    expect(
      (await fuzz(bytes(root.der, clock.der), (der) => lookCertificate(der, library), (fuzzRuns / 4) * 3)).refused,
    ).toBe(0)
  })

  it('never verifies a time-stamp token that was changed', async () => {
    const verify = (der: Uint8Array) => verifyTimeStampToken(der, { stamped, pool: [], cryptography, library })
    expect((await verify(token)).reason).toBe('token.verified')
    await fuzz(
      bytes(token),
      async (der) => {
        const { reason, time } = await verify(der)
        // a change beside what is signed may leave the time as it was
        if (reason === 'token.verified') expect(time).toEqual(new Date('2026-03-01T10:00:05Z'))
      },
      fuzzRuns / 4,
    )
  })
})
