/** The issuer's side of ecdsa-sd-2023 (Data Integrity ECDSA Cryptosuites 1.0, section 3.6.1 Create Base Proof). */
import type { Eventually, PublicKey } from '../../cryptography.ts'
import { keyTypeOf } from '../../jose/index.ts'
import type { JsonObject } from '../../json/index.ts'
import { MesheError } from '../../meshe-error.ts'
import { encodeMultikeyBytes } from '../../multiformats/index.ts'
import { type ProofSettings, proofOptionsOf } from '../proof-options.ts'
import { baseDataOf, hashOf, proofHashOf } from './base-data.ts'
import { encodeBaseProof } from './proof-value.ts'
import { readPart, readWhole } from './whole-document.ts'

/** A key of P-256 made for one proof and forgotten after it. */
export interface EphemeralKey {
  readonly publicKey: PublicKey
  /** ES256: `r || s`. */
  sign(message: Uint8Array): Eventually<Uint8Array>
}

export interface BaseProofSettings extends Omit<ProofSettings, 'cryptosuite'> {
  readonly ephemeralKey: EphemeralKey
  /** JSON Pointers to what every holder must show. Default: `lookMandatoryPointers`. */
  readonly mandatoryPointers?: readonly string[] | undefined
}

const profile = [
  ...['/issuer', '/validFrom', '/validUntil', '/issuanceDate', '/expirationDate'],
  ...['/credentialStatus', '/credentialSchema', '/termsOfUse'],
]

/** What MESHE lets no holder leave out: who issued it, how long it holds, its status, its schema and its terms. */
export function lookMandatoryPointers(document: JsonObject): readonly string[] {
  return profile.filter((pointer) => document[pointer.slice(1)] !== undefined)
}

/**
 * A copy of the document with a base proof, from which its holder derives proofs over parts of it. It holds a secret: it is
 * given to the holder and shown to nobody else.
 *
 * @throws MesheError `credential.proof-present`, `proof.key-type-mismatch` when one of the keys is not of P-256,
 *   `proof.pointer-malformed`, `proof.pointer-not-found`, `proof.pointer-into-list`, and as `canonicalize` does
 */
export async function addBaseProof(document: JsonObject, settings: BaseProofSettings): Promise<JsonObject> {
  if (document['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential has a proof already.')
  }
  const { signer, ephemeralKey, cryptography } = settings
  expectP256(keyTypeOf(signer.algorithm ?? 'EdDSA'))
  expectP256(ephemeralKey.publicKey.algorithm)
  const mandatoryPointers = settings.mandatoryPointers ?? lookMandatoryPointers(document)
  const hmacKey = cryptography.randomBytes(32)
  const hash = hashOf(cryptography)
  const whole = await readWhole(document, { hmacKey, sha256Hex: hash })
  const { indexes } = await readPart(whole, mandatoryPointers)
  const proof = proofOptionsOf({ ...settings, cryptosuite: 'ecdsa-sd-2023' })
  const publicKey = encodeMultikeyBytes(ephemeralKey.publicKey)
  const baseData = baseDataOf({
    proofHash: await proofHashOf(document, proof, hash),
    publicKey,
    mandatory: whole.lines.filter((_, place) => indexes.has(place)),
    hash,
  })
  const encoder = new TextEncoder()
  const signatures: Uint8Array[] = []
  for (const [place, line] of whole.lines.entries()) {
    if (!indexes.has(place)) signatures.push(await ephemeralKey.sign(encoder.encode(line)))
  }
  const baseSignature = await signer.sign(baseData)
  const proofValue = encodeBaseProof({ baseSignature, publicKey, hmacKey, signatures, mandatoryPointers })
  return { ...document, proof: { ...proof, proofValue } }
}

function expectP256(keyType: string): void {
  if (keyType === 'P-256') return
  throw new MesheError('proof.key-type-mismatch', 'ecdsa-sd-2023 signs with keys of P-256.', { keyType })
}
