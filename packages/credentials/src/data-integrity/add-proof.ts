/** Adds a proof to a document (Verifiable Credential Data Integrity 1.0, section 4.2 Add Proof). */
import type { Cryptography, Signer } from '../cryptography.ts'
import type { ProofPurpose } from '../did/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeMultibase } from '../multiformats/index.ts'
import type { Cryptosuite, CryptosuiteName } from './cryptosuite.ts'
import { lookCryptosuite } from './cryptosuites.ts'

export interface ProofSettings {
  readonly signer: Signer
  readonly cryptosuite: CryptosuiteName
  readonly created: Date
  /** Default `assertionMethod`. */
  readonly proofPurpose?: ProofPurpose | undefined
  readonly cryptography: Cryptography
  /** For presentations: who it is made for and what was asked, against replay (section 2.1). */
  readonly domain?: string | undefined
  readonly challenge?: string | undefined
}

/**
 * A copy of the document with one proof. The document is not changed.
 *
 * @throws MesheError `credential.proof-present` when it has one already, `proof.unsupported-cryptosuite`, and with
 *   eddsa-rdfc-2022 all that `canonicalize` throws: a term without definition would stand unsigned.
 */
export async function addProof(document: JsonObject, settings: ProofSettings): Promise<JsonObject> {
  if (document['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential has a proof already.')
  }
  const suite = findCryptosuite(settings.cryptosuite)
  const { signer, cryptography } = settings
  const proof = suite.prepareProof(document, proofOptionsOf(settings))
  const signature = await signer.sign(await suite.hashData({ document, proofOptions: proof, cryptography }))
  return { ...document, proof: { ...proof, proofValue: encodeMultibase(signature, 'base58btc') } }
}

/** @throws MesheError `proof.unsupported-cryptosuite` */
export function findCryptosuite(name: CryptosuiteName): Cryptosuite {
  const suite = lookCryptosuite(name)
  if (suite === null) {
    throw new MesheError('proof.unsupported-cryptosuite', 'The cryptosuite is not supported.', { cryptosuite: name })
  }
  return suite
}

/** The proof as it will be signed, without `proofValue`. */
export function proofOptionsOf({
  cryptosuite,
  created,
  signer,
  proofPurpose,
  domain,
  challenge,
}: ProofSettings): JsonObject {
  return {
    type: 'DataIntegrityProof',
    cryptosuite,
    created: `${created.toISOString().slice(0, 19)}Z`,
    verificationMethod: signer.verificationMethod,
    proofPurpose: proofPurpose ?? 'assertionMethod',
    ...(domain === undefined ? {} : { domain }),
    ...(challenge === undefined ? {} : { challenge }),
  }
}
