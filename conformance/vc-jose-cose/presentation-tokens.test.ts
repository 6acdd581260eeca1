/** Presentations as tokens, whole and selective, in the one report: made here, refused for each thing that is wrong (VC-JOSE-COSE, sections 3.1.2 and 3.2.2). */
import { signCompactJws } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { issueSdJwt, presentSdJwt } from '@meshe/credentials/sd-jwt'
import {
  envelopeCredential,
  envelopePresentation,
  type IssuePresentationSdJwtSettings,
  issueCredentialToken,
  issuePresentationSdJwt,
  issuePresentationToken,
  verifyPresentationToken,
} from '@meshe/credentials/vc-jose'
import { verifyCredential, verifyPresentation } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { createTestKeyPair, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { issuerSigner, now, strangerKey, unsealedBadge, verifier } from '../verification/demonstration-issuer.ts'

const holder = strangerKey.did
const signer = { ...strangerKey.signer, verificationMethod: `${holder}#${strangerKey.multikey}` }
const badge = await unsealedBadge()
const issueTo = (subject: string) =>
  issueCredentialToken(
    { ...badge, credentialSubject: { ...(badge['credentialSubject'] as JsonObject), id: subject } },
    { signer: issuerSigner, issuedAt: now },
  )
const own = envelopeCredential(await issueTo(holder))
const ofAnother = envelopeCredential(await issueTo('did:example:somebody'))
const presentation: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder,
  verifiableCredential: [own, ofAnother],
}
const asked = { challenge: 'n1', domain: 'https://verifier.example' }
const expected = { ...verifier(), audience: asked.domain, nonce: asked.challenge }
const answer = { aud: asked.domain, nonce: asked.challenge }
const bindingKey = createTestKeyPair('ES256')
const keyBinding = { signer: bindingKey.signer, audience: asked.domain, nonce: asked.challenge, issuedAt: now }

const whole = (differences: JsonObject = {}, claims: JsonObject = answer) =>
  issuePresentationToken({ ...presentation, ...differences }, { signer, issuedAt: now, claims })
const disclosable = [['verifiableCredential', 1]] as const
const selective = (
  differences: JsonObject = {},
  more: Partial<IssuePresentationSdJwtSettings> = {},
  claims: JsonObject = answer,
) =>
  issuePresentationSdJwt(
    { ...presentation, ...differences },
    { signer, issuedAt: now, cryptography, disclosable, claims, ...more },
  )
const bound = () => selective({}, { holderKey: bindingKey.publicKey }, {})
const judge = (input: string | JsonObject, expectations: typeof asked | object = asked) =>
  verifyPresentation(input, verifier(), expectations)
const forge = (content: JsonObject, header: JsonObject = {}) =>
  signCompactJws(JSON.stringify(content), {
    signer,
    header: { typ: 'vp+jwt', cty: 'vp', kid: signer.verificationMethod, ...header },
  })
const forgeSelective = (content: JsonObject, paths: readonly (readonly string[])[], header: JsonObject = {}) =>
  issueSdJwt(content, {
    signer,
    cryptography,
    disclosable: paths,
    header: { typ: 'vp+sd-jwt', cty: 'vp', kid: signer.verificationMethod, ...header },
  })

describe('a presentation that is a token', () => {
  it('is verified with each of its credentials, which know their holder', async () => {
    const token = await whole()
    for (const input of [token, JSON.stringify(token), envelopePresentation(token)]) {
      const report = await judge(input)
      expect(report).toMatchObject({ verified: true, holder })
      expect(report.checks.map(({ reason }) => reason)).toEqual([
        'readable.read',
        'proof.verified',
        'holder.key-matches',
      ])
      expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid', 'valid'])
      expect(report.credentials.map(({ checks }) => checks[5]?.reason)).toEqual([
        'holder.key-matches',
        'holder.unproven',
      ])
    }
  })

  it('is not verified when a credential in it is not, and says which', async () => {
    const [head, body] = (await issueTo(holder)).split('.')
    const forged = envelopeCredential(`${head}.${body}.${'A'.repeat(86)}`)
    const report = await judge(await whole({ verifiableCredential: [own, forged] }))
    expect(report).toMatchObject({ verified: false, holder })
    expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid', 'changed'])
  })

  it.each<[string, () => Promise<string | JsonObject>, string, string]>([
    [
      'for another question',
      () => whole({}, { ...answer, nonce: 'n2' }),
      'proof.challenge-mismatch',
      'vc-jose.nonce-mismatch',
    ],
    [
      'for another place',
      () => whole({}, { ...answer, aud: 'https://b.example' }),
      'proof.domain-mismatch',
      'jwt.audience-mismatch',
    ],
    ['for no place', () => whole({}, { nonce: 'n1' }), 'proof.domain-mismatch', 'jwt.audience-mismatch'],
    [
      'of somebody else',
      () => forge({ ...presentation, ...answer, holder: demonstrationIssuer }),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'with a key of its own',
      () => forge({ ...presentation, ...answer }, { jwk: {} }),
      'proof.malformed',
      'jws.embedded-key',
    ],
    [
      'of nobody',
      () => forge({ ...presentation, ...answer, holder: undefined as never }),
      'proof.malformed',
      'vc-jose.holder-missing',
    ],
    [
      'with a credential in the open',
      () => forge({ ...presentation, ...answer, verifiableCredential: [badge] }),
      'proof.malformed',
      'vc-jose.credential-unsecured',
    ],
    [
      'with an envelope around nothing',
      () => forge({ ...presentation, ...answer, verifiableCredential: [envelopeCredential('')] }),
      'proof.malformed',
      'envelope.malformed',
    ],
    [
      'in the old claim',
      () => forge({ ...presentation, ...answer, vp: {} }),
      'proof.malformed',
      'vc-jose.claim-forbidden',
    ],
    [
      'without a signature',
      () => forge({ ...presentation, ...answer }, { alg: 'none' }),
      'proof.missing',
      'jws.algorithm-none',
    ],
  ])('%s is not verified', async (_, make, reason, fault) => {
    const report = await judge(await make())
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
    expect(report.checks[1]).toMatchObject({ reason, facts: { fault } })
  })

  it.each<[string, () => Promise<string | JsonObject>, string]>([
    ['a credential', () => issueTo(holder), 'readable.not-a-presentation'],
    ['a credential in an envelope', async () => own, 'readable.not-a-presentation'],
    [
      'a token of another kind',
      () => forge({ ...presentation, ...answer }, { typ: 'JWT' }),
      'readable.not-a-presentation',
    ],
    [
      'a whole token in the envelope of a selective one',
      async () => envelopePresentation(await whole(), 'application/vp+sd-jwt'),
      'readable.not-a-presentation',
    ],
    ['an envelope around nothing', async () => envelopePresentation('x.y'), 'readable.malformed-presentation'],
    [
      'an envelope around bytes that are no message',
      async () => envelopePresentation('AAAA', 'application/vp+cose;base64'),
      'readable.malformed-presentation',
    ],
    ['too many credentials', () => whole({ verifiableCredential: Array(33).fill(own) }), 'readable.too-large'],
    [
      'words of its own',
      () => whole({ '@context': ['https://www.w3.org/ns/credentials/v2', { x: 'urn:x:y' }] }),
      'readable.ambiguous-words',
    ],
    [
      'an identifier that is none',
      () => forge({ ...presentation, ...answer, id: '17' }),
      'readable.malformed-presentation',
    ],
  ])('is not read when it is %s', async (_, make, reason) => {
    const report = await judge(await make())
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
    expect(report.checks.map((check) => check.reason)).toEqual([reason])
  })
})

describe('a presentation of which parts can be kept back', () => {
  it('answers by its own claims, and its holder may show less', async () => {
    const token = await selective()
    expect((await judge(token)).credentials).toHaveLength(2)
    const fewer = await presentSdJwt(token, { cryptography, disclose: [] })
    const report = await judge(fewer)
    expect(report).toMatchObject({ verified: true, holder })
    expect(report.credentials).toHaveLength(1)
    expect(await judge(envelopePresentation(fewer, 'application/vp+sd-jwt'))).toEqual(report)
  })

  it('answers by a proof of its key where it names one', async () => {
    const shown = await presentSdJwt(await bound(), { cryptography, disclose: 'all', keyBinding })
    expect(await judge(shown)).toMatchObject({ verified: true, holder })
    const fewer = await presentSdJwt(await bound(), { cryptography, disclose: [], keyBinding })
    expect((await judge(fewer)).credentials).toHaveLength(1)
  })

  it.each<[string, () => Promise<string>, string, string]>([
    [
      'for another question',
      () => selective({}, {}, { ...answer, nonce: 'n2' }),
      'proof.challenge-mismatch',
      'vc-jose.nonce-mismatch',
    ],
    [
      'for another place',
      () => selective({}, {}, { ...answer, aud: 'https://b.example' }),
      'proof.domain-mismatch',
      'jwt.audience-mismatch',
    ],
    [
      'that has ended',
      () => selective({}, { expiresAt: new Date('2026-11-24T09:00:00Z') }),
      'proof.malformed',
      'jwt.expired',
    ],
    ['that names a key and shows no proof of it', bound, 'proof.malformed', 'sd-jwt.key-binding-missing'],
    [
      'with a proof for another question',
      async () =>
        presentSdJwt(await bound(), { cryptography, disclose: 'all', keyBinding: { ...keyBinding, nonce: 'n2' } }),
      'proof.challenge-mismatch',
      'sd-jwt.nonce-mismatch',
    ],
    [
      'with a proof for another place',
      async () =>
        presentSdJwt(await bound(), {
          cryptography,
          disclose: 'all',
          keyBinding: { ...keyBinding, audience: 'https://b.example' },
        }),
      'proof.domain-mismatch',
      'jwt.audience-mismatch',
    ],
    [
      'with an old proof',
      async () =>
        presentSdJwt(await bound(), {
          cryptography,
          disclose: 'all',
          keyBinding: { ...keyBinding, issuedAt: new Date('2026-11-24T09:00:00Z') },
        }),
      'proof.malformed',
      'sd-jwt.key-binding-expired',
    ],
    [
      'with the proof of another key',
      async () =>
        presentSdJwt(await bound(), {
          cryptography,
          disclose: 'all',
          keyBinding: { ...keyBinding, signer: createTestKeyPair('ES256').signer },
        }),
      'proof.signature-mismatch',
      'jws.signature-mismatch',
    ],
    [
      'with a proof for other disclosures',
      async () => {
        const [jwt, first, proof] = (
          await presentSdJwt(await bound(), { cryptography, disclose: 'all', keyBinding })
        ).split('~')
        expect(first).toBeDefined()
        return `${jwt}~${proof}`
      },
      'proof.malformed',
      'sd-jwt.key-binding-mismatch',
    ],
    [
      'whose question is a disclosure',
      () => forgeSelective({ ...presentation, ...answer }, [['nonce']]),
      'proof.malformed',
      'vc-jose.claim-concealed',
    ],
    [
      'whose audience is a disclosure',
      () => forgeSelective({ ...presentation, ...answer }, [['aud']]),
      'proof.malformed',
      'vc-jose.claim-concealed',
    ],
    [
      'whose end is a disclosure',
      () => forgeSelective({ ...presentation, ...answer, exp: 1_900_000_000 }, [['exp']]),
      'proof.malformed',
      'vc-jose.claim-concealed',
    ],
    [
      'whose holder is a disclosure, and nobody signed in the open',
      () => forgeSelective({ ...presentation, ...answer }, [['holder']]),
      'proof.malformed',
      'vc-jose.holder-missing',
    ],
    [
      'whose holder is another than who signed',
      () => forgeSelective({ ...presentation, ...answer, holder: demonstrationIssuer, iss: holder }, [['holder']]),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'of another kind',
      () => forgeSelective({ ...presentation, ...answer }, [], { typ: 'vp+jwt' }),
      'proof.malformed',
      'jws.type-mismatch',
    ],
    [
      'with content of another kind',
      () => forgeSelective({ ...presentation, ...answer }, [], { cty: 'vc' }),
      'proof.malformed',
      'jws.content-type-mismatch',
    ],
    [
      'with a credential in the open',
      () => forgeSelective({ ...presentation, ...answer, verifiableCredential: [badge] }, []),
      'proof.malformed',
      'vc-jose.credential-unsecured',
    ],
    [
      'with a disclosure that nobody signed',
      async () => `${(await selective()).slice(0, -1)}~${Buffer.from('["s","x",1]').toString('base64url')}~`,
      'proof.signature-mismatch',
      'sd-jwt.disclosure-unreferenced',
    ],
  ])('%s is not verified', async (_, make, reason, fault) => {
    const token = await make()
    const report = await judge(token)
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
    expect(report.checks[1]).toMatchObject({ reason, facts: { fault } })
    await expect(verifyPresentationToken(token, expected)).rejects.toMatchObject({ code: fault })
  })

  it.each<[string, JsonObject, Partial<IssuePresentationSdJwtSettings>, string]>([
    ['its holder', {}, { disclosable: [['holder']] }, 'vc-jose.claim-concealed'],
    ['its question', {}, { disclosable: [['nonce']] }, 'vc-jose.claim-concealed'],
    ['what does not stand there', {}, { disclosable: [['evidence']] }, 'sd-jwt.path-not-found'],
  ])('is not made where %s could be kept back', async (_, differences, more, code) => {
    await expect((async () => selective(differences, more))()).rejects.toMatchObject({ code })
  })

  it.each<[string, JsonObject, string]>([
    ['credentials in the open', { verifiableCredential: [badge, badge] }, 'vc-jose.credential-unsecured'],
    ['the name of somebody else', { holder: demonstrationIssuer }, 'credential.issuer-mismatch'],
    ['another type', { type: 'Thing' }, 'vc-jose.not-a-presentation'],
    ['the old claim', { vp: {} }, 'vc-jose.claim-forbidden'],
  ])('is not made with %s', async (_, differences, code) => {
    await expect((async () => selective(differences))()).rejects.toMatchObject({ code })
  })

  it('is no credential', async () => {
    expect((await verifyCredential(await selective(), verifier())).checks[0]?.reason).toBe('readable.presentation')
  })
})
