/** Adds a proof to a document (Verifiable Credential Data Integrity 1.0, sections 4.2 Add Proof and 4.3 Add Proof Set/Chain). */
import type { KeyType } from '../cryptography.ts'
import { keyTypeOf } from '../jose/index.ts'
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeMultibase } from '../multiformats/index.ts'
import type { HashingSuite } from './cryptosuite.ts'
import { lookCryptosuite } from './cryptosuites.ts'
import { type ProofSettings, proofOptionsOf } from './proof-options.ts'

export interface ChainedProofSettings extends ProofSettings {
  /** Ids of the proofs that this one covers too (section 2.1.2 Proof Chains); without them it only stands beside the others. */
  readonly previousProof?: string | readonly string[] | undefined
}

/**
 * A copy of the document with one proof. The document is not changed. ecdsa-sd-2023 has a function of its own, `addBaseProof`.
 *
 * @throws MesheError `credential.proof-present` when it has one already, `proof.unsupported-cryptosuite`,
 *   `proof.key-type-mismatch` when the suite does not sign with such a key, and with the rdfc suites all that
 *   `canonicalize` throws: a term without definition would stand unsigned.
 */
export async function addProof(document: JsonObject, settings: ProofSettings): Promise<JsonObject> {
  if (document['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential has a proof already.')
  }
  return { ...document, proof: await createProof(document, settings, proofOptionsOf(settings)) }
}

/**
 * A copy of the document with one more proof at the end of its set. Whether the earlier ones verify is not asked.
 *
 * @throws MesheError as `addProof` does, and `proof.previous-missing` when a proof it shall build on is not there.
 */
export async function addProofToSet(document: JsonObject, settings: ChainedProofSettings): Promise<JsonObject> {
  const { proof: given, ...unsecured } = document
  const proofs = asList(given)
  const { previousProof } = settings
  const previous = asList(previousProof).map((id) => findPrevious(proofs, id))
  const signed = previous.length === 0 ? unsecured : { ...unsecured, proof: previous }
  const options = proofOptionsOf(settings)
  const chained = previousProof === undefined ? options : { ...options, previousProof }
  return { ...unsecured, proof: [...proofs, await createProof(signed, settings, chained)] }
}

async function createProof(document: JsonObject, settings: ProofSettings, options: JsonObject): Promise<JsonObject> {
  const { signer, cryptography } = settings
  const { suite, keyType } = findIssuingSuite(settings)
  const proofOptions = suite.prepareProof(document, options)
  const signature = await signer.sign(await suite.hashData({ document, proofOptions, keyType, cryptography }))
  return { ...proofOptions, proofValue: encodeMultibase(signature, 'base58btc') }
}

/**
 * The suite that signs as the settings say, and the type of the key it signs with.
 *
 * @throws MesheError `proof.unsupported-cryptosuite`, `proof.key-type-mismatch`
 */
export function findIssuingSuite({ cryptosuite, signer }: Pick<ProofSettings, 'cryptosuite' | 'signer'>): {
  readonly suite: HashingSuite
  readonly keyType: KeyType
} {
  const suite = lookCryptosuite(cryptosuite)
  if (suite === null || !('hashData' in suite) || !suite.isForIssuing) {
    throw new MesheError('proof.unsupported-cryptosuite', 'The cryptosuite is not supported.', { cryptosuite })
  }
  const keyType = keyTypeOf(signer.algorithm ?? 'EdDSA')
  if (!suite.keyTypes.includes(keyType)) {
    throw new MesheError('proof.key-type-mismatch', 'The cryptosuite does not sign with such a key.', {
      cryptosuite,
      keyType,
    })
  }
  return { suite, keyType }
}

function findPrevious(proofs: readonly JsonValue[], id: JsonValue): JsonValue {
  const previous = proofs.find((proof) => isJsonObject(proof) && proof['id'] === id)
  if (previous === undefined) {
    throw new MesheError('proof.previous-missing', 'The proof that this one shall build on is not there.')
  }
  return previous
}
