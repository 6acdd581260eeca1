/** Nothing but a `MesheError` comes out of a reader, whatever goes in. */
import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { MesheError } from '@meshe/credentials'
import { didJwkOf, didWebDocumentUrl, didWebOf, resolveDidJwk, resolveDidKey } from '@meshe/credentials/did'
import { readElmo, toElmo } from '@meshe/credentials/elmo'
import { parseSignatureInput, parseSignatures } from '@meshe/credentials/http-message-signatures'
import { decodeCompactJws, readJwk } from '@meshe/credentials/jose'
import { canonicalizeJson, isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import { bundledContexts, canonicalize } from '@meshe/credentials/json-ld'
import { decodeBase58, decodeBase64url, decodeMultibase, decodeMultikey } from '@meshe/credentials/multiformats'
import { lookSignedAssertion } from '@meshe/credentials/open-badges-2'
import { splitSdJwt } from '@meshe/credentials/sd-jwt'
import { decodeStatusList, readStatusBit, readStatusEntries } from '@meshe/credentials/status'
import { readXml } from '@meshe/credentials/xml'
import { describe, expect, it } from 'vitest'
import { readSealHeader } from '../../packages/credentials/src/jades/seal-header.ts'
import { lookUnsignedMaterial } from '../../packages/credentials/src/jades/unsigned-material.ts'
import {
  canonicalizeDataset,
  compileContext,
  compileDocument,
} from '../../packages/credentials/src/json-ld/compiled/index.ts'
import { readInput } from '../../packages/credentials/src/verification/read-input.ts'
import { readAwardList } from '../../packages/server/src/issuance/read-award-list.ts'
import { createTestKey, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { fuzz, fuzzRuns, fuzzTimeoutMs } from './fuzz.ts'
import { type Chance, mutateBytes, mutateText } from './mutate.ts'

const key = createTestKey(new Uint8Array(32).fill(5))
const sha256Hex = (value: string) => hash('sha256', value)
const text =
  (...seeds: readonly string[]) =>
  (chance: Chance) =>
    mutateText(chance.pick(seeds), chance)
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
const signatureInput =
  'meshe=("@method" "@path" "content-digest";req);created=1618884473;keyid="did:web:a.example#key-1";tag="meshe-fed/1"'
const sealHeader =
  '{"alg":"ES256","typ":"jose","sigT":"2026-05-01T00:00:00Z","x5t#S256":"AAAA","x5c":["AAAA"],"crit":["sigT"],"adoTst":{"tstTokens":[{"val":"AAAA"}]}}'
const assertion = '{"@context":"https://w3id.org/openbadges/v2","badge":{"name":"A"},"recipient":{}}'
const { xml: transcript } = toElmo(demonstrationAward, { generatedAt: new Date('2026-11-24T10:00:00Z') })
const learners =
  'Given name;Family name;E-mail;Grade\n"Robin ""R.""";Sample;robin@learner.example;passed\nKim;Example;kim@learner.example;'
const values = '[{"a":-1.5e3,"b":"\\u00e9\\n","c":[true,null,{"d":"x"}]},"\\ud83d\\ude00",[],{}]'

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
  it('writes a document by plan, refuses, or leaves it to the general path', async () => {
    const counts = await fuzz(documents(badge, small), (document) => {
      const context = compileContext(document['@context'], bundledContexts)
      const dataset = context && compileDocument(document, context)
      if (dataset === null) throw new MesheError('credential.malformed', 'Left to the general path.')
      return canonicalizeDataset(dataset, sha256Hex)
    })
    expect(counts.accepted).toBeGreaterThan(fuzzRuns / 100)
    expect(counts.refused).toBeGreaterThan(fuzzRuns / 100)
  })

  it('canonicalises it one way or the other, or refuses', async () => {
    const { accepted, refused } = await fuzz(documents(badge, small), (document) =>
      canonicalize(document, { sha256Hex }),
    )
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })

  /** Changed until it is JSON: what is not never gets this far. */
  function documents(...seeds: readonly string[]) {
    return (chance: Chance): JsonObject => {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        try {
          const value = parseJson(mutateText(chance.pick(seeds), chance))
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
    ['a did:jwk', text(didJwkOf({ algorithm: 'Ed25519', publicKey: key.publicKey })), resolveDidJwk],
    ['the parts of a signed request', text(signatureInput), parseSignatureInput],
    ['its signatures', text('meshe=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQ:, b=:AAAA:'), parseSignatures],
    ['an ELMO transcript', text(transcript), readElmo],
    ['XML', text(transcript), (input) => readXml(input)],
    ['a list of learners', text(learners), (csv) => readAwardList({ csv })],
    ['the header of a seal', encoded(sealHeader), lookSealHeader],
    ['a signed Open Badge 2.0', text(`${base64url('{"alg":"RS256"}')}.${base64url(assertion)}.AAAA`), lookSignedBadge],
    ['what was added to a seal', encoded('{"sigTst":{"tstTokens":[{"val":"AAAA"}]}}'), lookAdded],
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

/** These answer what is wrong instead of refusing. */
function lookSealHeader(input: string): unknown {
  return refusedWhere(readSealHeader(input), (read) => typeof read === 'string')
}

function lookSignedBadge(input: string): unknown {
  return refusedWhere(lookSignedAssertion(input), (read) => read === null)
}

function lookAdded(input: string): unknown {
  return refusedWhere(lookUnsignedMaterial([input]), (read) => read === null)
}

function refusedWhere<T>(read: T, isRefusal: (read: T) => boolean): T {
  if (isRefusal(read)) throw new MesheError('credential.malformed', 'Not read.')
  return read
}
