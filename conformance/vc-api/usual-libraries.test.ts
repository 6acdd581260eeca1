/**
 * The suites of the W3C sign their inputs and verify what is issued with the libraries of `@digitalbazaar`. The same libraries, in the
 * same roles, against a started node.
 */
import { randomBytes } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as jcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { bundledContexts } from '../../packages/credentials/src/json-ld/index.ts'
import { credential, failureOf, issue, v2, verify, verifyPresentation } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

/** Answers bundled contexts, did:key documents and their keys, and nothing else. */
async function documentLoader(url: string) {
  const context = bundledContexts.get(url)
  if (context !== undefined) return { contextUrl: null, documentUrl: url, document: context }
  if (!url.startsWith('did:key:')) throw new Error(`not known: ${url}`)
  const document = resolveDidKey(url.split('#')[0] ?? '')
  const method = { '@context': 'https://w3id.org/security/multikey/v1', ...document.verificationMethod?.[0] }
  return { contextUrl: null, documentUrl: url, document: url.includes('#') ? method : document }
}

async function theirVerdict(issued: JsonObject, cryptosuite: object): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite })
  return (await vc.verifyCredential({ credential: issued, suite, documentLoader, now: new Date() })).verified
}

async function theirKey(keyType: 'Ed25519' | 'P-256' | 'P-384') {
  const keyPair =
    keyType === 'Ed25519'
      ? await Ed25519Multikey.generate({ seed: randomBytes(32) })
      : await EcdsaMultikey.generate({ curve: keyType })
  keyPair.controller = `did:key:${keyPair.publicKeyMultibase}`
  keyPair.id = `${keyPair.controller}#${keyPair.publicKeyMultibase}`
  return keyPair
}

const roles = [
  { name: 'eddsa-rdfc-2022', keyType: 'Ed25519', signing: eddsaRdfc, verifying: eddsaRdfc },
  { name: 'ecdsa-rdfc-2019', keyType: 'P-256', signing: ecdsaRdfc, verifying: ecdsaRdfc },
  { name: 'ecdsa-rdfc-2019-p384', keyType: 'P-384', signing: ecdsaRdfc, verifying: ecdsaRdfc },
  {
    name: 'ecdsa-jcs-2019',
    keyType: 'P-256',
    signing: jcs.createSignCryptosuite(),
    verifying: jcs.createVerifyCryptosuite(),
  },
  {
    name: 'ecdsa-jcs-2019-p384',
    keyType: 'P-384',
    signing: jcs.createSignCryptosuite(),
    verifying: jcs.createVerifyCryptosuite(),
  },
] as const

describe.each(roles)('$name', ({ name, keyType, signing, verifying }) => {
  it('is issued by the node and verified by the library, and not when it is changed', async () => {
    const issued = await issue(node, name)
    expect(await theirVerdict(issued, verifying)).toBe(true)
    expect(await theirVerdict({ ...issued, name: 'Other' }, verifying)).toBe(false)
  })

  it('is issued by the library and verified by the node, and not when it is changed', async () => {
    const key = await theirKey(keyType)
    const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite: signing })
    const draft = { ...credential, issuer: key.controller }
    const issued = (await vc.issue({ credential: structuredClone(draft), suite, documentLoader })) as JsonObject
    for (const options of [{ checks: ['proof'] }, {}]) expect((await verify(node, issued, options)).status).toBe(200)
    expect(failureOf(await verify(node, { ...issued, name: 'Other' }))).toEqual([400, 'proof.signature-mismatch'])
  })
})

describe('ecdsa-sd-2023', () => {
  const mandatoryPointers = ['/issuer']
  const selectivePointers = ['/credentialSubject/id']

  it('is issued by the node, derived and verified by the library', async () => {
    const whole = await issue(node, 'ecdsa-sd-2023', { options: { mandatoryPointers } })
    const suite = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) })
    const part = await vc.derive({ verifiableCredential: whole, suite, documentLoader })
    expect(await theirVerdict(part, createVerifyCryptosuite())).toBe(true)
    expect((await verify(node, part, {})).status).toBe(200)
  })

  it('is issued by the library, derived and verified by the node', async () => {
    const key = await theirKey('P-256')
    const suite = new DataIntegrityProof({
      signer: key.signer(),
      cryptosuite: createSignCryptosuite({ mandatoryPointers }),
    })
    const draft = { ...credential, issuer: key.controller }
    const whole = await vc.issue({ credential: structuredClone(draft), suite, documentLoader })
    const derived = await node.post('/credentials/derive', {
      verifiableCredential: whole,
      options: { selectivePointers },
    })
    expect(derived.status).toBe(201)
    const part = derived.body['verifiableCredential'] as JsonObject
    expect(await theirVerdict(part, createVerifyCryptosuite())).toBe(true)
    expect((await verify(node, part, {})).status).toBe(200)
  })
})

describe('a presentation', () => {
  it('is signed by the library as the suite does it, with what the node issued and with what it issued itself', async () => {
    const key = await theirKey('Ed25519')
    const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite: eddsaRdfc })
    const own = await vc.issue({
      credential: { ...structuredClone(credential), issuer: key.controller },
      suite,
      documentLoader,
    })
    const presentation = {
      '@context': [v2],
      type: ['VerifiablePresentation'],
      holder: key.controller,
      verifiableCredential: [own, await issue(node, 'ecdsa-rdfc-2019')],
    }
    const proven = (await vc.signPresentation({ presentation, suite, challenge: 'c-1', documentLoader })) as JsonObject
    for (const options of [{ checks: [] }, { checks: ['proof'], challenge: 'c-1' }, {}]) {
      expect((await verifyPresentation(node, proven, options)).status).toBe(200)
    }
    const other = await verifyPresentation(node, proven, { checks: [], challenge: 'c-2' })
    expect(failureOf(other)).toEqual([400, 'proof.challenge-mismatch'])
  })
})
