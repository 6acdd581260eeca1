/** Credentials and presentations as tokens: made here, verified here, and refused for each thing that is wrong (VC-JOSE-COSE, section 3.1). */
import { signCompactJws } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { issueSdJwt } from '@meshe/credentials/sd-jwt'
import {
  envelopeCredential,
  envelopePresentation,
  issueCredentialToken,
  issuePresentationToken,
  openEnvelope,
  verifyCredentialToken,
  verifyPresentationToken,
} from '@meshe/credentials/vc-jose'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { nodeCryptography } from '../node-cryptography.ts'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
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
const issued = await issueCredentialToken(badge, { signer: issuerSigner, issuedAt: now })
const forge = (claims: JsonObject, header: JsonObject = {}) =>
  signCompactJws(JSON.stringify(claims), { signer: issuerSigner, header: { typ: 'vc+jwt', cty: 'vc', kid, ...header } })

describe('a badge as a token', () => {
  it('is valid, with all that a badge says', async () => {
    const report = await verifyCredential(issued, verifier())
    expect(report).toMatchObject({ verdict: 'valid', format: 'open-badges-3.0', content: { grade: 'Pass', ects: 2.5 } })
    const enveloped = await verifyCredential(JSON.stringify(envelopeCredential(issued)), verifier())
    expect(enveloped).toEqual(report)
  })

  it('is withdrawn by the list that it names', async () => {
    expect((await verifyCredential(issued, withStatusList({ on: [40_000] }))).verdict).toBe('withdrawn')
  })

  it('ends with the token or with itself, whichever is first', async () => {
    const ended = await issueCredentialToken(badge, {
      signer: issuerSigner,
      issuedAt: now,
      expiresAt: new Date('2026-11-24T09:00:00Z'),
    })
    expect((await verifyCredential(ended, verifier())).verdict).toBe('expired')
    expect((await verifyCredential(await forge({ ...badge, nbf: 1_900_000_000 }), verifier())).verdict).toBe('not_yet')
    expect((await verifyCredential(issued, verifier({ now: new Date('2032-01-01T00:00:00Z') }))).verdict).not.toBe(
      'valid',
    )
  })

  it.each<[string, () => Promise<string>, string, string]>([
    ['vc', () => forge({ ...badge, vc: badge }), 'proof.malformed', 'vc-jose.claim-forbidden'],
    ['vp', () => forge({ ...badge, vp: {} }), 'proof.malformed', 'vc-jose.claim-forbidden'],
    [
      'another issuer in iss',
      () => forge({ ...badge, iss: strangerKey.did }),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'another issuer in the header',
      () => forge(badge, { iss: strangerKey.did }),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'another identifier in jti',
      () => forge({ ...badge, jti: 'urn:x:1' }),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'another subject in sub',
      () => forge({ ...badge, sub: 'did:example:1' }),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    ['an end that is text', () => forge({ ...badge, exp: '2030' }), 'proof.malformed', 'jwt.claims-malformed'],
    ['content of another kind', () => forge(badge, { cty: 'vp' }), 'proof.malformed', 'jws.content-type-mismatch'],
    ['a key of its own', () => forge(badge, { jwk: {} }), 'proof.malformed', 'jws.embedded-key'],
    ['certificates', () => forge(badge, { x5c: ['AAAA'] }), 'proof.malformed', 'jws.embedded-certificate'],
    ['an address of keys', () => forge(badge, { jku: 'https://evil.example' }), 'proof.malformed', 'jws.remote-key'],
    [
      'a demand that nobody knows',
      () => forge(badge, { crit: ['exp'], exp: 1 }),
      'proof.malformed',
      'jws.critical-unknown',
    ],
    [
      'the key of a stranger',
      () => forge(badge, { kid: `${strangerKey.did}#${strangerKey.multikey}` }),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'a key of another purpose',
      () => forge(badge, { kid: `${demonstrationIssuer}#key-2` }),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'no credential in it',
      () => forge({ issuer: demonstrationIssuer }),
      'proof.malformed',
      'vc-jose.not-a-credential',
    ],
    ['no issuer', () => forge({ ...badge, issuer: undefined }), 'proof.malformed', 'issuer.missing'],
  ])('is refused with %s', async (_, make, reason, fault) => {
    const report = await verifyCredential(await make(), verifier())
    expect(report).toMatchObject({ verified: false, content: null, issuer: null })
    expect(report.checks[1]).toMatchObject({ reason, facts: { fault } })
  })

  it('of which parts are kept back is in force only when its status and its end are shown', async () => {
    const header = { typ: 'vc+sd-jwt', cty: 'vc', kid }
    const issueWith = (disclosable: string[][]) =>
      issueSdJwt(badge, { signer: issuerSigner, cryptography: nodeCryptography, disclosable, header })
    const reasonsOf = async (token: string) =>
      (await verifyCredential(token, withStatusList({ on: [40_000] }))).checks.map(({ reason }) => reason)
    const hiding = await issueWith([['credentialStatus']])
    expect(await reasonsOf(hiding)).toContain('status.revoked')
    expect(await reasonsOf(`${hiding.split('~')[0]}~`)).toContain('status.concealed')
    const open = await issueWith([['evidence'], ['credentialSubject', 'result']])
    const shown = await verifyCredential(`${open.split('~')[0]}~`, verifier())
    expect(shown).toMatchObject({ verdict: 'valid', content: { grade: null, parts: [] } })
    const concealedIssuer = await verifyCredential(await issueWith([['issuer']]), verifier())
    expect(concealedIssuer.checks[1]?.facts?.['fault']).toBe('issuer.missing')
  })

  it('is known by the long name of its kind too', async () => {
    expect((await verifyCredential(await forge(badge, { typ: 'application/vc+jwt' }), verifier())).verdict).toBe(
      'valid',
    )
  })

  it.each<[string, JsonObject, string]>([
    ['a date without time', { ...badge, validFrom: '2026-09-01' }, 'readable.malformed-dates'],
    ['no subject', { ...badge, credentialSubject: undefined }, 'readable.malformed-credential'],
    [
      'words of its own',
      { ...badge, '@context': [...(badge['@context'] as string[]), { note: 'https://x.example/n' }] },
      'readable.ambiguous-words',
    ],
  ])('is not read with %s', async (_, claims, reason) => {
    const report = await verifyCredential(await forge(claims), verifier())
    expect(report).toMatchObject({ verdict: 'unreadable', content: null })
    expect(report.checks[0]?.reason).toBe(reason)
  })

  it.each(['JWT', 'at+jwt', 'statuslist+jwt', 'kb+jwt', 'openid4vci-proof+jwt', 'application/json', ''])(
    'is not taken for one under the kind %j',
    async (typ) => {
      const token = await forge(badge, { typ })
      await expect(verifyCredentialToken(token, verifier())).rejects.toMatchObject({ code: 'jws.type-mismatch' })
      expect((await verifyCredential(token, verifier())).checks[0]?.reason).toBe('readable.format-not-supported-yet')
    },
  )

  it.each<[string, JsonObject, string]>([
    ['a proof', { ...badge, proof: {} }, 'credential.malformed'],
    ['a sound proof', { ...badge, proof: { type: 'DataIntegrityProof' } }, 'credential.proof-present'],
    ['another issuer', { ...badge, issuer: strangerKey.did }, 'credential.issuer-mismatch'],
    ['no type', { ...badge, type: undefined }, 'credential.malformed'],
    ['a claim of the old norm', { ...badge, vc: {} }, 'vc-jose.claim-forbidden'],
  ])('is not made from a credential with %s', async (_, credential, code) => {
    await expect(issueCredentialToken(credential, { signer: issuerSigner, issuedAt: now })).rejects.toMatchObject({
      code,
    })
  })
})

describe('a presentation', () => {
  const holder = strangerKey.did
  const signer = { ...strangerKey.signer, verificationMethod: `${holder}#${strangerKey.multikey}` }
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder,
    verifiableCredential: [envelopeCredential(issued)],
  }
  const expected = { ...verifier(), audience: 'https://verifier.example', nonce: 'n1' }
  const claims = { aud: expected.audience, nonce: 'n1' }
  const present = (differences: JsonObject = {}, more: JsonObject = claims) =>
    issuePresentationToken({ ...presentation, ...differences }, { signer, issuedAt: now, claims: more })
  const forgePresentation = (content: JsonObject, header: JsonObject = {}) =>
    signCompactJws(JSON.stringify(content), {
      signer,
      header: { typ: 'vp+jwt', cty: 'vp', kid: signer.verificationMethod, ...header },
    })

  it('proves who presents, and gives the credentials out', async () => {
    const { credentials, holder: whose } = await verifyPresentationToken(await present(), expected)
    expect(whose).toBe(holder)
    expect((await verifyCredential(credentials[0]?.token ?? '', verifier())).verdict).toBe('valid')
    expect(openEnvelope(envelopePresentation(await present()))?.type).toBe('EnvelopedVerifiablePresentation')
  })

  it.each<[string, () => Promise<string>, string]>([
    ['for another audience', () => present({}, { ...claims, aud: 'https://other.example' }), 'jwt.audience-mismatch'],
    ['for nobody', () => present({}, { nonce: 'n1' }), 'jwt.audience-mismatch'],
    ['for another question', () => present({}, { ...claims, nonce: 'n2' }), 'vc-jose.nonce-mismatch'],
    [
      'that has ended',
      () =>
        issuePresentationToken(presentation, {
          signer,
          issuedAt: now,
          expiresAt: new Date('2026-11-24T09:00:00Z'),
          claims,
        }),
      'jwt.expired',
    ],
    [
      'with a credential in the open',
      () => forgePresentation({ ...presentation, ...claims, verifiableCredential: [badge] }),
      'vc-jose.credential-unsecured',
    ],
    [
      'with a credential as text',
      () => forgePresentation({ ...presentation, ...claims, verifiableCredential: [issued] }),
      'vc-jose.credential-unsecured',
    ],
    [
      'with a presentation for a credential',
      () => forgePresentation({ ...presentation, ...claims, verifiableCredential: [envelopePresentation(issued)] }),
      'vc-jose.credential-unsecured',
    ],
    [
      'with an envelope without context',
      () =>
        forgePresentation({
          ...presentation,
          ...claims,
          verifiableCredential: [{ ...envelopeCredential(issued), '@context': undefined }],
        }),
      'envelope.malformed',
    ],
    [
      'with an envelope around nothing',
      () => forgePresentation({ ...presentation, ...claims, verifiableCredential: [envelopeCredential('')] }),
      'envelope.malformed',
    ],
    [
      'with an envelope of another world',
      () =>
        forgePresentation({
          ...presentation,
          ...claims,
          verifiableCredential: [envelopeCredential('AA', 'application/mdoc')],
        }),
      'envelope.unsupported',
    ],
    ['of nobody', () => forgePresentation({ ...presentation, ...claims, holder: undefined }), 'vc-jose.holder-missing'],
    [
      'of somebody else',
      () => forgePresentation({ ...presentation, ...claims, holder: demonstrationIssuer }),
      'key.not-found',
    ],
    [
      'that says two holders',
      () => forgePresentation({ ...presentation, ...claims, iss: demonstrationIssuer }),
      'vc-jose.claim-contradiction',
    ],
    ['in the old claim', () => forgePresentation({ ...presentation, ...claims, vp: {} }), 'vc-jose.claim-forbidden'],
    [
      'that is none',
      () => forgePresentation({ ...presentation, ...claims, type: 'Thing' }),
      'vc-jose.not-a-presentation',
    ],
    ['that is a credential', async () => issued, 'jws.type-mismatch'],
    ['of another kind', () => forgePresentation({ ...presentation, ...claims }, { typ: 'JWT' }), 'jws.type-mismatch'],
  ])('%s is refused', async (_, make, code) => {
    await expect(verifyPresentationToken(await make(), expected)).rejects.toMatchObject({ code })
  })

  it('is not made without envelopes, nor with the key of somebody else', async () => {
    await expect(present({ verifiableCredential: [badge] })).rejects.toMatchObject({
      code: 'vc-jose.credential-unsecured',
    })
    await expect(present({ holder: demonstrationIssuer })).rejects.toMatchObject({ code: 'credential.issuer-mismatch' })
    await expect(present({ type: 'Thing' })).rejects.toMatchObject({ code: 'vc-jose.not-a-presentation' })
  })
})
