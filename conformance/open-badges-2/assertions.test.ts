/** Open Badges 2.0, hosted and signed: never valid without asking the issuer's address, and never taken for more. */
import { createSign, generateKeyPairSync } from 'node:crypto'
import { readMicroCredential } from '@meshe/credentials/crosswalk'
import type { JsonObject } from '@meshe/credentials/json'
import { bakeIntoSvg } from '@meshe/credentials/open-badges'
import { toThirdVersion } from '@meshe/credentials/open-badges-2'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { verifier } from '../verification/demonstration-issuer.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pemOf = (pair: typeof rsa) => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const keyId = 'https://northshore.example/keys/1'

const badge = {
  id: 'https://northshore.example/badges/teamwork',
  type: 'BadgeClass',
  '@language': 'en',
  name: 'Teamwork',
  description: 'Works with others.',
  criteria: { id: 'https://northshore.example/criteria', narrative: '- shares work\n- gives feedback' },
  alignment: [
    { targetName: 'teamwork', targetUrl: 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0' },
  ],
  issuer: {
    id: 'https://northshore.example/issuer',
    type: 'Profile',
    name: 'Northshore University (demo)',
    publicKey: {
      id: keyId,
      type: 'CryptographicKey',
      owner: 'https://northshore.example/issuer',
      publicKeyPem: pemOf(rsa),
    },
  },
}
const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://northshore.example/assertions/1',
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'robin@learner.example' },
  issuedOn: '2026-06-03T00:00:00Z',
  badge,
  verification: { type: 'SignedBadge', creator: keyId },
}
const hosted = { ...assertion, verification: { type: 'HostedBadge' } }

function sign(payload: object, { header = { alg: 'RS256' } as object, pair = rsa } = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part(header)}.${part(payload)}`
  return `${input}.${createSign('RSA-SHA256').update(input).sign(pair.privateKey).toString('base64url')}`
}
const flip = (token: string) => token.slice(0, -10) + (token.at(-10) === 'A' ? 'B' : 'A') + token.slice(-9)

const without = (member: 'publicKey') => {
  const { [member]: _, ...issuer } = badge.issuer
  return { ...assertion, badge: { ...badge, issuer } }
}

describe('an Open Badge 2.0', () => {
  it.each<readonly [string, string | JsonObject, string, string]>([
    ['that is hosted', hosted, 'key_uncheckable', 'proof.hosted-only'],
    [
      'that is hosted, in the words of 1.1',
      { ...hosted, verification: undefined, verify: { type: 'hosted' } } as unknown as JsonObject,
      'key_uncheckable',
      'proof.hosted-only',
    ],
    ['that is signed with the key it brings', sign(assertion), 'key_uncheckable', 'proof.own-key-only'],
    [
      'that is signed and baked into a picture',
      bakeIntoSvg('<svg></svg>', sign(assertion)),
      'key_uncheckable',
      'proof.own-key-only',
    ],
    ['that is signed with another key', sign(assertion, { pair: otherRsa }), 'changed', 'proof.signature-mismatch'],
    ['that was changed in its signature', flip(sign(assertion)), 'changed', 'proof.signature-mismatch'],
    [
      'that says another algorithm',
      sign(assertion, { header: { alg: 'ES256' } }),
      'changed',
      'proof.signature-mismatch',
    ],
    ['that says no algorithm', sign(assertion, { header: { alg: 'none' } }), 'changed', 'proof.malformed'],
    [
      'that brings its key in the header',
      sign(assertion, { header: { alg: 'RS256', jwk: {} } }),
      'changed',
      'proof.malformed',
    ],
    ['that is signed and says it is hosted', sign(hosted), 'changed', 'proof.malformed'],
    ['that names a key it does not bring', sign(without('publicKey')), 'key_uncheckable', 'proof.key-unresolvable'],
    [
      'that names another key than it brings',
      sign({ ...assertion, verification: { type: 'SignedBadge', creator: 'https://x.example/k' } }),
      'key_uncheckable',
      'proof.key-unresolvable',
    ],
    [
      'whose key is none',
      sign({
        ...assertion,
        badge: { ...badge, issuer: { ...badge.issuer, publicKey: { id: keyId, publicKeyPem: 'MII' } } },
      }),
      'key_uncheckable',
      'proof.key-unresolvable',
    ],
    ['that says it is signed and is not', assertion, 'changed', 'proof.missing'],
    [
      'that does not say how it is proven',
      { ...assertion, verification: undefined } as unknown as JsonObject,
      'changed',
      'proof.missing',
    ],
  ])('%s', async (_, input, verdict, reason) => {
    const report = await verifyCredential(input, verifier())
    expect([report.verdict, report.checks[1]?.reason, report.format]).toEqual([verdict, reason, 'open-badges-2.0'])
    expect([report.verified, report.content, report.issuer]).toEqual([false, null, null])
  })

  it.each(['badge', 'recipient', '@context'])('without %s is none', async (member) => {
    const report = await verifyCredential({ ...hosted, [member]: undefined } as unknown as JsonObject, verifier())
    expect(report.verdict).toBe('unreadable')
  })

  it('asks nobody', async () => {
    const ask = () => Promise.reject(new Error('asked'))
    const report = await verifyCredential(
      sign(assertion),
      verifier({ resolveDid: ask, fetchStatusList: ask, lookUpIssuer: ask }),
    )
    expect(report.checks[1]?.reason).toBe('proof.own-key-only')
  })
})

describe('an Open Badge 2.0 as the beginning of a description', () => {
  it('gives what it says', () => {
    const { format, draft, institution, missing } = readMicroCredential(hosted)
    expect(format).toBe('open-badges-2.0')
    expect(draft).toMatchObject({
      title: { en: 'Teamwork' },
      description: { en: 'Works with others.' },
      homepage: 'https://northshore.example/criteria',
    })
    expect(draft.learningOutcomes?.[0]?.skills?.[0]?.id).toMatch(/60c78287/)
    expect(institution).toEqual({ legalName: { en: 'Northshore University (demo)' } })
    expect(missing).toContain('workload')
  })

  it('that only names its class gives nothing more than that', () => {
    const { draft, institution } = readMicroCredential({
      ...hosted,
      badge: 'https://northshore.example/badges/teamwork',
    })
    expect([draft.id, draft.title, institution]).toEqual([
      'https://northshore.example/badges/teamwork',
      undefined,
      null,
    ])
  })

  it.each<readonly [unknown, unknown]>([
    [1_780_444_800, '2026-06-03T00:00:00.000Z'],
    ['2026-06-03', '2026-06-03'],
    [1e15, undefined],
    [null, undefined],
  ])('issued on %j is issued on %j', (issuedOn, expected) => {
    expect(toThirdVersion({ ...hosted, issuedOn } as JsonObject)['issuanceDate']).toBe(expected)
  })
})
