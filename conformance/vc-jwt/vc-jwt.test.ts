/** Credentials in tokens of the common kind `JWT`: read where the issuer shows the key, refused for each thing that is wrong (VC Data Model 1.1, section 6.3.1; Open Badges 3.0, section 8.2). */
import { createDidDocument, createDidResolver } from '@meshe/credentials/did'
import { signCompactJws, toJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { envelopeCredential, verifyCredentialToken } from '@meshe/credentials/vc-jose'
import { issueBadgeJws, verifyVcJwt } from '@meshe/credentials/vc-jwt'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { createTestKey, createTestKeyPair } from '../node-cryptography.ts'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import {
  issuerSigner,
  now,
  strangerKey,
  unsealedBadge,
  verifier,
  withStatusList,
} from '../verification/demonstration-issuer.ts'

const badge = await unsealedBadge()
const kid = issuerSigner.verificationMethod
const issued = await issueBadgeJws(badge, { signer: issuerSigner })
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JsonObject
const registered = (({ iss, jti, sub, nbf, exp }) => ({ iss, jti, sub, nbf, exp }))(claimsOf(issued))
const forge = (claims: JsonObject, header: JsonObject = {}, signer = issuerSigner) =>
  signCompactJws(JSON.stringify(claims), { signer, header: { typ: 'JWT', kid, ...header } })
const open = (differences: JsonObject = {}, header: JsonObject = {}) =>
  forge({ ...claimsOf(issued), ...differences }, header)

/** The same badge in the data model 1.1, inside the claim `vc`. */
const old: JsonObject = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0193a1b2-0000-7000-8000-000000000042',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: demonstrationIssuer, type: ['Profile'], name: 'Riverside University (demo)' },
  name: 'Data literacy',
  issuanceDate: '2026-09-01T00:00:00Z',
  expirationDate: '2031-09-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:robin',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:x:achievement',
      type: ['Achievement'],
      name: 'Data literacy',
      description: 'x',
      criteria: { narrative: 'Pass.' },
    },
  },
}
const oldClaims = {
  iss: demonstrationIssuer,
  sub: 'did:example:robin',
  jti: old['id']!,
  nbf: Date.parse('2026-09-01T00:00:00Z') / 1000,
  exp: Date.parse('2031-09-01T00:00:00Z') / 1000,
}
const inClaim = (vc: JsonObject = {}, claims: JsonObject = {}, header: JsonObject = {}) =>
  forge({ ...oldClaims, vc: { ...old, ...vc }, ...claims }, header)
const published = toJwk({ algorithm: 'Ed25519', publicKey: strangerKey.publicKey })
const issuerKey = createTestKey(new Uint8Array(32).fill(7)).publicKey
const ownKey = toJwk({ algorithm: 'Ed25519', publicKey: issuerKey })

describe('a badge as a compact JWS', () => {
  it('is valid, with all that the badge says', async () => {
    const report = await verifyCredential(issued, verifier())
    expect(report).toMatchObject({ verdict: 'valid', format: 'open-badges-3.0', content: { grade: 'Pass', ects: 2.5 } })
    const { credential, issuer } = await verifyVcJwt(issued, verifier())
    expect(credential).toEqual(badge)
    expect(issuer).toBe(demonstrationIssuer)
  })

  it('is withdrawn by the list that it names, and ends with itself', async () => {
    expect((await verifyCredential(issued, withStatusList({ on: [40_000] }))).verdict).toBe('withdrawn')
    const later = verifier({ now: new Date('2032-01-01T00:00:00Z') })
    expect((await verifyCredential(issued, later)).checks[4]?.reason).toBe('dates.expired')
  })

  it('needs no kind, and may be addressed to the person it is about, as 1EdTech’s are', async () => {
    const verdictOf = async (token: string) => (await verifyCredential(token, verifier())).verdict
    expect(await verdictOf(await open({}, { typ: undefined as never }))).toBe('valid')
    expect(await verdictOf(await open({ aud: registered.sub, sub: undefined as never }))).toBe('valid')
  })

  it('may bring its key when the issuer shows the very same', async () => {
    const verdictOf = async (token: string) => (await verifyCredential(token, verifier())).verdict
    expect(await verdictOf(await open({}, { jwk: ownKey }))).toBe('valid')
    expect(await verdictOf(await open({}, { jwk: ownKey, kid: undefined as never }))).toBe('valid')
  })

  it('may bring one of several keys of one kind', async () => {
    const other = createTestKeyPair('EdDSA')
    const document = createDidDocument({
      id: demonstrationIssuer,
      keys: [
        { fragment: 'key-0', publicKey: other.publicKey.publicKey },
        { fragment: 'key-1', publicKey: issuerKey },
      ],
    })
    const environment = verifier({ resolveDid: createDidResolver({ fetchDidDocument: async () => document }) })
    const withKey = await open({}, { jwk: ownKey, kid: undefined as never })
    expect((await verifyCredential(withKey, environment)).verdict).toBe('valid')
    const withoutAny = await open({}, { kid: undefined as never })
    expect((await verifyCredential(withoutAny, environment)).checks[1]?.facts?.['fault']).toBe('key.not-found')
  })

  it('is not taken out of an envelope that says something else of it', async () => {
    const report = await verifyCredential(envelopeCredential(issued), verifier())
    expect(report.checks[0]?.reason).toBe('readable.format-not-supported-yet')
  })

  it.each<[string, JsonObject, string]>([
    ['a proof', { ...badge, proof: { type: 'DataIntegrityProof' } }, 'credential.proof-present'],
    ['another issuer', { ...badge, issuer: strangerKey.did }, 'credential.issuer-mismatch'],
    ['no type', { ...badge, type: undefined as never }, 'credential.malformed'],
    ['a claim of another token', { ...badge, scope: 'all' }, 'vc-jwt.claim-forbidden'],
  ])('is not made from a badge with %s', async (_, credential, code) => {
    await expect((async () => issueBadgeJws(credential, { signer: issuerSigner }))()).rejects.toMatchObject({ code })
  })
})

describe('a credential in the claim vc', () => {
  it('is valid, with what only its claims say put into its members', async () => {
    const report = await verifyCredential(await inClaim(), verifier())
    expect(report).toMatchObject({ verdict: 'valid', format: 'open-badges-3.0' })
    const { issuer: _, id: __, issuanceDate: ___, expirationDate: ____, ...bare } = old
    const token = await forge({
      ...oldClaims,
      vc: { ...bare, credentialSubject: { ...(old['credentialSubject'] as JsonObject), id: undefined as never } },
    })
    const { credential } = await verifyVcJwt(token, verifier())
    expect(credential).toEqual({
      ...old,
      issuer: demonstrationIssuer,
      issuanceDate: '2026-09-01T00:00:00.000Z',
      expirationDate: '2031-09-01T00:00:00.000Z',
    })
  })

  it('may say parts of a second that its claims cannot', async () => {
    const token = await inClaim({ issuanceDate: '2026-09-01T00:00:00.750Z' })
    expect((await verifyCredential(token, verifier())).verdict).toBe('valid')
  })

  it('ends when its claims say so', async () => {
    const ended = { expirationDate: undefined as never }
    const token = await inClaim(ended, { exp: Date.parse('2026-10-01T00:00:00Z') / 1000 })
    expect((await verifyCredential(token, verifier())).verdict).toBe('expired')
  })
})

describe('a common JWT', () => {
  const forms: readonly (readonly [string, (differences: JsonObject, header?: JsonObject) => Promise<string>])[] = [
    ['with the credential in vc', (differences, header) => inClaim({}, differences, header)],
    ['that is the credential', (differences, header) => open(differences, header)],
  ]
  const cases: readonly (readonly [string, JsonObject, JsonObject, string, string])[] = [
    ['another subject in sub', { sub: 'did:example:1' }, {}, 'issuer.key-mismatch', 'vc-jwt.claim-contradiction'],
    ['a subject that is a number', { sub: 7 }, {}, 'issuer.key-mismatch', 'vc-jwt.claim-contradiction'],
    ['another identifier in jti', { jti: 'urn:x:1' }, {}, 'issuer.key-mismatch', 'vc-jwt.claim-contradiction'],
    ['another start in nbf', { nbf: 1_700_000_000 }, {}, 'issuer.key-mismatch', 'vc-jwt.claim-contradiction'],
    ['another end in exp', { exp: 2_700_000_000 }, {}, 'issuer.key-mismatch', 'vc-jwt.claim-contradiction'],
    ['another issuer in iss', { iss: strangerKey.did }, {}, 'issuer.key-mismatch', 'vc-jwt.claim-contradiction'],
    ['a start that is text', { nbf: '2026' }, {}, 'proof.malformed', 'jwt.claims-malformed'],
    ['an end before all time', { exp: -1 }, {}, 'proof.malformed', 'jwt.claims-malformed'],
    ['an audience', { aud: 'https://verifier.example' }, {}, 'proof.malformed', 'vc-jwt.claim-forbidden'],
    ['several audiences', { aud: ['did:example:robin'] }, {}, 'proof.malformed', 'vc-jwt.claim-forbidden'],
    ...[
      'scope',
      'client_id',
      'azp',
      'at_hash',
      'auth_time',
      'sid',
      'events',
      'vp',
      'sd_hash',
      '_sd',
      'htu',
      'jwks',
    ].map(
      (name) =>
        [
          `the claim ${name} of another token`,
          { [name]: 'x' },
          {},
          'proof.malformed',
          'vc-jwt.claim-forbidden',
        ] as const,
    ),
    ['the list of another token', { status_list: {} }, {}, 'proof.malformed', 'vc-jwt.claim-forbidden'],
    ['a key that the issuer does not show', {}, { jwk: published }, 'proof.malformed', 'jws.embedded-key'],
    [
      'only a key that the issuer does not show',
      {},
      { jwk: published, kid: undefined as never },
      'proof.malformed',
      'jws.embedded-key',
    ],
    ['a key with its secret', {}, { jwk: { ...ownKey, d: 'AA' } }, 'proof.key-unresolvable', 'key.private'],
    ['a key that is none', {}, { jwk: {} }, 'proof.key-unresolvable', 'key.unsupported'],
    ['a key that is a text', {}, { jwk: 'x' }, 'proof.key-unresolvable', 'key.malformed'],
    ['an address of keys', {}, { jku: 'https://evil.example' }, 'proof.malformed', 'jws.remote-key'],
    ['an address of certificates', {}, { x5u: 'https://evil.example' }, 'proof.malformed', 'jws.remote-key'],
    ['certificates', {}, { x5c: ['AAAA'] }, 'proof.malformed', 'jws.embedded-certificate'],
    ['a demand that nobody knows', {}, { crit: ['x'], x: 1 }, 'proof.malformed', 'jws.critical-unknown'],
    ['no algorithm', {}, { alg: 'none' }, 'proof.missing', 'jws.algorithm-none'],
    ['a shared secret', {}, { alg: 'HS256' }, 'proof.malformed', 'jws.algorithm-symmetric'],
    ['another algorithm', {}, { alg: 'ES256' }, 'proof.key-not-authorized', 'jws.algorithm-mismatch'],
    [
      'the name of a stranger’s key',
      {},
      { kid: `${strangerKey.did}#${strangerKey.multikey}` },
      'proof.key-not-authorized',
      'key.not-found',
    ],
    ['an address for its key', {}, { kid: 'https://evil.example/key' }, 'proof.key-not-authorized', 'key.not-found'],
  ]
  const matrix = forms.flatMap(([form, make]) => cases.map((one) => [form, make, ...one] as const))

  it.each(matrix)('%s, with %3$s, is refused', async (_form, make, _what, claims, header, reason, fault) => {
    const report = await verifyCredential(await make(claims, header), verifier())
    expect(report).toMatchObject({ verified: false, content: null, issuer: null })
    expect(report.checks[1]).toMatchObject({ reason, facts: { fault } })
  })

  it.each<[string, () => Promise<string>, string]>([
    ['no issuer in its claims', () => inClaim({}, { iss: undefined as never }), 'vc-jwt.claim-missing'],
    ['an issuer without a name', () => inClaim({}, { iss: '' }), 'vc-jwt.claim-missing'],
    ['no start beside the credential', () => open({ nbf: undefined as never }), 'vc-jwt.claim-missing'],
    ['no identifier beside the credential', () => open({ jti: undefined as never }), 'vc-jwt.claim-missing'],
    [
      'several subjects and one claim',
      () => inClaim({ credentialSubject: [{ id: 'did:x:1' }, { id: 'did:x:2' }] }),
      'vc-jwt.claim-contradiction',
    ],
    ['a subject that is text', () => inClaim({ credentialSubject: 'did:example:robin' }), 'vc-jwt.claim-contradiction'],
    ['a start that is no date', () => inClaim({ issuanceDate: 'today' }), 'vc-jwt.claim-contradiction'],
    [
      'the signature of a stranger',
      () => forge({ ...oldClaims, vc: old }, {}, { ...strangerKey.signer, verificationMethod: '' }),
      'jws.signature-mismatch',
    ],
    [
      'an issuer that is an address and shows nothing',
      () => forge({ vc: { ...old, issuer: 'https://a.example' }, iss: 'https://a.example' }),
      'issuer-metadata.unreachable',
    ],
    [
      'an issuer of another world',
      () => forge({ vc: { ...old, issuer: 'urn:x:1' }, iss: 'urn:x:1' }),
      'issuer.unsupported',
    ],
  ])('with %s is refused', async (_, make, fault) => {
    const report = await verifyCredential(await make(), verifier())
    expect(report).toMatchObject({ verified: false, content: null, issuer: null })
    expect(report.checks[1]?.facts?.['fault']).toBe(fault)
  })

  const person = { iss: demonstrationIssuer, sub: 'robin', aud: 'client-1', exp: 1_900_000_000, iat: 1_790_000_000 }
  it.each<[string, JsonObject, JsonObject]>([
    ['an access token', { ...person, client_id: 'client-1', scope: 'openid' }, { typ: 'at+jwt' }],
    ['an access token of the common kind', { ...person, client_id: 'client-1', scope: 'openid' }, {}],
    ['an identity token', { ...person, nonce: 'n', auth_time: 1, name: 'Robin Sample' }, {}],
    ['a logout token', { ...person, events: {}, sid: 'x' }, {}],
    ['a proof of a wallet’s key', { aud: demonstrationIssuer, nonce: 'n', iat: 1 }, { typ: 'openid4vci-proof+jwt' }],
    ['a list of status', { iss: demonstrationIssuer, sub: 'urn:x:1', status_list: {} }, {}],
    ['an identity token with a type of credential', { ...person, type: ['VerifiableCredential'] }, {}],
    ['a presentation', { ...person, vp: { type: ['VerifiablePresentation'] } }, {}],
    ['a claim vc that is a text', { ...person, vc: 'eyJh' }, {}],
    ['a claim vc that is a list', { ...person, vc: [old] }, {}],
    ['a claim vc with a presentation', { ...person, vc: { ...old, type: ['VerifiablePresentation'] } }, {}],
    ['a claim vc without context', { ...person, vc: { ...old, '@context': undefined as never } }, {}],
    ['a type of SD-JWT VC', { ...oldClaims, vct: 'urn:x:1', vc: old }, {}],
    ['a credential that does not say its issuer twice', { ...badge }, {}],
    ['a credential of another kind of token', { ...oldClaims, vc: old }, { typ: 'at+jwt' }],
    ['a credential under the kind JOSE', { ...oldClaims, vc: old }, { typ: 'JOSE' }],
    ['a credential under the kind of a status list', { ...claimsOf(issued) }, { typ: 'statuslist+jwt' }],
  ])('that is %s is no credential', async (_, claims, header) => {
    const token = await forge(claims, header)
    await expect(verifyVcJwt(token, verifier())).rejects.toMatchObject({ code: 'jws.type-mismatch' })
    await expect(verifyCredentialToken(token, verifier())).rejects.toMatchObject({ code: 'jws.type-mismatch' })
    const report = await verifyCredential(token, verifier())
    expect(report).toMatchObject({ verdict: 'unreadable', verified: false, content: null })
    expect(report.checks[0]?.reason).toBe('readable.format-not-supported-yet')
  })

  it.each(['vc+jwt', 'dc+sd-jwt', 'kb+jwt', 'vp+jwt', 'entity-statement+jwt', 'dpop+jwt', ''])(
    'under the kind %j is not taken',
    async (typ) => {
      const token = await inClaim({}, {}, { typ })
      await expect(verifyVcJwt(token, verifier())).rejects.toMatchObject({ code: 'jws.type-mismatch' })
    },
  )
})

describe.skipIf(standardsDirectory === null)('of 1EdTech’s own badges, with keys in their headers', () => {
  const tokens = ['simple-jwt.svg', 'simple-jwt_v1.svg'] as const
  const read = (name: string) =>
    /ey[\w-]+\.[\w-]+\.[\w-]+/.exec(readStandardsFile(`ob3/validator-fixtures/${name}`))?.[0] ?? ''
  const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
  const environmentFor = (token: string, keys: readonly JsonObject[]) => {
    const issuer = String(claimsOf(token)['iss'])
    return verifier({
      fetchText: async () => ({ text: JSON.stringify({ issuer, jwks: { keys } }), readAt: now }),
      lookUpIssuer: async () => ({ listed: false, listName: 'List of the pilot', readAt: now }),
    })
  }

  it.each(tokens)('%s verifies where its issuer shows the key', async (name) => {
    const token = read(name)
    const { jwk } = headerOf(token)
    const { issuer } = await verifyVcJwt(token, environmentFor(token, [published, jwk]))
    expect(issuer).toBe(claimsOf(token)['iss'])
    const report = await verifyCredential(
      readStandardsFile(`ob3/validator-fixtures/${name}`),
      environmentFor(token, [jwk]),
    )
    expect(report).toMatchObject({ format: 'open-badges-3.0', verdict: 'valid_issuer_unlisted' })
    expect(Object.values(report.content?.title ?? {})).toEqual(['Teamwork'])
  })

  it.each(tokens)('%s is refused where its issuer shows another', async (name) => {
    const token = read(name)
    const report = await verifyCredential(token, environmentFor(token, [published]))
    expect(report).toMatchObject({ verified: false, content: null, issuer: null })
    expect(report.checks[1]?.facts?.['fault']).toBe('jws.embedded-key')
  })
})
