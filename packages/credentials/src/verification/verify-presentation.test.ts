import { describe, expect, it } from 'vitest'
import { createTestIssuer, nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import { didDocument, now, seal, verifier } from '../../../../conformance/verification/demonstration-issuer.ts'
import { badge, sealed } from '../../../../conformance/verification/judged-badge.ts'
import { addProof, type ProofSettings } from '../data-integrity/index.ts'
import { createPresentation } from '../data-model/index.ts'
import { createDidResolver } from '../did/index.ts'
import type { JsonObject } from '../json/index.ts'
import { verifyPresentation } from './verify-presentation.ts'

const asked = { challenge: 'n-1', domain: 'https://verifier.example' }
const holder = createTestIssuer('ES256')
const thief = createTestIssuer('EdDSA')
const environment = verifier({ resolveDid: createDidResolver({ fetchDidDocument: async () => didDocument }) })
const ownBadge = await seal({
  ...badge,
  credentialSubject: { ...(badge['credentialSubject'] as JsonObject), id: holder.did },
})

type Signing = Partial<ProofSettings>
const present = (content: Partial<Parameters<typeof createPresentation>[0]> = {}, more: Signing = {}) =>
  addProof(createPresentation({ holder: holder.did, credentials: [ownBadge], ...content }), {
    signer: holder.signer,
    cryptosuite: 'ecdsa-rdfc-2019',
    created: now,
    proofPurpose: 'authentication',
    cryptography: nodeCryptography,
    ...asked,
    ...more,
  })
const judge = (presentation: JsonObject | string, expectations = asked) =>
  verifyPresentation(presentation, environment, expectations)
const reasonsOf = (report: Awaited<ReturnType<typeof judge>>) => report.checks.map(({ reason }) => reason)

describe('a presentation by the holder', () => {
  it('is verified with each of its credentials, which know their holder', async () => {
    const presentation = await present({ credentials: [ownBadge, sealed] })
    for (const input of [presentation, JSON.stringify(presentation)]) {
      const report = await judge(input)
      expect(reasonsOf(report)).toEqual(['readable.read', 'proof.verified', 'holder.key-matches'])
      expect(report).toMatchObject({ verified: true, holder: holder.did })
      expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid', 'valid'])
      expect(report.credentials.map(({ checks }) => checks[5]?.reason)).toEqual([
        'holder.key-matches',
        'holder.unproven',
      ])
    }
  })

  it('is verified with every suite, without a named holder, and with nothing in it', async () => {
    expect((await judge(await present({}, { cryptosuite: 'ecdsa-jcs-2019' }))).verified).toBe(true)
    expect(await judge(await present({ holder: undefined }))).toMatchObject({ verified: true, holder: holder.did })
    expect(await judge(await present({ credentials: [] }))).toMatchObject({ verified: true, credentials: [] })
  })

  it('is not verified when a credential in it is not, and says which', async () => {
    const changed = { ...ownBadge, name: 'Other' }
    const report = await judge(await present({ credentials: [ownBadge, changed] }))
    expect(report).toMatchObject({ verified: false, holder: holder.did })
    expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid', 'changed'])
  })
})

describe('a presentation', () => {
  const cases: readonly (readonly [string, () => Promise<JsonObject>, readonly string[]])[] = [
    ['for another question', () => present({}, { challenge: 'n-2' }), ['readable.read', 'proof.challenge-mismatch']],
    ['without a question', () => present({}, { challenge: undefined }), ['readable.read', 'proof.challenge-mismatch']],
    [
      'for another place',
      () => present({}, { domain: 'https://other.example' }),
      ['readable.read', 'proof.domain-mismatch'],
    ],
    [
      'that asserts instead',
      () => present({}, { proofPurpose: 'assertionMethod' }),
      ['readable.read', 'proof.purpose-mismatch'],
    ],
    ['that has ended', () => present({}, { expires: now }), ['readable.read', 'proof.expired']],
    [
      'of tomorrow',
      () => present({}, { created: new Date(now.getTime() + 86_400_000) }),
      ['readable.read', 'proof.created-in-future'],
    ],
    [
      'by another than it names',
      () => present({}, { signer: thief.signer, cryptosuite: 'eddsa-rdfc-2022' }),
      ['readable.read', 'proof.verified', 'holder.key-mismatch'],
    ],
    ['without proof', async () => createPresentation({ credentials: [ownBadge] }), ['readable.read', 'proof.missing']],
    [
      'to which a credential was added',
      async () => ({ ...(await present()), verifiableCredential: [ownBadge, sealed] }),
      ['readable.read', 'proof.signature-mismatch'],
    ],
    [
      'from which the credential was taken',
      async () => ({ ...(await present()), verifiableCredential: [] }),
      ['readable.read', 'proof.signature-mismatch'],
    ],
    [
      'with another holder written in',
      async () => ({ ...(await present()), holder: thief.did }),
      ['readable.read', 'proof.signature-mismatch'],
    ],
    [
      'with words of its own',
      async () => ({ ...(await present()), '@context': ['https://www.w3.org/ns/credentials/v2', { x: 'urn:x:y' }] }),
      ['readable.ambiguous-words'],
    ],
    [
      'with a holder that is none',
      async () => ({ ...(await present()), holder: 'Robin' }),
      ['readable.malformed-presentation'],
    ],
    [
      'with a text for a credential',
      async () => ({ ...(await present()), verifiableCredential: ['eyJh.e30.AA'] }),
      ['readable.malformed-presentation'],
    ],
    [
      'of too many credentials',
      async () => ({ ...(await present()), verifiableCredential: Array(33).fill({}) }),
      ['readable.too-large'],
    ],
    ['that is a credential', async () => ownBadge, ['readable.not-a-presentation']],
  ]

  it.each(cases)('%s is not verified', async (_what, make, reasons) => {
    const report = await judge(await make())
    expect(reasonsOf(report)).toEqual(reasons)
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
  })

  it.each(['', 'not JSON', '[]', '{"a":1,"a":2}', 'null'])('is not read when it is %j', async (text) => {
    const report = await judge(text)
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
    expect(report.checks.map(({ check, result }) => `${check} ${result}`)).toEqual(['readable failed'])
  })

  it('fails closed when cryptography breaks off', async () => {
    const verify = () => Promise.reject(new Error('no hardware'))
    const broken = { ...environment, cryptography: { ...nodeCryptography, verify } }
    const report = await verifyPresentation(await present(), broken, asked)
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
  })
})
