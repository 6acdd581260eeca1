/** Tokens and COSE messages at the door of a node: pasted or uploaded as text, as a JSON text, in an envelope. */

import { encodeBase64 } from '@meshe/credentials/multiformats'
import { issueSdJwtVc, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import {
  envelopeCoseCredential,
  envelopeCosePresentation,
  envelopeCredential,
  envelopePresentation,
  issueCredentialCose,
  issueCredentialToken,
  issuePresentationCose,
  issuePresentationToken,
} from '@meshe/credentials/vc-jose'
import { issueBadgeJws } from '@meshe/credentials/vc-jwt'
import { verificationApi } from '@meshe/domain/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestKey, nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { unsealedBadge } from '../../../../conformance/verification/demonstration-issuer.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const key = createTestKey(new Uint8Array(32).fill(3))
const keyId = `${key.did}#${key.multikey}`
const signer = { ...key.signer, verificationMethod: keyId }
const institution = { ...demonstrationAward.institution, id: key.did }
const { claims, disclosable } = toMicroCredentialClaims({ ...demonstrationAward, institution })
const token = await issueSdJwtVc(claims, { signer, keyId, cryptography, disclosable })
const issuerOf = { id: key.did, type: ['Profile'], name: 'Riverside University (demo)' }
const { credentialStatus: _, ...badge } = await unsealedBadge()
const badgeToken = await issueCredentialToken(
  { ...badge, issuer: issuerOf },
  { signer, issuedAt: demonstrationAward.awardedOn },
)

const message = await issueCredentialCose(
  { ...badge, issuer: issuerOf },
  { signer, issuedAt: demonstrationAward.awardedOn },
)
const commonToken = await issueBadgeJws({ ...badge, issuer: issuerOf }, { signer })
const asked = { challenge: 'n-1', domain: 'https://verifier.example' }
const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: key.did,
  verifiableCredential: [envelopeCredential(badgeToken), envelopeCoseCredential(message)],
}
const presenting = {
  signer,
  issuedAt: demonstrationAward.awardedOn,
  claims: { aud: asked.domain, nonce: asked.challenge },
}

let node: TestNode
beforeAll(async () => {
  node = await createTestNode()
})
afterAll(() => node.close())

const ask = (document: string | Record<string, unknown>) =>
  node.ask(verificationApi.verify, { body: { document: document as string } })

describe('a token', () => {
  it.each<[string, string | Record<string, unknown>, string]>([
    ['an SD-JWT VC', token, 'sd-jwt-vc'],
    ['an SD-JWT VC with a line end', `${token}\n`, 'sd-jwt-vc'],
    ['an SD-JWT VC in an envelope', envelopeCredential(token, 'application/dc+sd-jwt'), 'sd-jwt-vc'],
    ['a badge', badgeToken, 'open-badges-3.0'],
    ['a badge in an envelope', envelopeCredential(badgeToken), 'open-badges-3.0'],
    ['a badge in a message', encodeBase64(message), 'open-badges-3.0'],
    ['a badge in a message in an envelope', envelopeCoseCredential(message), 'open-badges-3.0'],
    ['a badge in a common JWT', commonToken, 'open-badges-3.0'],
  ])('as %s is checked', async (_, document, format) => {
    const report = await ask(document)
    expect(report).toMatchObject({
      verdict: 'valid_issuer_uncheckable',
      format,
      content: { holderName: 'Robin Sample', grade: 'Pass' },
    })
  })

  it('shows only what its holder shows', async () => {
    const report = await ask(`${token.split('~')[0]}~`)
    expect(report).toMatchObject({ verdict: 'valid_issuer_uncheckable', content: { holderName: null, grade: null } })
    expect(JSON.stringify(report)).not.toContain('Sample')
  })

  it('that was changed is not the original, and nothing of it is shown', async () => {
    const [head, payload, ...rest] = token.split('.')
    const other = Buffer.from(JSON.stringify({ ...claims, title: { en: 'Doctor' } })).toString('base64url')
    expect(other).not.toBe(payload)
    const report = await ask([head, other, ...rest].join('.'))
    expect(report).toMatchObject({ verdict: 'changed', content: null, issuer: null })
  })

  it('in an envelope is checked by the interface for programs too', async () => {
    const answer = await node.call(verificationApi.verifyCredential, {
      body: { verifiableCredential: envelopeCredential(badgeToken) as never },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ verified: false, report: { verdict: 'valid_issuer_uncheckable' } })
  })
})

describe('a presentation in an envelope', () => {
  const check = (verifiablePresentation: Record<string, unknown>, options: typeof asked) =>
    node.call(verificationApi.verifyPresentation, {
      body: { verifiablePresentation: verifiablePresentation as never, options: { ...options, checks: ['proof'] } },
    })
  const forms = [
    ['a token', async () => envelopePresentation(await issuePresentationToken(presentation, presenting))],
    ['a message', async () => envelopeCosePresentation(await issuePresentationCose(presentation, presenting))],
  ] as const

  it.each(forms)('as %s is checked with what it holds', async (_, make) => {
    const answer = await check(await make(), asked)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ verified: true, report: { holder: key.did } })
  })

  it.each(forms)('as %s for another question is refused', async (_, make) => {
    const answer = await check(await make(), { ...asked, challenge: 'n-2' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      verified: false,
      reason: 'proof.challenge-mismatch',
      report: { holder: null, credentials: [] },
    })
  })
})
