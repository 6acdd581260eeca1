/** The VC-API as a wallet or another verifier speaks it: verify by chosen checks, derive, presentations. */
import { addBaseProof, addProof } from '@meshe/credentials/data-integrity'
import { createPresentation } from '@meshe/credentials/data-model'
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { verificationApi } from '@meshe/domain/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestIssuer, createTestKeyPair, nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

let node: TestNode
beforeAll(async () => {
  node = await createTestNode()
})
afterAll(() => node.close())

const issuer = createTestIssuer('ES256')
const holder = createTestIssuer('EdDSA')
const created = new Date('2026-01-01T00:00:00Z')
const signing = { created, cryptography: nodeCryptography } as const
const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential'],
  issuer: issuer.did,
  name: 'Data literacy',
  credentialSubject: { id: holder.did, ects: 5, grade: 'B' },
}
const sealed = await addProof(credential, { ...signing, signer: issuer.signer, cryptosuite: 'ecdsa-rdfc-2019' })

async function giveWhole(mandatoryPointers: readonly string[] = ['/issuer']): Promise<JsonObject> {
  const { publicKey, signer } = createTestKeyPair('ES256')
  const ephemeralKey = { publicKey, sign: signer.sign }
  return addBaseProof(credential, { ...signing, signer: issuer.signer, ephemeralKey, mandatoryPointers })
}

const asked = { challenge: 'n-1', domain: 'https://verifier.example' }
const present = (credentials: readonly JsonObject[] = [sealed]) =>
  addProof(createPresentation({ holder: holder.did, credentials }), {
    ...signing,
    ...asked,
    signer: holder.signer,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'authentication',
  })

async function problemOf(answer: Response) {
  const body: unknown = await answer.json()
  const problem = isJsonObject(body) ? body : {}
  const code = String(problem['type']).replace('urn:meshe:error:', '')
  return { status: answer.status, type: answer.headers.get('content-type'), code, problem }
}
const refused = (status: number, code: string) => ({ status, type: 'application/problem+json', code })

describe('a credential whose issuer no list knows', () => {
  const verify = (document: JsonObject, options?: object) =>
    node.call(verificationApi.verifyCredential, {
      body: { verifiableCredential: document, ...(options && { options }) } as never,
    })

  it.each([[['proof']], [['proof', 'credentialStatus', 'validity']]])('is verified by %j', async (checks) => {
    const answer = await verify(sealed, { checks })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ verified: true, report: { verified: false } })
  })

  it.each<readonly [string, object | undefined]>([
    ['everything', undefined],
    ['no options that count', {}],
    ['the issuer', { checks: ['proof', 'issuer'] }],
  ])('is not verified by %s', async (_what, options) => {
    const { problem, ...refusal } = await problemOf(await verify(sealed, options))
    expect(refusal).toEqual(refused(400, 'verification.not-verified'))
    expect(problem).toMatchObject({ verified: false, report: { verdict: 'valid_issuer_uncheckable' } })
  })

  it.each([[['proof']], [['credentialStatus']], [['validity']], [['issuer']]])(
    'is verified by none of %j once it is changed',
    async (checks) => {
      const { problem, ...refusal } = await problemOf(await verify({ ...sealed, name: 'Other' }, { checks }))
      expect(refusal).toEqual(refused(400, 'verification.not-verified'))
      expect(problem).toMatchObject({ verified: false, verdict: 'changed' })
    },
  )

  it.each([[[]], [['everything']], ['proof'], [[1]], [['proof', 'proof', 'proof', 'proof', 'proof']]])(
    'is not looked at when the checks are %j',
    async (checks) => {
      const { problem: _, ...refusal } = await problemOf(await verify(sealed, { checks }))
      expect(refusal).toEqual(refused(400, 'request.invalid'))
    },
  )
})

describe('a credential with a base proof', () => {
  const derive = (verifiableCredential: JsonObject, options?: object) =>
    node.call(verificationApi.deriveCredential, {
      body: { verifiableCredential, ...(options && { options }) } as never,
    })
  const showing = { selectivePointers: ['/credentialSubject/ects'] }

  it('is shown in part, and the part is verified', async () => {
    const answer = await derive(await giveWhole(), showing)
    expect(answer.status).toBe(201)
    const { verifiableCredential: shown } = (await answer.json()) as { readonly verifiableCredential: JsonObject }
    const { proof, ...document } = shown
    expect(document).toEqual({
      '@context': credential['@context'],
      type: credential['type'],
      issuer: issuer.did,
      credentialSubject: { id: holder.did, ects: 5 },
    })
    expect(proof).toMatchObject({ cryptosuite: 'ecdsa-sd-2023' })
    const verified = await node.call(verificationApi.verifyCredential, {
      body: { verifiableCredential: shown, options: { checks: ['proof'] } },
    })
    expect(verified.status).toBe(200)
  })

  it('shows the mandatory part without options', async () => {
    const { verifiableCredential } = await node.ask(verificationApi.deriveCredential, {
      body: { verifiableCredential: await giveWhole() } as never,
    })
    expect(Object.keys(verifiableCredential)).toEqual(['@context', 'type', 'issuer', 'proof'])
  })

  it.each<readonly [string, () => Promise<JsonObject>, object, string]>([
    ['another proof', async () => sealed, showing, 'proof.base-missing'],
    ['no proof', async () => credential, showing, 'proof.base-missing'],
    ['a pointer to nothing', giveWhole, { selectivePointers: ['/grade'] }, 'proof.pointer-not-found'],
    ['a pointer that is none', giveWhole, { selectivePointers: ['grade'] }, 'proof.pointer-malformed'],
    ['nothing to show', () => giveWhole([]), {}, 'proof.nothing-selected'],
    ['changed content', async () => ({ ...(await giveWhole()), description: 'x' }), showing, 'proof.malformed'],
    ['pointers that are no texts', giveWhole, { selectivePointers: [1] }, 'request.invalid'],
  ])('is refused with %s', async (_what, make, options, code) => {
    const { problem: _, ...refusal } = await problemOf(await derive(await make(), options))
    expect(refusal).toEqual(refused(400, code))
  })
})

describe('a presentation', () => {
  const verify = async (verifiablePresentation: JsonObject, options: object = { ...asked, checks: ['proof'] }) =>
    node.call(verificationApi.verifyPresentation, { body: { verifiablePresentation, options } as never })

  it('is verified for whom it was made', async () => {
    const answer = await verify(await present())
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ verified: true, report: { holder: holder.did } })
  })

  it.each<readonly [string, () => Promise<JsonObject>, object, string]>([
    ['another question', present, { challenge: 'n-2', checks: ['proof'] }, 'proof.challenge-mismatch'],
    ['another place', present, { domain: 'https://other.example', checks: ['proof'] }, 'proof.domain-mismatch'],
    ['an issuer that nobody lists', present, asked, 'valid_issuer_uncheckable'],
    ['a changed credential in it', () => present([{ ...sealed, name: 'Other' }]), { checks: ['proof'] }, 'changed'],
    ['no proof', async () => createPresentation({ credentials: [sealed] }), { checks: ['proof'] }, 'proof.missing'],
    ['a credential in its place', async () => sealed, { checks: ['proof'] }, 'readable.not-a-presentation'],
  ])('is not verified with %s', async (_what, make, options, reason) => {
    const { problem, ...refusal } = await problemOf(await verify(await make(), options))
    expect(refusal).toEqual(refused(400, 'verification.not-verified'))
    expect(problem).toMatchObject({ verified: false, reason, problemDetails: [{ detail: reason }] })
  })

  it('is not looked at with checks that nobody knows', async () => {
    const { problem: _, ...refusal } = await problemOf(await verify(await present(), { checks: ['holder'] }))
    expect(refusal).toEqual(refused(400, 'request.invalid'))
  })
})
