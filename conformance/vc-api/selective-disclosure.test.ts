/** What vc-di-ecdsa-test-suite asks of ecdsa-sd-2023: of who issues a base proof, of who derives from it, of who verifies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBaseProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { asList, type JsonObject } from '../../packages/credentials/src/json/index.ts'
import { decodeMultibase, encodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestIssuer, createTestKeyPair, nodeCryptography } from '../node-cryptography.ts'
import { withMember, without } from './malformed-proofs.ts'
import { derive, examples, failureOf, issue, issuerPath, refusalOf, v2, verify } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

/** Nested objects, lists and nodes without a name, as the suite’s own documents have them. */
const achievement: JsonObject = {
  '@context': [v2, examples],
  id: 'urn:uuid:36245ee9-9074-4b05-a777-febff2e69757',
  type: ['VerifiableCredential'],
  credentialSubject: {
    id: 'did:example:sailor',
    sailNumber: 'Earth101',
    sails: [
      { size: 5.5, sailName: 'Kihei', year: 2023 },
      { size: 6.1, sailName: 'Lahaina', year: 2023 },
      { size: 7.0, sailName: 'Lahaina', year: 2020 },
    ],
    home: { name: 'Harbour', berth: { row: 'B', place: 7 } },
  },
}
const mandatoryPointers = ['/issuer', '/credentialSubject/sailNumber']
const give = (options: object = { mandatoryPointers }, more: JsonObject = {}) =>
  issue(node, 'ecdsa-sd-2023', { credential: { ...achievement, ...more }, options })
const proofOf = (credential: JsonObject) => asList(credential['proof'])[0] as JsonObject
const bytesOf = (credential: JsonObject) => decodeMultibase(String(proofOf(credential)['proofValue']))
const subjectOf = (credential: JsonObject) => credential['credentialSubject'] as JsonObject

describe('a base proof', () => {
  it('is expressed as the norm has it', async () => {
    const whole = await give()
    expect(proofOf(whole)).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: 'ecdsa-sd-2023' })
    expect(proofOf(whole)['proofValue']).toMatch(/^u2V0A[A-Za-z0-9_-]+$/)
    expect([...bytesOf(whole).slice(0, 3)]).toEqual([0xd9, 0x5d, 0x00])
    expect(String(proofOf(whole)['verificationMethod'])).toMatch(/^did:key:(zDna[\w]+)#\1$/)
  })

  it('is never verified: it is not there to be shown', async () => {
    for (const options of [{ checks: ['proof'] }, {}]) {
      expect(failureOf(await verify(node, await give(), options))).toEqual([400, 'proof.base-proof'])
    }
  })

  it('is made without pointers too: then the profile of the node holds, or nothing is mandatory', async () => {
    const home = '/credentialSubject/home'
    const byProfile = await derive(node, await give({}), [home])
    expect((await verify(node, byProfile)).status).toBe(200)
    const whole = await give({ mandatoryPointers: [] })
    expect((await verify(node, await derive(node, whole, ['/issuer', home]))).status).toBe(200)
    expect(failureOf(await verify(node, await derive(node, whole, [home])))).toEqual([
      400,
      'readable.malformed-credential',
    ])
  })

  it.each<readonly [string, unknown, string]>([
    ['a pointer to nothing', ['/non/existent/path'], 'proof.pointer-not-found'],
    ['a pointer to nothing in the subject', ['/credentialSubject/invalidPointer'], 'proof.pointer-not-found'],
    ['a pointer beyond the end of a list', ['/credentialSubject/sails/9'], 'proof.pointer-not-found'],
    ['a pointer that is none', ['issuer'], 'proof.pointer-malformed'],
    ['a number as pointer', [1], 'request.invalid'],
    ['text in place of the list', '/issuer', 'request.invalid'],
  ])('is not made with %s', async (_, pointers, code) => {
    const body = { credential: achievement, options: { mandatoryPointers: pointers } }
    expect(refusalOf(await node.post(issuerPath('ecdsa-sd-2023'), body))).toEqual([400, code])
  })
})

describe('a part of it', () => {
  it.each<readonly [string, readonly string[], (subject: JsonObject) => unknown, unknown]>([
    ['the subject’s id only', ['/credentialSubject/id'], (subject) => subject['sails'], undefined],
    ['nested members', ['/credentialSubject/home/berth/place'], (subject) => subject['home'], { berth: { place: 7 } }],
    ['a whole list', ['/credentialSubject/sails'], (subject) => asList(subject['sails'] as never).length, 3],
    [
      'fewer members of a list',
      ['/credentialSubject/sails/0', '/credentialSubject/sails/2'],
      (subject) => asList(subject['sails'] as never).length,
      2,
    ],
    [
      'a list without its first',
      ['/credentialSubject/sails/1'],
      (subject) => subject['sails'],
      [{ size: 6.1, sailName: 'Lahaina', year: 2023 }],
    ],
    ['what is mandatory only', [], (subject) => subject['home'], undefined],
  ])('verifies with %s', async (_, pointers, look, expected) => {
    const part = await derive(node, await give(), pointers)
    expect(look(subjectOf(part))).toEqual(expected)
    expect(subjectOf(part)['sailNumber']).toBe('Earth101')
    expect([...bytesOf(part).slice(0, 3)]).toEqual([0xd9, 0x5d, 0x01])
    for (const options of [{ checks: ['proof'] }, {}]) {
      const { status, body } = await verify(node, part, options)
      expect([status, body['verified']]).toEqual([200, true])
    }
  })

  it('verifies with nodes that have no name', async () => {
    const { id: _, ...subject } = subjectOf(achievement)
    const { id: __, ...nameless } = achievement
    const body = { credential: { ...nameless, credentialSubject: subject }, options: { mandatoryPointers } }
    const whole = await issue(node, 'ecdsa-sd-2023', body)
    expect((await verify(node, await derive(node, whole, ['/credentialSubject/sails/0']))).status).toBe(200)
  })

  it('shows the profile of the node, whoever asks for less, when the issuer said nothing', async () => {
    const part = await derive(node, await give({}, { validUntil: '2126-01-01T00:00:00Z' }), ['/credentialSubject/id'])
    expect(part).toMatchObject({ issuer: expect.stringMatching(/^did:key:/), validUntil: '2126-01-01T00:00:00Z' })
  })

  const proofValue =
    (change: (bytes: Uint8Array) => Uint8Array) =>
    (part: JsonObject): JsonObject => ({
      ...part,
      proof: { ...proofOf(part), proofValue: encodeMultibase(change(bytesOf(part)), 'base64url') },
    })
  const proof =
    (change: (proof: JsonObject) => unknown) =>
    (part: JsonObject): JsonObject =>
      ({ ...part, proof: change(proofOf(part)) }) as JsonObject
  const subject = (more: object) => (part: JsonObject) =>
    ({ ...part, credentialSubject: { ...subjectOf(part), ...more } }) as JsonObject

  it.each<readonly [string, (part: JsonObject) => JsonObject, readonly string[]]>([
    ['another id of the subject', subject({ id: 'urn:invalid' }), ['proof.signature-mismatch']],
    ['another mandatory claim', subject({ sailNumber: 'Mars1' }), ['proof.signature-mismatch']],
    ['a claim added', subject({ grade: 'A' }), ['proof.disclosure-count']],
    ['no proof', without('proof'), ['proof.missing']],
    ['another cryptosuite', proof(withMember('cryptosuite', 'invalid-cryptosuite')), ['proof.unsupported-cryptosuite']],
    ['the cryptosuite of whole credentials', proof(withMember('cryptosuite', 'ecdsa-rdfc-2019')), ['proof.malformed']],
    ['no cryptosuite', proof(without('cryptosuite')), ['proof.malformed']],
    ['an unknown proof type', proof(withMember('type', 'UnknownProofType')), ['proof.unsupported-cryptosuite']],
    ['no verificationMethod', proof(without('verificationMethod')), ['proof.malformed']],
    [
      'a verificationMethod that is no key',
      proof(withMember('verificationMethod', 'did:key:invalidVm')),
      ['proof.key-unresolvable'],
    ],
    ['no proofPurpose', proof(without('proofPurpose')), ['proof.malformed']],
    ['another proofPurpose', proof(withMember('proofPurpose', 'authentication')), ['proof.purpose-mismatch']],
    ['created that is no moment', proof(withMember('created', 'invalidDate')), ['proof.malformed']],
    ['another created', proof(withMember('created', '2020-01-01T00:00:00Z')), ['proof.signature-mismatch']],
    ['no proofValue', proof(without('proofValue')), ['proof.malformed']],
    ['null as proofValue', proof(withMember('proofValue', null)), ['proof.malformed']],
    [
      'a proofValue of one letter',
      proof(withMember('proofValue', 'a')),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'a proofValue without header',
      proof((one) => ({ ...one, proofValue: String(one['proofValue']).slice(1) })),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'a proofValue without the header of its kind',
      proof((one) => ({ ...one, proofValue: `u${String(one['proofValue']).slice(4)}` })),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'a proofValue in base58',
      proof((one) => ({
        ...one,
        proofValue: encodeMultibase(decodeMultibase(String(one['proofValue'])), 'base58btc'),
      })),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'the header of a base proof',
      proofValue((bytes) => Uint8Array.from(bytes, (byte, at) => (at === 2 ? 0 : byte))),
      ['proof.base-proof', 'proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'four components instead of five',
      proofValue((bytes) => Uint8Array.from(bytes, (byte, at) => (at === 3 ? 0x84 : byte))),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'a tag around a component',
      proofValue((bytes) => Uint8Array.of(...bytes.slice(0, 4), 0xc2, ...bytes.slice(4))),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'a short signature',
      proofValue((bytes) => Uint8Array.of(...bytes.slice(0, 4), 0x58, 63, ...bytes.slice(7))),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'something behind the end',
      proofValue((bytes) => Uint8Array.of(...bytes, 0)),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'half of itself',
      proofValue((bytes) => bytes.slice(0, bytes.length / 2)),
      ['proof.malformed', 'proof.disclosure-malformed'],
    ],
    [
      'another base signature',
      proofValue((bytes) => Uint8Array.from(bytes, (byte, at) => (at === 20 ? byte ^ 1 : byte))),
      ['proof.signature-mismatch'],
    ],
  ])('is not verified with %s', async (_, change, reasons) => {
    const part = await derive(node, await give(), ['/credentialSubject/home'])
    const [status, reason] = failureOf(await verify(node, change(part)))
    expect(status).toBe(400)
    expect(reasons).toContain(reason)
  })
})

/** Lists within lists under protected words of its own, in both data models. */
const words: JsonObject = {
  '@protected': true,
  Voyage: {
    '@id': 'urn:example:Voyage',
    '@context': {
      '@protected': true,
      id: '@id',
      type: '@type',
      ship: 'urn:example:ship',
      legs: {
        '@id': 'urn:example:legs',
        '@context': { '@protected': true, miles: 'urn:example:miles', port: 'urn:example:port' },
      },
    },
  },
  voyages: { '@id': 'urn:example:voyages', '@type': '@id' },
}
const voyages = ['Ada', 'Bea'].map((ship) => ({
  type: 'Voyage',
  ship,
  legs: [
    { miles: 5.5, port: 'Kiel' },
    { miles: 6.1, port: 'Riga' },
    { miles: 7, port: 'Riga' },
  ],
}))

describe.each([
  ['2.0', { '@context': ['https://www.w3.org/ns/credentials/v2', words] }],
  ['1.1', { '@context': ['https://www.w3.org/2018/credentials/v1', words], issuanceDate: '2026-01-01T00:00:00Z' }],
] as const)('lists within lists of data model %s', (version, more) => {
  const pointers = [0, 1].flatMap((voyage) => [
    `/credentialSubject/voyages/${voyage}/ship`,
    ...[0, 1, 2].map((leg) => `/credentialSubject/voyages/${voyage}/legs/${leg}`),
  ])

  it.each([
    ['whole', pointers],
    ['with fewer members', pointers.slice(2, -2)],
    ['without the first', pointers.slice(4)],
  ])('are shown %s', async (_, shown) => {
    const document: JsonObject = { type: ['VerifiableCredential'], credentialSubject: { voyages }, ...more }
    const mandatory = version === '1.1' ? ['/issuer', '/issuanceDate'] : ['/issuer']
    const options = { mandatoryPointers: mandatory }
    const part = await derive(node, await issue(node, 'ecdsa-sd-2023', { credential: document, options }), shown)
    const { status, body } = await verify(node, part)
    expect([status, body['verified']]).toEqual([200, true])
    const changed = JSON.parse(JSON.stringify(part).replace('Riga', 'Oslo')) as JsonObject
    expect((await verify(node, changed)).status).toBe(400)
  })
})

describe('deriving', () => {
  const ask = (verifiableCredential: unknown, options: object) =>
    node.post('/credentials/derive', { verifiableCredential, options })

  it.each<readonly [string, () => Promise<unknown>, object, string]>([
    ['a pointer to nothing', () => give(), { selectivePointers: ['/grade'] }, 'proof.pointer-not-found'],
    ['a pointer that is none', () => give(), { selectivePointers: ['grade'] }, 'proof.pointer-malformed'],
    ['pointers that are no texts', () => give(), { selectivePointers: [1] }, 'request.invalid'],
    ['nothing to show', () => give({ mandatoryPointers: [] }), {}, 'proof.nothing-selected'],
    ['another proof', () => issue(node, 'eddsa-rdfc-2022'), {}, 'proof.base-missing'],
    ['no proof', async () => achievement, {}, 'proof.base-missing'],
    ['a part in place of the whole', async () => derive(node, await give(), []), {}, 'proof.base-missing'],
    ['changed content', async () => ({ ...(await give()), description: 'More' }), {}, 'proof.malformed'],
    ['text', async () => 'credential', {}, 'request.invalid'],
  ])('is refused with %s', async (_, make, options, code) => {
    expect(refusalOf(await ask(await make(), options))).toEqual([400, code])
  })

  it('takes the base proof of a suite’s own key', async () => {
    const issuer = createTestIssuer('ES256')
    const { publicKey, signer } = createTestKeyPair('ES256')
    const whole = await addBaseProof(
      { ...achievement, issuer: issuer.did },
      {
        signer: issuer.signer,
        created: new Date('2026-01-01T00:00:00Z'),
        cryptography: nodeCryptography,
        ephemeralKey: { publicKey, sign: signer.sign },
        mandatoryPointers,
      },
    )
    const part = await derive(node, whole, ['/credentialSubject/sails/1'])
    const { status, body } = await verify(node, part, {})
    expect([status, body['verified']]).toEqual([200, true])
  })
})
