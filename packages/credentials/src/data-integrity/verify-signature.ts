/** One signature over one message, by the algorithm that the key decides (RFC 8032; FIPS 186-5, section 6). */
import type { Cryptography, KeyType, PublicKey, SignatureAlgorithm } from '../cryptography.ts'
import { checkSignatureShape, isForgedPoint } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeMultibase } from '../multiformats/index.ts'
import type { HashingSuite } from './cryptosuite.ts'
import type { ProofReason } from './proof-report.ts'

const algorithms: Readonly<Partial<Record<KeyType, SignatureAlgorithm>>> = {
  Ed25519: 'EdDSA',
  'P-256': 'ES256',
  'P-384': 'ES384',
}

interface SignatureInput {
  readonly suite: HashingSuite
  readonly document: JsonObject
  readonly proofOptions: JsonObject
  readonly proofValue: string
  readonly key: PublicKey
  readonly cryptography: Cryptography
}

/** Throws as `canonicalize` does for a document that cannot be canonicalised. */
export async function verifySignature(input: SignatureInput): Promise<ProofReason> {
  const { suite, document, proofOptions, key, cryptography } = input
  const signature = lookSignature(input.proofValue, key)
  if (signature === null) return 'proof.malformed'
  const message = await suite.hashData({ document, proofOptions, keyType: key.algorithm, cryptography })
  return (await isSignatureOf(message, { key, signature, cryptography }))
    ? 'proof.verified'
    : 'proof.signature-mismatch'
}

/** True only when cryptography says so in as many words. */
export async function isSignatureOf(
  message: Uint8Array,
  {
    key,
    signature,
    cryptography,
  }: { readonly key: PublicKey; readonly signature: Uint8Array } & Pick<SignatureInput, 'cryptography'>,
): Promise<boolean> {
  if (key.algorithm === 'Ed25519') {
    if (isForgedPoint('EdDSA', signature)) return false
    return (await cryptography.verifyEd25519({ publicKey: key.publicKey, message, signature })) === true
  }
  const algorithm = algorithms[key.algorithm]
  return algorithm !== undefined && (await cryptography.verify({ algorithm, key, message, signature })) === true
}

/** Whether a signature is as long as its key makes them and, with ECDSA, r and s lie between 0 and the order. */
export function isSignatureShape(signature: Uint8Array, key: PublicKey): boolean {
  const algorithm = algorithms[key.algorithm]
  if (algorithm === undefined) return false
  try {
    checkSignatureShape(algorithm, signature)
    return true
  } catch (error) {
    if (error instanceof MesheError) return false
    throw error
  }
}

/** base58btc (vc-di-eddsa, section 3.2.1, step 6; vc-di-ecdsa, section 3.2.1, step 6). */
function lookSignature(proofValue: string, key: PublicKey): Uint8Array | null {
  if (proofValue[0] !== 'z') return null
  try {
    const signature = decodeMultibase(proofValue)
    return isSignatureShape(signature, key) ? signature : null
  } catch {
    return null
  }
}
