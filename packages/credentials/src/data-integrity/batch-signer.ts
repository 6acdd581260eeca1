/**
 * Signs many documents that have most of their content in common, such as all credentials of one achievement.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeMultibase } from '../multiformats/index.ts'
import { addProof, findIssuingSuite } from './add-proof.ts'
import { type ProofSettings, proofOptionsOf } from './proof-options.ts'

/**
 * Answers a function from what one document has of its own to the whole document with its proof: the same, byte for byte, as `addProof`
 * gives for the two put together. What is shared is canonicalised and hashed once.
 *
 * Objects are put together member by member; anything else that `own` has (a list, a text) takes the place of what is shared. The
 * answered documents hold the shared objects themselves, frozen.
 *
 * @param shared content that all documents have, without a proof; a copy is taken.
 * @throws MesheError `credential.proof-present`, `proof.unsupported-cryptosuite`, `proof.key-type-mismatch`; the function throws as `addProof` does, and
 *   `json.forbidden-member` for a member named `__proto__`.
 */
export function createBatchSigner(
  shared: JsonObject,
  settings: ProofSettings,
): (own: JsonObject) => Promise<JsonObject> {
  const { suite, keyType } = findIssuingSuite(settings)
  const common = frozenCopy(shared) as JsonObject
  if (common['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential has a proof already.')
  }
  const { signer, cryptography } = settings
  const proofOptions = suite.prepareProof(common, proofOptionsOf(settings))
  const hashData = suite.hashMany?.({ document: common, proofOptions, keyType, cryptography })
  return async (own) => {
    const document = putTogether(common, own)
    if (hashData === undefined || document['@context'] !== common['@context'] || document['proof'] !== undefined) {
      return addProof(document, settings)
    }
    const proofValue = encodeMultibase(await signer.sign(await hashData(document)), 'base58btc')
    return { ...document, proof: { ...proofOptions, proofValue } }
  }
}

function putTogether(shared: JsonObject, own: JsonObject): JsonObject {
  const whole: { [member: string]: JsonValue | undefined } = { ...shared }
  for (const [member, value] of Object.entries(own)) {
    if (member === '__proto__') {
      throw new MesheError('json.forbidden-member', 'The document holds a forbidden member.', { member })
    }
    if (value === undefined) continue
    const before = shared[member]
    whole[member] = isJsonObject(value) && isJsonObject(before) ? putTogether(before, value) : value
  }
  return whole
}

/** Each object once, even where the original has the same one in two places. */
function frozenCopy(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as readonly JsonValue[]
  if (!isJsonObject(value)) return value
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, frozenCopy(inner)])))
}
