/** The verifier's side of ecdsa-sd-2023 (Data Integrity ECDSA Cryptosuites 1.0, section 3.6.7 Verify Derived Proof). */
import type { Cryptography, PublicKey } from '../../cryptography.ts'
import { checkPublicKey } from '../../jose/index.ts'
import type { JsonObject } from '../../json/index.ts'
import { canonicalizeQuads, toQuads } from '../../json-ld/index.ts'
import { MesheError } from '../../meshe-error.ts'
import { decodeMultikeyBytes } from '../../multiformats/index.ts'
import type { DisclosureInput } from '../cryptosuite.ts'
import type { ProofReason } from '../proof-report.ts'
import { isSignatureOf, isSignatureShape } from '../verify-signature.ts'
import { baseDataOf, hashOf, proofHashOf } from './base-data.ts'
import { linesWith, writtenLabel } from './labelled-lines.ts'
import { type DerivedProof, decodeDerivedProof, lookKind } from './proof-value.ts'

/** Each costs a tenth of a millisecond; a record of learning with pictures makes some hundreds. */
const maxSignatures = 4096

/** Every statement is covered, either by the issuer's signature over the mandatory part or by one of its own. */
export async function judgeDisclosure(input: DisclosureInput): Promise<ProofReason> {
  const { document, proofOptions, proofValue, key, cryptography } = input
  if (lookKind(proofValue) === 'base') return 'proof.base-proof'
  const proof = lookProof(proofValue)
  if (proof === null) return 'proof.disclosure-malformed'
  const ephemeralKey = lookKey(proof.publicKey)
  if (ephemeralKey === null) return 'proof.key-unsound'
  const lines = await linesOf(document, proof, cryptography)
  if (lines === null) return 'proof.disclosure-label'
  const mandatoryIndexes = new Set(proof.mandatoryIndexes)
  if (mandatoryIndexes.size !== proof.mandatoryIndexes.length) return 'proof.disclosure-index'
  if (proof.mandatoryIndexes.some((index) => index >= lines.length)) return 'proof.disclosure-index'
  const others = lines.filter((_, index) => !mandatoryIndexes.has(index))
  if (others.length !== proof.signatures.length || others.length > maxSignatures) return 'proof.disclosure-count'
  const hash = hashOf(cryptography)
  const message = baseDataOf({
    proofHash: await proofHashOf(document, proofOptions, hash),
    publicKey: proof.publicKey,
    mandatory: lines.filter((_, index) => mandatoryIndexes.has(index)),
    hash,
  })
  const isGenuine =
    (await isSigned(message, proof.baseSignature, { key, cryptography })) &&
    (await areSigned(others, proof.signatures, { key: ephemeralKey, cryptography }))
  return isGenuine ? 'proof.verified' : 'proof.signature-mismatch'
}

function lookProof(proofValue: string): DerivedProof | null {
  try {
    return decodeDerivedProof(proofValue)
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}

function lookKey(bytes: Uint8Array): PublicKey | null {
  try {
    const key = decodeMultikeyBytes(bytes)
    checkPublicKey(key)
    return key.algorithm === 'P-256' ? key : null
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}

/** The statements with the issuer's labels; `null` unless there is exactly one for every blank node and none for two. */
async function linesOf(
  document: JsonObject,
  { labels }: DerivedProof,
  cryptography: Cryptography,
): Promise<readonly string[] | null> {
  const quads = await toQuads(document)
  const canonical = canonicalizeQuads(quads, hashOf(cryptography)).labels
  const written = new Map<number, string>()
  for (const [blank, label] of canonical) {
    const bytes = labels.get(Number(label.slice('_:c14n'.length)))
    if (bytes === undefined) return null
    written.set(blank, writtenLabel(bytes))
  }
  const isOneToOne = new Set(written.values()).size === canonical.size && labels.size === canonical.size
  return isOneToOne ? linesWith(quads, written) : null
}

interface Signing {
  readonly key: PublicKey
  readonly cryptography: Cryptography
}

async function isSigned(message: Uint8Array, signature: Uint8Array, { key, cryptography }: Signing): Promise<boolean> {
  return isSignatureShape(signature, key) && (await isSignatureOf(message, { key, signature, cryptography }))
}

async function areSigned(
  lines: readonly string[],
  signatures: readonly Uint8Array[],
  signing: Signing,
): Promise<boolean> {
  const encoder = new TextEncoder()
  for (const [index, line] of lines.entries()) {
    if (!(await isSigned(encoder.encode(line), signatures[index]!, signing))) return false
  }
  return true
}
