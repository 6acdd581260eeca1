import { describe, expect, it } from 'vitest'
import { createTestIssuer, nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import { didDocument, now, seal, verifier } from '../../../../conformance/verification/demonstration-issuer.ts'
import { badge, sealed } from '../../../../conformance/verification/judged-badge.ts'
import { addProof, type ProofSettings } from '../data-integrity/index.ts'
import { createPresentation } from '../data-model/index.ts'
import { createDidResolver } from '../did/index.ts'
import type { JsonObject } from '../json/index.ts'
import { envelopeCredential, envelopePresentation, issuePresentationToken } from '../vc-jose/index.ts'
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
const presentAsToken = async (claims: JsonObject = { nonce: asked.challenge, aud: asked.domain }) =>
  issuePresentationToken(createPresentation({ holder: holder.did, credentials: [] }), {
    signer: holder.signer,
    issuedAt: now,
    claims,
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

  it('is verified with a type of its own, and a context that only says what that is', async () => {
    const presentation = createPresentation({ holder: holder.did, credentials: [ownBadge] })
    const typed = {
      ...presentation,
      '@context': ['https://www.w3.org/ns/credentials/v2', { Shown: 'https://words.example/#Shown' }],
      type: ['VerifiablePresentation', 'Shown'],
    }
    const settings = { signer: holder.signer, created: now, cryptography: nodeCryptography, ...asked }
    const proven = await addProof(typed, {
      ...settings,
      cryptosuite: 'ecdsa-rdfc-2019',
      proofPurpose: 'authentication',
    })
    expect(await judge(proven)).toMatchObject({ verified: true, holder: holder.did })
  })

  it('is verified as a token, in an envelope or not', async () => {
    const token = await presentAsToken()
    for (const input of [token, envelopePresentation(token), JSON.stringify(envelopePresentation(token))]) {
      const report = await judge(input)
      expect(reasonsOf(report)).toEqual(['readable.read', 'proof.verified', 'holder.key-matches'])
      expect(report).toMatchObject({ verified: true, holder: holder.did })
    }
  })

  it('is not verified when a credential in it is not, and says which', async () => {
    const changed = { ...ownBadge, name: 'Other' }
    const report = await judge(await present({ credentials: [ownBadge, changed] }))
    expect(report).toMatchObject({ verified: false, holder: holder.did })
    expect(report.credentials.map(({ verdict }) => verdict)).toEqual(['valid', 'changed'])
  })
})

describe('a presentation that is a token', () => {
  const envelope = async () => envelopePresentation(await presentAsToken())
  it.each<readonly [string, () => Promise<JsonObject | string>, readonly string[]]>([
    [
      'for another question',
      () => presentAsToken({ nonce: 'n-2', aud: asked.domain }),
      ['readable.read', 'proof.challenge-mismatch'],
    ],
    ['for no question', () => presentAsToken({ aud: asked.domain }), ['readable.read', 'proof.challenge-mismatch']],
    [
      'for another place',
      () => presentAsToken({ nonce: asked.challenge, aud: 'https://other.example' }),
      ['readable.read', 'proof.domain-mismatch'],
    ],
    ['for no place', () => presentAsToken({ nonce: asked.challenge }), ['readable.read', 'proof.domain-mismatch']],
    [
      'that was changed',
      async () => (await presentAsToken()).replace(/.{4}$/, 'AAAA'),
      ['readable.read', 'proof.signature-mismatch'],
    ],
    ['that is a credential', async () => envelopeCredential(await presentAsToken()), ['readable.not-a-presentation']],
    ['without a context', async () => ({ ...(await envelope()), '@context': [] }), ['readable.malformed-presentation']],
    [
      'under another context',
      async () => ({ ...(await envelope()), '@context': ['https://www.w3.org/ns/credentials/examples/v2'] }),
      ['readable.malformed-presentation'],
    ],
    [
      'whose id is no address',
      async () => ({ ...(await envelope()), id: await presentAsToken() }),
      ['readable.malformed-presentation'],
    ],
    [
      'without an id',
      async () => ({ ...(await envelope()), id: undefined }) as never,
      ['readable.malformed-presentation'],
    ],
    [
      'of another type',
      async () => ({ ...(await envelope()), type: ['VerifiablePresentation'] }),
      ['readable.malformed-presentation'],
    ],
    [
      'of another media type',
      async () => envelopePresentation(await presentAsToken(), 'application/jwt'),
      ['readable.format-not-supported-yet'],
    ],
    ['in COSE', async () => envelopePresentation('AAAA', 'application/vp+cose'), ['readable.malformed-presentation']],
    ['that is no token', async () => envelopePresentation('AAAA'), ['readable.malformed-presentation']],
  ])('%s is not verified', async (_what, make, reasons) => {
    const report = await judge(await make())
    expect(reasonsOf(report)).toEqual(reasons)
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
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
    ...(
      [
        ['names a type and a member', { Shown: 'https://words.example/#Shown' }, { Shown: 'x' }],
        ['makes a type of what is no URL', { Shown: 'shown' }, {}],
        ['says what a type means at length', { Shown: { '@id': 'https://words.example/#Shown' } }, {}],
        ['names a type that is not there', { Other: 'https://words.example/#Other' }, {}],
        [
          'has a word for all words',
          { Shown: 'https://words.example/#Shown', '@vocab': 'https://words.example/#' },
          {},
        ],
      ] as const
    ).map(
      ([what, words, more]) =>
        [
          `with words of which one ${what}`,
          async () => ({
            ...(await present()),
            '@context': ['https://www.w3.org/ns/credentials/v2', words],
            type: ['VerifiablePresentation', 'Shown'],
            ...more,
          }),
          ['readable.ambiguous-words'],
        ] as const,
    ),
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
