/**
 * What the suites ask of a verifier of presentations: the data model (sections 4.3 to 4.5 and 4.13), the algorithms
 * (section 7), and who a presentation is for.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { asList, isJsonObject, type JsonObject } from '../../packages/credentials/src/json/index.ts'
import { createTestIssuer, nodeCryptography } from '../node-cryptography.ts'
import { standardsDirectory } from '../standards-directory.ts'
import { isAccepted, presentationInputs, readPresentation } from './official-inputs.ts'
import { examples, failureOf, issue, refusalOf, v2, verifyPresentation } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

/** The key with which a suite presents, and with which it signs the credentials in it. */
const holder = createTestIssuer('EdDSA')
const suiteHolder = 'did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj'
const challenge = 'uUr1NVZ3Dh3jCk2DnCXZ3mA'
const settings = {
  signer: holder.signer,
  created: new Date('2026-01-01T00:00:00Z'),
  cryptography: nodeCryptography,
  cryptosuite: 'eddsa-rdfc-2022',
} as const
const sign = (document: JsonObject) => addProof(document, settings)
const present = (document: JsonObject, more: object = {}) =>
  addProof(document, { ...settings, proofPurpose: 'authentication', challenge, ...more })

/** As the suite does it: each credential without proof is issued by the local key, then all of it is presented by that key. */
async function presentAsSuite(presentation: JsonObject): Promise<JsonObject> {
  const written = JSON.parse(JSON.stringify(presentation).replaceAll(suiteHolder, holder.did)) as JsonObject
  const { verifiableCredential } = written
  if (verifiableCredential === undefined) return present(written)
  const credentials: JsonObject[] = []
  for (const one of asList(verifiableCredential).filter(isJsonObject)) {
    const isSecured = asList(one['type']).includes('EnvelopedVerifiableCredential')
    credentials.push(isSecured ? one : await sign({ ...one, issuer: holder.did }))
  }
  return present({ ...written, verifiableCredential: credentials })
}

/** Their envelope holds a token of a norm before this one, without a key that anybody could find. */
const withOldToken = ['presentation-enveloped-vc-ok.json']

describe.skipIf(standardsDirectory === null)('the W3C’s inputs for verifiers of presentations', () => {
  it('are all here', () => {
    expect(presentationInputs).toHaveLength(25)
  })

  it.each(presentationInputs.filter((name) => isAccepted(name) && !withOldToken.includes(name)))(
    '%s is verified',
    async (name) => {
      const { status, body } = await verifyPresentation(node, await presentAsSuite(readPresentation(name)))
      expect([status, body['verified']]).toEqual([200, true])
    },
  )

  it.each(presentationInputs.filter((name) => name.includes('-fail')))('%s is not verified', async (name) => {
    const input = readPresentation(name)
    expect((await verifyPresentation(node, input)).status).toBe(400)
    const proof = (await present({ '@context': [v2], type: ['VerifiablePresentation'] }))['proof'] as JsonObject
    expect((await verifyPresentation(node, { ...input, proof })).status).toBe(400)
  })
})

const base: JsonObject = { '@context': [v2], type: ['VerifiablePresentation'] }
const shown = await sign({
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: holder.did,
  credentialSubject: { id: 'did:example:subject' },
})

describe('a presentation', () => {
  it.each<readonly [string, JsonObject]>([
    ['nothing in it', base],
    ['an id', { ...base, id: 'urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008' }],
    ['one credential', { ...base, verifiableCredential: shown }],
    ['several credentials', { ...base, verifiableCredential: [shown, shown] }],
    ['a holder', { ...base, holder: holder.did, verifiableCredential: [shown] }],
    ['a holder as an object', { ...base, holder: { id: holder.did }, verifiableCredential: [shown] }],
    ['further contexts', { ...base, '@context': [v2, examples] }],
    [
      'a type of its own',
      { ...base, '@context': [v2, { Shown: 'https://example.org/#Shown' }], type: ['VerifiablePresentation', 'Shown'] },
    ],
    ['terms of use', { ...base, termsOfUse: { type: 'https://example.org/#Terms' } }],
  ])('is verified with %s', async (_, document) => {
    for (const options of [{ checks: [] }, { checks: ['proof'] }, { checks: [], challenge }, {}]) {
      const { status, body } = await verifyPresentation(node, await present(document), options)
      expect([status, body['verified']]).toEqual([200, true])
    }
  })

  const changed =
    (more: JsonObject): (() => Promise<JsonObject>) =>
    async () =>
      JSON.parse(JSON.stringify({ ...(await present(base)), ...more })) as JsonObject
  const proofOf = (change: (proof: JsonObject) => unknown) => async () => {
    const proven = await present(base)
    return { ...proven, proof: change(proven['proof'] as JsonObject) } as JsonObject
  }

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ['no context', changed({ '@context': undefined }), 'readable.malformed-presentation'],
    ['no base context', changed({ '@context': [examples] }), 'readable.malformed-presentation'],
    ['the base context second', changed({ '@context': [examples, v2] }), 'readable.malformed-presentation'],
    [
      'a context that is no URL',
      changed({ '@context': [v2, 'https ://not-a-url/contexts/example/v1'] }),
      'readable.malformed-presentation',
    ],
    ['a number as context', changed({ '@context': [v2, 123192875] }), 'readable.malformed-presentation'],
    [
      'a context that nobody knows',
      changed({ '@context': [v2, 'https://unknown.example/v1'] }),
      'credential.context-unknown',
    ],
    ['no type', changed({ type: undefined }), 'readable.not-a-presentation'],
    ['another type only', changed({ type: ['https://example.org/#Other'] }), 'readable.not-a-presentation'],
    ['a type without meaning', changed({ type: ['VerifiablePresentation', 'Unmapped'] }), 'credential.undefined-term'],
    ['null as id', changed({ id: null }), 'readable.malformed-presentation'],
    ['an id that is no URL', changed({ id: 'not-a-url' }), 'readable.malformed-presentation'],
    ['several ids', changed({ id: ['urn:a:1', 'urn:a:2'] }), 'readable.malformed-presentation'],
    [
      'a holder that is no URL',
      changed({ holder: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' }),
      'readable.malformed-presentation',
    ],
    ['a holder without id', changed({ holder: { name: 'Alice' } }), 'readable.malformed-presentation'],
    ['a holder whose id is no URL', changed({ holder: { id: 'alice' } }), 'readable.malformed-presentation'],
    ['null as holder', changed({ holder: null }), 'readable.malformed-presentation'],
    ['a number as credential', changed({ verifiableCredential: [7] }), 'readable.malformed-presentation'],
    ['text as credential', changed({ verifiableCredential: 'eyJh.e30.AA' }), 'readable.malformed-presentation'],
    [
      'an address as credential',
      changed({ verifiableCredential: ['https://uni.example/credentials/1'] }),
      'readable.malformed-presentation',
    ],
    ['null as credential', changed({ verifiableCredential: [null] }), 'readable.malformed-presentation'],
    [
      'a credential without its type',
      changed({ verifiableCredential: [{ ...shown, type: ['https://example.org/#Other'] }] }),
      'readable.malformed-presentation',
    ],
    [
      'an envelope without its type',
      changed({ verifiableCredential: [{ '@context': v2, id: 'data:application/vc+jwt,AA.AA.AA' }] }),
      'readable.malformed-presentation',
    ],
    [
      'an envelope whose id is no data address',
      changed({ verifiableCredential: [{ '@context': v2, type: 'EnvelopedVerifiableCredential', id: 'urn:a:1' }] }),
      'readable.malformed-presentation',
    ],
    ['terms of use without type', changed({ termsOfUse: { id: 'urn:terms:1' } }), 'readable.malformed-presentation'],
    ['a credential added', changed({ verifiableCredential: [shown] }), 'proof.signature-mismatch'],
    ['a holder added', changed({ holder: 'did:example:mallory' }), 'proof.signature-mismatch'],
    ['no proof', async () => base, 'proof.missing'],
    ['null as proof', proofOf(() => null), 'readable.malformed-presentation'],
    [
      'a short proofValue',
      proofOf((proof) => ({ ...proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' })),
      'proof.malformed',
    ],
    ['another proofPurpose', () => present(base, { proofPurpose: 'assertionMethod' }), 'proof.purpose-mismatch'],
    ['another holder than its key', () => present({ ...base, holder: 'did:example:acme' }), 'holder.key-mismatch'],
    ['a credential in its place', async () => shown, 'readable.not-a-presentation'],
    ['nothing that could be one', async () => ({ type: ['NonconformingDocument'] }), 'readable.not-a-presentation'],
  ])('is not verified with %s', async (_, make, reason) => {
    const answer = await verifyPresentation(node, await make())
    expect(failureOf(answer)).toEqual([400, reason])
    expect(refusalOf(answer)).toEqual([400, 'verification.not-verified'])
  })

  const { proof: _, ...unsecured } = shown
  it.each<readonly [string, () => Promise<JsonObject>]>([
    ['that is not secured', async () => unsecured],
    ['that was changed', async () => ({ ...shown, name: 'Other' })],
    ['of another issuer than its key', () => sign({ ...unsecured, issuer: 'did:example:issuer' })],
    ['that ends in a base proof', () => issue(node, 'ecdsa-sd-2023')],
  ])('is not verified with a credential %s', async (_what, make) => {
    const document = { ...base, verifiableCredential: [await make()] }
    const { status, body } = await verifyPresentation(node, await present(document))
    expect([status, body['verified'], body['reason']]).toEqual([400, false, 'changed'])
  })

  it.each([
    [{ challenge: 'other' }, 'proof.challenge-mismatch'],
    [{ challenge, domain: 'domain.example' }, 'proof.domain-mismatch'],
  ])('is not verified when %j is expected', async (options, reason) => {
    const proven = await present(base)
    expect(failureOf(await verifyPresentation(node, proven, { checks: [], ...options }))).toEqual([400, reason])
  })
})
