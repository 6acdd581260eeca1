/** What the suites ask of a prover, and of credentials and presentations in envelopes (VC Data Model 2.0, sections 4.13.1 and 4.13.2). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { practiceIssuerNames, signsPresentations } from '../../packages/domain/src/practice/index.ts'
import { examples, failureOf, issue, prove, refusalOf, v2, verify, verifyPresentation } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

const challenge = 'uUr1NVZ3Dh3jCk2DnCXZ3mA'
const base: JsonObject = { '@context': [v2], type: ['VerifiablePresentation'] }
/** Under a proof of its own, not in an envelope. */
const shown: JsonObject = {
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
  proof: { type: 'DataIntegrityProof' },
}

describe('a prover', () => {
  it.each(practiceIssuerNames.filter(signsPresentations))('of %s presents what verifies', async (name) => {
    const enveloped = await issue(node, 'vc-jwt')
    const credential = name === 'vc-jwt' ? enveloped : await issue(node, 'ecdsa-rdfc-2019')
    const presentation = { ...base, verifiableCredential: [credential] }
    const options = { challenge, domain: 'https://verifier.example' }
    const proven = await prove(node, name, { presentation, options })
    const { status, body } = await verifyPresentation(node, proven, { checks: [], ...options })
    expect([status, body['verified']]).toEqual([200, true])
    const other = await verifyPresentation(node, proven, { checks: [], ...options, challenge: 'other' })
    expect(failureOf(other)).toEqual([400, 'proof.challenge-mismatch'])
  })

  it('presents credentials in envelopes', async () => {
    const presentation = { ...base, verifiableCredential: [await issue(node, 'vc-jwt')] }
    const proven = await prove(node, 'eddsa-jcs-2022', { presentation })
    expect((await verifyPresentation(node, proven)).status).toBe(200)
  })

  const provePath = (name: string) => `/practice-issuers/${name}/presentations/prove`
  it.each<readonly [string, string, JsonObject, number, string]>([
    ['a presentation that is proven', 'eddsa-rdfc-2022', { ...base, proof: {} }, 400, 'credential.proof-present'],
    [
      'one of another holder',
      'eddsa-rdfc-2022',
      { ...base, holder: 'did:example:acme' },
      400,
      'credential.issuer-mismatch',
    ],
    ['one without a type', 'ecdsa-jcs-2019', { '@context': [v2] }, 400, 'credential.malformed'],
    [
      'one with a type without meaning',
      'ecdsa-jcs-2019',
      { ...base, type: ['VerifiablePresentation', 'Unmapped'] },
      400,
      'credential.undefined-term',
    ],
    [
      'credentials that are in no envelope',
      'vc-jwt',
      { ...base, verifiableCredential: [shown] },
      400,
      'vc-jose.credential-unsecured',
    ],
    ['anything with a base proof', 'ecdsa-sd-2023', base, 404, 'practice.no-presentations'],
  ])('does not sign %s', async (_, name, presentation, status, code) => {
    expect(refusalOf(await node.post(provePath(name), { presentation }))).toEqual([status, code])
  })

  it('proves at the root with eddsa-rdfc-2022', async () => {
    const { status, body } = await node.post('/presentations/prove', { presentation: base })
    expect(status).toBe(201)
    expect(body).toMatchObject({ verifiablePresentation: { proof: { cryptosuite: 'eddsa-rdfc-2022' } } })
  })
})

describe('a credential in an envelope', () => {
  it('is verified as it was issued', async () => {
    const issued = await issue(node, 'vc-jwt')
    expect(issued).toMatchObject({ '@context': v2, type: 'EnvelopedVerifiableCredential' })
    expect(issued['id']).toMatch(/^data:application\/vc\+jwt,[\w-]+\.[\w-]+\.[\w-]+$/)
    for (const options of [{ checks: ['proof'] }, {}]) expect((await verify(node, issued, options)).status).toBe(200)
    expect((await verify(node, String(issued['id']).split(',')[1])).status).toBe(200)
  })

  it.each<readonly [string, (issued: JsonObject) => unknown, string]>([
    ['without a context', (issued) => ({ ...issued, '@context': [] }), 'readable.malformed-credential'],
    ['under another context', (issued) => ({ ...issued, '@context': examples }), 'readable.malformed-credential'],
    [
      'whose id is only the token',
      (issued) => ({ ...issued, id: String(issued['id']).split(',')[1] }),
      'readable.malformed-credential',
    ],
    ['without a type', ({ type: _, ...issued }) => issued, 'readable.not-a-credential'],
    ['of another type', (issued) => ({ ...issued, type: 'VerifiableCredential' }), 'readable.malformed-credential'],
    [
      'of a presentation’s type',
      (issued) => ({ ...issued, type: 'EnvelopedVerifiablePresentation' }),
      'readable.format-not-supported-yet',
    ],
    [
      'that was changed',
      (issued) => ({ ...issued, id: String(issued['id']).replace(/.{4}$/, 'AAAA') }),
      'proof.signature-mismatch',
    ],
    [
      'of another media type',
      (issued) => ({ ...issued, id: String(issued['id']).replace('vc+jwt', 'jwt') }),
      'readable.format-not-supported-yet',
    ],
  ])('is not verified %s', async (_, change, reason) => {
    expect(failureOf(await verify(node, change(await issue(node, 'vc-jwt'))))).toEqual([400, reason])
  })
})

describe('a presentation in an envelope', () => {
  const proven = async () =>
    prove(node, 'vc-jwt', { presentation: { ...base, verifiableCredential: [await issue(node, 'vc-jwt')] } })

  it('is verified as it was presented', async () => {
    const { status, body } = await verifyPresentation(node, await proven())
    expect([status, body['verified']]).toEqual([200, true])
  })

  it.each<readonly [string, (enveloped: JsonObject) => unknown, string]>([
    ['without a context', (enveloped) => ({ ...enveloped, '@context': [] }), 'readable.malformed-presentation'],
    [
      'under another context',
      (enveloped) => ({ ...enveloped, '@context': [examples] }),
      'readable.malformed-presentation',
    ],
    [
      'whose id is only the token',
      (enveloped) => ({ ...enveloped, id: String(enveloped['id']).split(',')[1] }),
      'readable.malformed-presentation',
    ],
    [
      'of another type',
      (enveloped) => ({ ...enveloped, type: ['VerifiablePresentation'] }),
      'readable.malformed-presentation',
    ],
    [
      'of a credential’s type',
      (enveloped) => ({ ...enveloped, type: 'EnvelopedVerifiableCredential' }),
      'readable.format-not-supported-yet',
    ],
    [
      'that was changed',
      (enveloped) => ({ ...enveloped, id: String(enveloped['id']).replace(/.{4}$/, 'AAAA') }),
      'proof.signature-mismatch',
    ],
  ])('is not verified %s', async (_, change, reason) => {
    expect(failureOf(await verifyPresentation(node, change(await proven())))).toEqual([400, reason])
  })
})
