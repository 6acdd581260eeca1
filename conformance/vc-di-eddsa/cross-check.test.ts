/** Our proofs and those of another implementation, `@digitalbazaar/vc`, each verified by the other. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import { addProof, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { bundledContexts } from '../../packages/credentials/src/json-ld/index.ts'
import { createTestKey, nodeCryptography } from '../node-cryptography.ts'

const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const own = createTestKey(new Uint8Array(32).fill(5))
const now = new Date('2026-06-01T12:00:00Z')
const expectations = { resolveDid: async (did: string) => resolveDidKey(did), cryptography: nodeCryptography, now }

const credentialOf = (issuer: string): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', openBadges],
  id: 'urn:uuid:0199f0a0-0000-7000-8000-000000000002',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer, type: ['Profile'], name: 'University of the North (demo)' },
  validFrom: '2026-05-01T00:00:00Z',
  name: 'Data literacy',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://uni-north.example/micro-credentials/1',
      type: ['Achievement'],
      name: 'Data literacy',
      description: 'Reads, questions and explains data.',
      criteria: { narrative: 'A graded project.' },
    },
  },
})

/** Answers bundled contexts, did:key documents and their keys, and nothing else. */
async function documentLoader(url: string) {
  const context = bundledContexts.get(url)
  if (context !== undefined) return { contextUrl: null, documentUrl: url, document: context }
  if (!url.startsWith('did:key:')) throw new Error(`not known: ${url}`)
  const document = resolveDidKey(url.split('#')[0] ?? '')
  const method = { '@context': 'https://w3id.org/security/multikey/v1', ...document.verificationMethod?.[0] }
  return { contextUrl: null, documentUrl: url, document: url.includes('#') ? method : document }
}

async function theirVerdict(credential: JsonObject): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite })
  const { verified } = await vc.verifyCredential({ credential, suite, documentLoader, now })
  return verified
}

describe('an Open Badge with eddsa-rdfc-2022', () => {
  it('signed by us is verified by the other, and not when it is changed', async () => {
    const settings = {
      signer: own.signer,
      cryptosuite: 'eddsa-rdfc-2022',
      created: now,
      cryptography: nodeCryptography,
    } as const
    const signed = await addProof(credentialOf(own.did), settings)
    expect(await theirVerdict(signed)).toBe(true)
    expect(await theirVerdict({ ...signed, name: 'Data mastery' })).toBe(false)
  })

  it('signed by the other is verified by us, and not when it is changed', async () => {
    const keyPair = await Ed25519Multikey.generate({ seed: new Uint8Array(32).fill(6) })
    const did = `did:key:${keyPair.publicKeyMultibase}`
    keyPair.id = `${did}#${keyPair.publicKeyMultibase}`
    keyPair.controller = did
    const suite = new DataIntegrityProof({ signer: keyPair.signer(), cryptosuite, date: '2026-05-01T00:00:00Z' })
    const signed = await vc.issue({ credential: structuredClone(credentialOf(did)), suite, documentLoader })
    expect(await verifyProof(signed, expectations)).toMatchObject({ result: 'passed', controller: did })
    expect(await verifyProof({ ...signed, name: 'Data mastery' }, expectations)).toMatchObject({
      result: 'failed',
      reason: 'proof.signature-mismatch',
    })
  })
})
