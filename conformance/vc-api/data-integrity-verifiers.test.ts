/** What the suites of Data Integrity (EdDSA, ECDSA, and what both share) ask of a verifier, asked of a started node over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addProofToSet } from '../../packages/credentials/src/data-integrity/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { decodeMultibase, encodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { createSuiteIssuer, type SuiteIssuer, suites, withMember, without } from './malformed-proofs.ts'
import { credential, failureOf, refusalOf, v2, verify } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

type Make = (issuer: SuiteIssuer) => Promise<unknown>
const changed =
  (change: (proof: JsonObject) => unknown): Make =>
  async (issuer) => {
    const signed = await issuer.sign()
    return { ...signed, proof: change(signed['proof'] as JsonObject) }
  }
const proofValue = (write: (value: string) => unknown) =>
  changed((proof) => ({ ...proof, proofValue: write(String(proof['proofValue'])) }))
const signedWith =
  (member: string, value: unknown): Make =>
  (issuer) =>
    issuer.signAs(withMember(member, value))
const signedWithout =
  (member: string): Make =>
  (issuer) =>
    issuer.signAs(without(member))
const added =
  (more: (signed: JsonObject) => object): Make =>
  async (issuer) => {
    const signed = await issuer.sign()
    return { ...signed, ...more(signed) }
  }

const wrong: readonly (readonly [string, Make, string | readonly [rdfc: string, jcs: string]])[] = [
  ['no proof', async (issuer) => without('proof')(await issuer.sign()), 'proof.missing'],
  ['null as proof', changed(() => null), 'readable.malformed-credential'],
  ['text as proof', changed(() => 'trust me'), 'readable.malformed-credential'],
  ['a number as proof', changed(() => 1), 'readable.malformed-credential'],
  ['an empty set of proofs', changed(() => []), 'proof.missing'],
  ['no proof type', signedWithout('type'), 'readable.malformed-credential'],
  ['an unknown proof type', signedWith('type', 'UnknownProofType'), 'proof.unsupported-cryptosuite'],
  ['an empty proof type', signedWith('type', ''), 'readable.malformed-credential'],
  ['a number as proof type', signedWith('type', 4), 'readable.malformed-credential'],
  ['no cryptosuite', signedWithout('cryptosuite'), 'proof.malformed'],
  ['an unknown cryptosuite', signedWith('cryptosuite', 'UnknownCryptosuite'), 'proof.unsupported-cryptosuite'],
  ['an empty cryptosuite', signedWith('cryptosuite', ''), 'proof.unsupported-cryptosuite'],
  ['a number as cryptosuite', signedWith('cryptosuite', 2022), 'proof.malformed'],
  ['no verificationMethod', signedWithout('verificationMethod'), 'proof.malformed'],
  [
    'a verificationMethod that is no key',
    signedWith('verificationMethod', 'did:key:invalidVm'),
    'proof.key-unresolvable',
  ],
  ['a verificationMethod that is no URL', signedWith('verificationMethod', 'key-1'), 'proof.malformed'],
  ['a number as verificationMethod', signedWith('verificationMethod', 7), 'proof.malformed'],
  ['null as verificationMethod', signedWith('verificationMethod', null), 'proof.malformed'],
  [
    'an encoding of the key that is not base58',
    async (issuer) => {
      const [did = '', multikey = ''] = issuer.signer.verificationMethod.split('#')
      return issuer.signAs(withMember('verificationMethod', `${did.replace(':z', ':u')}#${multikey.replace('z', 'u')}`))
    },
    'proof.key-unresolvable',
  ],
  ['no proofPurpose', signedWithout('proofPurpose'), 'proof.malformed'],
  ['an unknown proofPurpose', signedWith('proofPurpose', 'invalidPurpose'), 'proof.purpose-mismatch'],
  ['another proofPurpose', signedWith('proofPurpose', 'authentication'), 'proof.purpose-mismatch'],
  ['a number as proofPurpose', signedWith('proofPurpose', 1), 'proof.malformed'],
  ['created that is no moment', signedWith('created', 'invalidDate'), 'proof.malformed'],
  ['created that is a day', signedWith('created', '2026-01-01'), 'proof.malformed'],
  ['created on the 30th of February', signedWith('created', '2026-02-30T00:00:00Z'), 'proof.malformed'],
  ['created with half an offset', signedWith('created', '2026-01-01T00:00:00+02'), 'proof.malformed'],
  ['a number as created', signedWith('created', 1_760_000_000), 'proof.malformed'],
  ['created that is to come', signedWith('created', '2126-01-01T00:00:00Z'), 'proof.created-in-future'],
  ['expires that has passed', signedWith('expires', '2026-01-02T00:00:00Z'), 'proof.expired'],
  ['expires that is no moment', signedWith('expires', 'never'), 'proof.malformed'],
  ['an id of the proof that is no URL', signedWith('id', 'proof 1'), 'readable.malformed-credential'],
  ['a number as domain', signedWith('domain', 1), 'proof.malformed'],
  ['a number as challenge', signedWith('challenge', 1), 'proof.malformed'],
  [
    'a proof before it that is not there',
    signedWith('previousProof', 'urn:uuid:0199f0a0-0000-7000-8000-000000000009'),
    'proof.previous-missing',
  ],
  ['a number as previousProof', signedWith('previousProof', 456321), 'proof.malformed'],
  ['a list of numbers as previousProof', signedWith('previousProof', [456321]), 'proof.malformed'],
  ['no proofValue', changed(without('proofValue')), 'proof.malformed'],
  ['null as proofValue', proofValue(() => null), 'proof.malformed'],
  ['an empty proofValue', proofValue(() => ''), 'proof.malformed'],
  ['a proofValue without header', proofValue((value) => value.slice(1)), 'proof.malformed'],
  [
    'a proofValue of another encoding',
    proofValue((value) => encodeMultibase(decodeMultibase(value), 'base64url')),
    'proof.malformed',
  ],
  ['a proofValue under a wrong header', proofValue((value) => `u${value.slice(1)}`), 'proof.malformed'],
  ['letters that base58 does not have', proofValue((value) => `${value.slice(0, -1)}0`), 'proof.malformed'],
  [
    'a proofValue that is too short',
    proofValue((value) => encodeMultibase(decodeMultibase(value).slice(1), 'base58btc')),
    'proof.malformed',
  ],
  [
    'a proofValue that is too long',
    proofValue((value) => encodeMultibase(Uint8Array.of(...decodeMultibase(value), 0), 'base58btc')),
    'proof.malformed',
  ],
  [
    'a proofValue of somebody else',
    proofValue((value) =>
      encodeMultibase(
        decodeMultibase(value).map((byte) => byte ^ 1),
        'base58btc',
      ),
    ),
    'proof.signature-mismatch',
  ],
  [
    'another subject',
    added(() => ({ credentialSubject: { id: 'did:example:mallory', name: 'Alice' } })),
    'proof.signature-mismatch',
  ],
  ['a claim added after issuance', added(() => ({ name: 'More' })), 'proof.signature-mismatch'],
  [
    'a type added after issuance',
    added(() => ({ type: ['VerifiableCredential', 'AddedCredential'] })),
    'proof.signature-mismatch',
  ],
  [
    'a term without meaning added after issuance',
    async (issuer) => {
      const signed = await issuer.sign({ ...issuer.draft, '@context': [v2] })
      return { ...signed, credentialSubject: { id: 'did:example:alice', name: 'Alice', undefinedTerm: 'x' } }
    },
    ['credential.undefined-term', 'proof.signature-mismatch'],
  ],
  [
    'a type that had a meaning only under a base which is gone',
    async (issuer) => {
      const under = { ...issuer.draft, '@context': [v2, { '@base': 'https://invalid.example/' }] }
      const signed = await issuer
        .signAs((options) => options, { ...under, type: ['VerifiableCredential', 'Relative'] })
        .catch(() => issuer.sign())
      return { ...signed, '@context': [v2], type: ['VerifiableCredential', 'Relative'] }
    },
    ['credential.undefined-term', 'proof.signature-mismatch'],
  ],
  [
    'a type without meaning added after issuance',
    async (issuer) => {
      const signed = await issuer.sign({ ...issuer.draft, '@context': [v2] })
      return { ...signed, type: ['VerifiableCredential', 'UndefinedType'] }
    },
    ['credential.undefined-term', 'proof.signature-mismatch'],
  ],
]

describe.each(suites)('a verifier that is shown $cryptosuite with $keyType', (suite) => {
  const issuer = createSuiteIssuer(suite)
  const isJson = suite.cryptosuite.includes('jcs')

  it('verifies it, whatever else the suite sends', async () => {
    for (const options of [{ checks: ['proof'] }, {}, { checks: ['proof'], expectedProofPurpose: 'assertionMethod' }]) {
      const { status, body } = await verify(node, await issuer.sign(), options)
      expect([status, body['verified']]).toEqual([200, true])
    }
  })

  it('verifies it without created, and created a year ago', async () => {
    for (const change of [without('created'), withMember('created', '2025-01-01T00:00:00Z')]) {
      expect((await verify(node, await issuer.signAs(change))).status).toBe(200)
    }
  })

  it.each(wrong)('refuses %s', async (_, make, reason) => {
    const expected = typeof reason === 'string' ? reason : reason[isJson ? 1 : 0]
    const answer = await verify(node, await make(issuer))
    expect(failureOf(answer)).toEqual([400, expected])
    expect(answer.body['problemDetails']).toMatchObject([
      { type: expect.stringMatching(/^https:\/\/(w3id|www\.w3)\.org\//) },
    ])
    expect(refusalOf(answer)).toEqual([400, 'verification.not-verified'])
  })

  it.each([
    [{ expectedProofPurpose: 'authentication' }, 'proof.purpose-mismatch'],
    [{ domain: 'domain.example' }, 'proof.domain-mismatch'],
    [{ domain: 'invalid-vc-domain.example.com', challenge: 'other' }, 'proof.challenge-mismatch'],
    [{ challenge: 'other' }, 'proof.challenge-mismatch'],
  ])('refuses it when %j is expected', async (expected, reason) => {
    const signed = await issuer.sign(issuer.draft, {
      domain: 'invalid-vc-domain.example.com',
      challenge: '1235abcd6789',
    })
    expect((await verify(node, signed)).status).toBe(200)
    const { status, body } = await verify(node, signed, { checks: ['proof'], ...expected })
    expect([status, body['reason']]).toEqual([400, reason])
  })

  it('verifies a chain of proofs, and refuses it when the one before is gone or is another', async () => {
    const id = 'urn:uuid:0199f0a0-0000-7000-8000-000000000001'
    const settings = {
      signer: issuer.signer,
      cryptosuite: suite.cryptosuite,
      created: new Date('2026-01-01T00:00:00Z'),
      cryptography: nodeCryptography,
    }
    const first = await addProofToSet(issuer.draft, { ...settings, id })
    const chain = await addProofToSet(first, { ...settings, previousProof: id })
    const set = await addProofToSet(first, settings)
    expect((await verify(node, chain)).status).toBe(200)
    expect((await verify(node, set)).status).toBe(200)
    const [one, two] = chain['proof'] as readonly [JsonObject, JsonObject]
    const other = { ...one, id: 'urn:uuid:0199f0a0-0000-7000-8000-000000000002' }
    expect(failureOf(await verify(node, { ...chain, proof: [two] }))).toEqual([400, 'proof.previous-missing'])
    expect((await verify(node, { ...chain, proof: [other, two] })).status).toBe(400)
    const elsewhere = { ...two, previousProof: [id, 'urn:uuid:0199f0a0-0000-7000-8000-000000000003'] }
    expect(failureOf(await verify(node, { ...chain, proof: [one, elsewhere] }))).toEqual([
      400,
      'proof.previous-missing',
    ])
  })
})

describe('a verifier', () => {
  it.each([
    ['nothing', {}],
    ['a text that is no credential', { verifiableCredential: '' }],
    ['a list', { verifiableCredential: [] }],
    ['checks that nobody knows', { verifiableCredential: credential, options: { checks: ['everything'] } }],
    ['a number as purpose', { verifiableCredential: credential, options: { expectedProofPurpose: 1 } }],
  ])('does not look at %s', async (_, body) => {
    expect(refusalOf(await node.post('/credentials/verify', body))).toEqual([400, 'request.invalid'])
  })

  it('refuses what is no credential at all', async () => {
    expect(failureOf(await verify(node, { type: ['NonconformingDocument'] }))).toEqual([
      400,
      'readable.not-a-credential',
    ])
  })

  it('refuses an issuer whose key is not the one that signed', async () => {
    const issuer = createSuiteIssuer(suites[0])
    const signed = await issuer.sign({ ...issuer.draft, issuer: createSuiteIssuer(suites[0]).did })
    expect(failureOf(await verify(node, signed))).toEqual([400, 'issuer.key-mismatch'])
  })
})
