/** Proofs that are wrong although they are signed: each is made over the very members that it shows, where that can be done. */

import { lookCryptosuite } from '../../packages/credentials/src/data-integrity/cryptosuites.ts'
import { addProof, type CryptosuiteName } from '../../packages/credentials/src/data-integrity/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { encodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestIssuer, nodeCryptography } from '../node-cryptography.ts'
import { credential } from './practice-client.ts'

export const suites = [
  { cryptosuite: 'eddsa-rdfc-2022', algorithm: 'EdDSA', keyType: 'Ed25519' },
  { cryptosuite: 'eddsa-jcs-2022', algorithm: 'EdDSA', keyType: 'Ed25519' },
  { cryptosuite: 'ecdsa-rdfc-2019', algorithm: 'ES256', keyType: 'P-256' },
  { cryptosuite: 'ecdsa-rdfc-2019', algorithm: 'ES384', keyType: 'P-384' },
  { cryptosuite: 'ecdsa-jcs-2019', algorithm: 'ES256', keyType: 'P-256' },
  { cryptosuite: 'ecdsa-jcs-2019', algorithm: 'ES384', keyType: 'P-384' },
] as const
export type Suite = (typeof suites)[number]

const created = new Date('2026-01-01T00:00:00Z')

/** A suite of the W3C signs with keys of its own. */
export function createSuiteIssuer(suite: Suite) {
  const issuer = createTestIssuer(suite.algorithm)
  const draft = { ...credential, issuer: issuer.did }
  const settings = { signer: issuer.signer, created, cryptography: nodeCryptography, cryptosuite: suite.cryptosuite }
  return {
    ...issuer,
    draft,
    sign: (document: JsonObject = draft, more: Partial<Parameters<typeof addProof>[1]> = {}) =>
      addProof(document, { ...settings, ...more }),
    /** Signs the members as they are; what JSON-LD cannot read is put in afterwards. */
    signAs: async (change: (options: JsonObject) => JsonObject, document: JsonObject = draft) => {
      const options = change({
        type: 'DataIntegrityProof',
        cryptosuite: suite.cryptosuite,
        created: '2026-01-01T00:00:00Z',
        verificationMethod: issuer.signer.verificationMethod,
        proofPurpose: 'assertionMethod',
      })
      try {
        return { ...document, proof: await signOptions(suite, issuer.signer, { document, options }) }
      } catch {
        const { proofValue } = (await addProof(document, settings))['proof'] as JsonObject
        return { ...document, proof: { ...options, proofValue } }
      }
    },
  }
}
export type SuiteIssuer = ReturnType<typeof createSuiteIssuer>

async function signOptions(
  { cryptosuite, keyType }: { readonly cryptosuite: CryptosuiteName; readonly keyType: Suite['keyType'] },
  signer: ReturnType<typeof createTestIssuer>['signer'],
  { document, options }: { readonly document: JsonObject; readonly options: JsonObject },
): Promise<JsonObject> {
  const suite = lookCryptosuite(cryptosuite)
  if (suite === null || !('hashData' in suite)) throw new Error(cryptosuite)
  const proofOptions = suite.prepareProof(document, options)
  const hash = await suite.hashData({ document, proofOptions, keyType, cryptography: nodeCryptography })
  return { ...proofOptions, proofValue: encodeMultibase(await signer.sign(hash), 'base58btc') }
}

export const without = (member: string) => (object: JsonObject) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== member)) as JsonObject
export const withMember = (member: string, value: unknown) => (object: JsonObject) =>
  ({ ...object, [member]: value }) as JsonObject
