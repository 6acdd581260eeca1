/** Our ECDSA proofs and those of another implementation, `@digitalbazaar`, each verified by the other. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as jcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite as rdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import { addProof, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { bundledContexts } from '../../packages/credentials/src/json-ld/index.ts'
import { createTestIssuer, nodeCryptography } from '../node-cryptography.ts'
import { created, disclosureIssuer, expectations, giveWhole, now, showPart } from './disclosure-issuer.ts'
import { gradedBadge } from './graded-badge.ts'

/** Answers bundled contexts, did:key documents and their keys, and nothing else. */
async function documentLoader(url: string) {
  const context = bundledContexts.get(url)
  if (context !== undefined) return { contextUrl: null, documentUrl: url, document: context }
  if (!url.startsWith('did:key:')) throw new Error(`not known: ${url}`)
  const document = resolveDidKey(url.split('#')[0] ?? '')
  const method = { '@context': 'https://w3id.org/security/multikey/v1', ...document.verificationMethod?.[0] }
  return { contextUrl: null, documentUrl: url, document: url.includes('#') ? method : document }
}

async function theirVerdict(credential: JsonObject, cryptosuite: object): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite })
  return (await vc.verifyCredential({ credential, suite, documentLoader, now })).verified
}

async function theirKey(curve: 'P-256' | 'P-384') {
  const keyPair = await EcdsaMultikey.generate({ curve })
  keyPair.controller = `did:key:${keyPair.publicKeyMultibase}`
  keyPair.id = `${keyPair.controller}#${keyPair.publicKeyMultibase}`
  return keyPair
}

const date = '2026-05-01T00:00:00Z'
/** Their disclosure throws on lists; this is what the badge is without them. */
function withoutLists(badge: JsonObject): JsonObject {
  const text = JSON.stringify(badge, (member, value) => (member === 'allowedValue' ? undefined : value))
  return JSON.parse(text) as JsonObject
}

const whole = [
  { name: 'ecdsa-rdfc-2019', theirSigner: rdfc, theirVerifier: rdfc },
  { name: 'ecdsa-jcs-2019', theirSigner: jcs.createSignCryptosuite(), theirVerifier: jcs.createVerifyCryptosuite() },
] as const
const curves = [
  { algorithm: 'ES256', curve: 'P-256' },
  { algorithm: 'ES384', curve: 'P-384' },
] as const

describe.each(whole.flatMap((suite) => curves.map((curve) => ({ ...suite, ...curve }))))(
  '$name with $curve',
  ({ name, theirSigner, theirVerifier, algorithm, curve }) => {
    it('signed by us is verified by the other, and not when it is changed', async () => {
      const { did, signer } = createTestIssuer(algorithm)
      const settings = { signer, cryptosuite: name, created, cryptography: nodeCryptography } as const
      const signed = await addProof(gradedBadge(did), settings)
      expect(await theirVerdict(signed, theirVerifier)).toBe(true)
      expect(await theirVerdict({ ...signed, name: 'Data mastery' }, theirVerifier)).toBe(false)
    })

    it('signed by the other is verified by us, and not when it is changed', async () => {
      const key = await theirKey(curve)
      const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite: theirSigner, date })
      const signed = await vc.issue({ credential: gradedBadge(key.controller), suite, documentLoader })
      expect(await verifyProof(signed, expectations)).toMatchObject({ result: 'passed', controller: key.controller })
      const changed = { ...signed, name: 'Data mastery' }
      expect(await verifyProof(changed, expectations)).toMatchObject({ reason: 'proof.signature-mismatch' })
    })
  },
)

describe('ecdsa-sd-2023', () => {
  const pointers = ['/name', '/credentialSubject/achievement/alignment', '/credentialSubject/result']
  const mandatoryPointers = ['/issuer', '/validFrom']
  const disclose = (verifiableCredential: JsonObject) =>
    vc.derive({
      verifiableCredential,
      suite: new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers: pointers }) }),
      documentLoader,
    })

  async function theirWhole() {
    const key = await theirKey('P-256')
    const cryptosuite = createSignCryptosuite({ mandatoryPointers })
    const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite, date })
    return vc.issue({ credential: withoutLists(gradedBadge(key.controller)), suite, documentLoader })
  }

  it('shown by us, with its lists, is verified by the other, and not when it is changed', async () => {
    const shown = await showPart(await giveWhole(gradedBadge(disclosureIssuer.did)), ['/credentialSubject'])
    expect(await theirVerdict(shown, createVerifyCryptosuite())).toBe(true)
    expect(await theirVerdict({ ...shown, validFrom: '2001-01-01T00:00:00Z' }, createVerifyCryptosuite())).toBe(false)
  })

  it('given by us is shown by the other, to us and to itself', async () => {
    const given = await giveWhole(withoutLists(gradedBadge(disclosureIssuer.did)), { mandatoryPointers })
    const shown = await disclose(given)
    expect(await verifyProof(shown, expectations)).toMatchObject({ result: 'passed', reason: 'proof.verified' })
    expect(await theirVerdict(shown, createVerifyCryptosuite())).toBe(true)
  })

  it('given by the other is shown by us as the other shows it', async () => {
    const given = await theirWhole()
    const shown = await showPart(given, pointers)
    expect(shown).toEqual(await disclose(given))
    expect(await theirVerdict(shown, createVerifyCryptosuite())).toBe(true)
    expect(await verifyProof(shown, expectations)).toMatchObject({ result: 'passed', reason: 'proof.verified' })
    const changed = { ...shown, name: 'Data mastery' }
    expect(await verifyProof(changed, expectations)).toMatchObject({ reason: 'proof.signature-mismatch' })
  })
})
