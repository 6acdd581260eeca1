/** An issuer of credentials that can be shown in part, for tests. */
import {
  addBaseProof,
  type BaseProofSettings,
  deriveProof,
  type ProofExpectations,
} from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidJwk, resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { createTestIssuer, createTestKeyPair, nodeCryptography } from '../node-cryptography.ts'

export const now = new Date('2026-06-01T12:00:00Z')
export const created = new Date('2026-05-01T00:00:00Z')
export const disclosureIssuer = createTestIssuer('ES256')

export const expectations: ProofExpectations = {
  resolveDid: async (did) => (did.startsWith('did:jwk:') ? resolveDidJwk(did) : resolveDidKey(did)),
  cryptography: nodeCryptography,
  now,
}

function createEphemeralKey() {
  const { publicKey, signer } = createTestKeyPair('ES256')
  return { publicKey, sign: signer.sign }
}

export const giveWhole = (document: JsonObject, more: Partial<BaseProofSettings> = {}) =>
  addBaseProof(document, {
    signer: disclosureIssuer.signer,
    created,
    cryptography: nodeCryptography,
    ephemeralKey: createEphemeralKey(),
    ...more,
  })

export const showPart = (document: JsonObject, selectivePointers: readonly string[]) =>
  deriveProof(document, { selectivePointers, cryptography: nodeCryptography })
