/** Credentials and presentations as COSE messages: made here, verified here, and refused for each thing that is wrong (VC-JOSE-COSE, section 3.3). */
import { encodeCbor } from '@meshe/credentials/cbor'
import { type CoseHeaderMap, signCoseSign1, writeCwtClaims } from '@meshe/credentials/cose'
import type { JsonObject } from '@meshe/credentials/json'
import { encodeBase64 } from '@meshe/credentials/multiformats'
import {
  envelopeCoseCredential,
  envelopeCosePresentation,
  envelopeCredential,
  issueCredentialCose,
  issueCredentialToken,
  issuePresentationCose,
  verifyCredentialCose,
  verifyCredentialToken,
  verifyPresentationCose,
} from '@meshe/credentials/vc-jose'
import { verifyCredential, verifyPresentation } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import {
  issuerSigner,
  now,
  strangerKey,
  unsealedBadge,
  verifier,
  withStatusList,
} from '../verification/demonstration-issuer.ts'

type Value = Parameters<typeof encodeCbor>[0]
const badge = await unsealedBadge()
const bytesOf = (text: string) => new TextEncoder().encode(text)
const issued = await issueCredentialCose(badge, { signer: issuerSigner, issuedAt: now })
const kid = bytesOf(issuerSigner.verificationMethod)
const forge = (credential: JsonObject, entries: readonly (readonly [number, Value])[] = [], signer = issuerSigner) => {
  const header = new Map<number | string, Value>([
    [3, 'application/vc'],
    [4, kid],
    [16, 'application/vc+cose'],
    ...entries,
  ])
  return signCoseSign1(bytesOf(JSON.stringify(credential)), { signer, header: header as CoseHeaderMap })
}
const claims = (members: JsonObject) => [[15, writeCwtClaims(members) as Value] as const]

describe('a badge as a message', () => {
  it('is valid, with all that the badge says, in bytes, in an envelope and in a text of JSON', async () => {
    const report = await verifyCredential(encodeBase64(issued), verifier())
    expect(report).toMatchObject({ verdict: 'valid', format: 'open-badges-3.0', content: { grade: 'Pass', ects: 2.5 } })
    expect(await verifyCredential(JSON.stringify(encodeBase64(issued)), verifier())).toEqual(report)
    expect(await verifyCredential(envelopeCoseCredential(issued), verifier())).toEqual(report)
    const wrapped = encodeBase64(issued).replaceAll(/(.{64})/g, '$1\n')
    expect(await verifyCredential(wrapped, verifier())).toEqual(report)
  })

  it('is withdrawn by the list that it names', async () => {
    expect((await verifyCredential(encodeBase64(issued), withStatusList({ on: [40_000] }))).verdict).toBe('withdrawn')
  })

  it('ends with the message or with itself, whichever is first', async () => {
    const verdictOf = async (message: Uint8Array) => (await verifyCredential(encodeBase64(message), verifier())).verdict
    const expiresAt = new Date('2026-11-24T09:00:00Z')
    expect(await verdictOf(await issueCredentialCose(badge, { signer: issuerSigner, issuedAt: now, expiresAt }))).toBe(
      'expired',
    )
    expect(await verdictOf(await forge(badge, claims({ nbf: 1_900_000_000 })))).toBe('not_yet')
    expect(await verdictOf(await forge({ ...badge, exp: 1_700_000_000 }))).toBe('expired')
  })

  it.each<[string, () => Promise<Uint8Array>, string, string]>([
    ['vc', () => forge({ ...badge, vc: badge }), 'proof.malformed', 'vc-jose.claim-forbidden'],
    ['vp', () => forge({ ...badge, vp: {} }), 'proof.malformed', 'vc-jose.claim-forbidden'],
    [
      'another issuer in its header',
      () => forge(badge, claims({ iss: strangerKey.did })),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'another subject in its header',
      () => forge(badge, claims({ sub: 'did:example:1' })),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'another identifier in its header',
      () => forge(badge, claims({ jti: 'urn:x:1' })),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'another issuer beside the members',
      () => forge({ ...badge, iss: strangerKey.did }),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    [
      'two ends',
      () => forge({ ...badge, exp: 1_900_000_000 }, claims({ exp: 1_900_000_001 })),
      'issuer.key-mismatch',
      'vc-jose.claim-contradiction',
    ],
    ['an end that is text', () => forge({ ...badge, exp: '2030' }), 'proof.malformed', 'jwt.claims-malformed'],
    [
      'content of another kind',
      () => forge(badge, [[3, 'application/vp']]),
      'proof.malformed',
      'cose.content-type-mismatch',
    ],
    ['another kind', () => forge(badge, [[16, 'application/cwt']]), 'proof.malformed', 'cose.type-mismatch'],
    ['the kind of a token', () => forge(badge, [[16, 'application/vc+jwt']]), 'proof.malformed', 'cose.type-mismatch'],
    ['a key of its own', () => forge(badge, [[14, new Map()]]), 'proof.malformed', 'cose.embedded-key'],
    ['certificates', () => forge(badge, [[33, bytesOf('x')]]), 'proof.malformed', 'cose.embedded-certificate'],
    ['an address of keys', () => forge(badge, [[35, 'https://evil.example']]), 'proof.malformed', 'cose.remote-key'],
    [
      'a demand that nobody knows',
      () =>
        forge(badge, [
          [2, [99]],
          [99, 1],
        ]),
      'proof.malformed',
      'cose.critical-unknown',
    ],
    [
      'the key of a stranger',
      () => forge(badge, [[4, bytesOf(`${strangerKey.did}#${strangerKey.multikey}`)]]),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'the signature of a stranger',
      () => forge(badge, [], { ...strangerKey.signer, verificationMethod: '' }),
      'proof.signature-mismatch',
      'jws.signature-mismatch',
    ],
    [
      'no credential in it',
      () => forge({ issuer: demonstrationIssuer }),
      'proof.malformed',
      'vc-jose.not-a-credential',
    ],
    ['no issuer', () => forge({ ...badge, issuer: undefined }), 'proof.malformed', 'issuer.missing'],
  ])('is refused with %s', async (_, make, reason, fault) => {
    const message = await make()
    const report = await verifyCredential(envelopeCoseCredential(message), verifier())
    expect(report).toMatchObject({ verified: false, content: null, issuer: null })
    expect(report.checks[1]).toMatchObject({ reason, facts: { fault } })
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['half of itself', async () => issued.slice(0, 200), 'cbor.malformed'],
    ['something after it', async () => Uint8Array.from([...issued, 0]), 'cbor.trailing-bytes'],
    [
      'a member twice',
      () => signCoseSign1(bytesOf('{"a":1,"a":2}'), { signer: issuerSigner }),
      'json.duplicate-member',
    ],
    ['content that is no JSON', () => signCoseSign1(bytesOf('x'), { signer: issuerSigner }), 'json.malformed'],
    [
      'content that is no text',
      () => signCoseSign1(Uint8Array.of(0xff), { signer: issuerSigner }),
      'jwt.claims-malformed',
    ],
    ['several signatures', async () => encodeCbor({ tag: 98, value: [] }), 'cose.tag-mismatch'],
  ])('is not read with %s', async (_, make, fault) => {
    const report = await verifyCredential(envelopeCoseCredential(await make()), verifier())
    expect(report).toMatchObject({ verdict: 'unreadable', content: null })
    expect(report.checks[0]).toMatchObject({ reason: 'readable.malformed-credential', facts: { fault } })
  })

  it.each<[string, JsonObject, string]>([
    ['a proof', { ...badge, proof: { type: 'DataIntegrityProof' } }, 'credential.proof-present'],
    ['another issuer', { ...badge, issuer: strangerKey.did }, 'credential.issuer-mismatch'],
    ['no type', { ...badge, type: undefined }, 'credential.malformed'],
    ['a claim of the old norm', { ...badge, vc: {} }, 'vc-jose.claim-forbidden'],
  ])('is not made from a credential with %s', async (_, credential, code) => {
    const make = async () => issueCredentialCose(credential, { signer: issuerSigner, issuedAt: now })
    await expect(make()).rejects.toMatchObject({ code })
  })

  it('is no token, and a token is no message', async () => {
    const token = await issueCredentialToken(badge, { signer: issuerSigner, issuedAt: now })
    await expect(verifyCredentialToken(encodeBase64(issued), verifier())).rejects.toMatchObject({
      code: 'jws.malformed',
    })
    await expect(verifyCredentialCose(bytesOf(token), verifier())).rejects.toMatchObject({
      code: expect.stringMatching(/^cbor\./),
    })
  })
})

describe('a presentation as a message', () => {
  const holder = strangerKey.did
  const signer = { ...strangerKey.signer, verificationMethod: `${holder}#${strangerKey.multikey}` }
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder,
    verifiableCredential: [envelopeCoseCredential(issued)],
  }
  const asked = { challenge: 'n1', domain: 'https://verifier.example' }
  const expected = { ...verifier(), audience: asked.domain, nonce: asked.challenge }
  const answer = { aud: asked.domain, nonce: asked.challenge }
  const present = (differences: JsonObject = {}, more: JsonObject = answer) =>
    issuePresentationCose({ ...presentation, ...differences }, { signer, issuedAt: now, claims: more })
  const forgePresentation = (content: JsonObject, entries: readonly (readonly [number, Value])[] = claims(answer)) => {
    const header = new Map<number | string, Value>([
      [3, 'application/vp'],
      [4, bytesOf(signer.verificationMethod)],
      [16, 'application/vp+cose'],
      ...entries,
    ])
    return signCoseSign1(bytesOf(JSON.stringify(content)), { signer, header: header as CoseHeaderMap })
  }

  it('proves who presents, and each credential in it is judged', async () => {
    const message = await present()
    expect((await verifyPresentationCose(message, expected)).holder).toBe(holder)
    for (const input of [encodeBase64(message), envelopeCosePresentation(message)]) {
      const report = await verifyPresentation(input, verifier(), asked)
      expect(report).toMatchObject({ verified: true, holder })
      expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid'])
    }
  })

  it('may hold tokens and messages together', async () => {
    const token = envelopeCredential(await issueCredentialToken(badge, { signer: issuerSigner, issuedAt: now }))
    const message = await present({ verifiableCredential: [token, envelopeCoseCredential(issued)] })
    const report = await verifyPresentation(encodeBase64(message), verifier(), asked)
    expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid', 'valid'])
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['for another audience', () => present({}, { ...answer, aud: 'https://other.example' }), 'jwt.audience-mismatch'],
    ['for nobody', () => present({}, { nonce: 'n1' }), 'jwt.audience-mismatch'],
    ['for another question', () => present({}, { ...answer, nonce: 'n2' }), 'vc-jose.nonce-mismatch'],
    ['without a question', () => present({}, { aud: asked.domain }), 'vc-jose.nonce-mismatch'],
    [
      'that has ended',
      () =>
        issuePresentationCose(presentation, {
          signer,
          issuedAt: now,
          expiresAt: new Date('2026-11-24T09:00:00Z'),
          claims: answer,
        }),
      'jwt.expired',
    ],
    [
      'of tomorrow',
      () => forgePresentation(presentation, claims({ ...answer, iat: now.getTime() / 1000 + 86_400 })),
      'jwt.issued-in-future',
    ],
    [
      'that answers beside its members alone and otherwise in its header',
      () => forgePresentation({ ...presentation, nonce: 'n1' }, claims({ ...answer, nonce: 'n2' })),
      'vc-jose.claim-contradiction',
    ],
    [
      'with a credential in the open',
      () => forgePresentation({ ...presentation, verifiableCredential: [badge] }),
      'vc-jose.credential-unsecured',
    ],
    [
      'with a presentation for a credential',
      () => forgePresentation({ ...presentation, verifiableCredential: [envelopeCosePresentation(issued)] }),
      'vc-jose.credential-unsecured',
    ],
    [
      'with an envelope whose bytes are no Base64',
      () =>
        forgePresentation({
          ...presentation,
          verifiableCredential: [{ ...envelopeCoseCredential(issued), id: 'data:application/vc+cose;base64,%%%' }],
        }),
      'envelope.malformed',
    ],
    [
      'with an envelope that does not say base64',
      () =>
        forgePresentation({
          ...presentation,
          verifiableCredential: [{ ...envelopeCoseCredential(issued), id: 'data:application/vc+cose,AAAA' }],
        }),
      'envelope.malformed',
    ],
    ['of nobody', () => forgePresentation({ ...presentation, holder: undefined }), 'vc-jose.holder-missing'],
    ['of somebody else', () => forgePresentation({ ...presentation, holder: demonstrationIssuer }), 'key.not-found'],
    [
      'that says two holders',
      () => forgePresentation(presentation, claims({ ...answer, iss: demonstrationIssuer })),
      'vc-jose.claim-contradiction',
    ],
    ['in the old claim', () => forgePresentation({ ...presentation, vp: {} }), 'vc-jose.claim-forbidden'],
    ['that is none', () => forgePresentation({ ...presentation, type: 'Thing' }), 'vc-jose.not-a-presentation'],
    ['that is a credential', async () => issued, 'cose.type-mismatch'],
    [
      'of another kind',
      () => forgePresentation(presentation, [...claims(answer), [16, 'application/cwt']]),
      'cose.type-mismatch',
    ],
  ])('%s is refused', async (_, make, code) => {
    const message = await make()
    await expect(verifyPresentationCose(message, expected)).rejects.toMatchObject({ code })
    const report = await verifyPresentation(encodeBase64(message), verifier(), asked)
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
  })

  it('is no credential', async () => {
    const report = await verifyCredential(encodeBase64(await present()), verifier())
    expect(report.checks[0]?.reason).toBe('readable.presentation')
    await expect(verifyCredentialCose(await present(), verifier())).rejects.toMatchObject({
      code: 'cose.type-mismatch',
    })
  })

  it.each<[string, JsonObject, string]>([
    ['credentials in the open', { verifiableCredential: [badge] }, 'vc-jose.credential-unsecured'],
    ['the name of somebody else', { holder: demonstrationIssuer }, 'credential.issuer-mismatch'],
    ['another type', { type: 'Thing' }, 'vc-jose.not-a-presentation'],
  ])('is not made with %s', async (_, differences, code) => {
    await expect((async () => present(differences))()).rejects.toMatchObject({ code })
  })
})
