/** The holder's side of ecdsa-sd-2023 (Data Integrity ECDSA Cryptosuites 1.0, section 3.6.6 Add Derived Proof). */
import type { Cryptography } from '../../cryptography.ts'
import { asList, isJsonObject, type JsonObject } from '../../json/index.ts'
import { canonicalizeQuads } from '../../json-ld/index.ts'
import { MesheError } from '../../meshe-error.ts'
import { hashOf } from './base-data.ts'
import { type BaseProof, decodeBaseProof, encodeDerivedProof, lookKind } from './proof-value.ts'
import { selectPart } from './select.ts'
import { readPart, readWhole, type WholeDocument } from './whole-document.ts'

export interface DisclosureSettings {
  /** JSON Pointers to what is shown beside the mandatory part. */
  readonly selectivePointers: readonly string[]
  readonly cryptography: Cryptography
  /** Which base proof, where there are several. */
  readonly proofId?: string | undefined
}

/**
 * A new document with the chosen part only, and a proof over it. Whether the base proof verifies is not asked.
 *
 * @throws MesheError `proof.base-missing` without exactly one base proof, `proof.nothing-selected`, `proof.malformed` and
 *   `cbor.malformed` for a base proof that does not fit the document, `proof.pointer-malformed`, `proof.pointer-not-found`
 *   (facts: pointer), `proof.pointer-into-list`, and as `canonicalize` does
 */
export async function deriveProof(document: JsonObject, settings: DisclosureSettings): Promise<JsonObject> {
  const { cryptography, selectivePointers, proofId } = settings
  const { proof: proofs, ...unsecured } = document
  const { proofValue, ...options } = findBaseProof(proofs, proofId)
  const base = decodeBaseProof(String(proofValue))
  const pointers = [...base.mandatoryPointers, ...selectivePointers]
  const revealed = selectPart(unsecured, pointers)
  if (revealed === null) throw new MesheError('proof.nothing-selected', 'Nothing of the credential would be shown.')
  const hash = hashOf(cryptography)
  const whole = await readWhole(unsecured, { hmacKey: base.hmacKey, sha256Hex: hash })
  const mandatory = (await readPart(whole, base.mandatoryPointers)).indexes
  const shown = await readPart(whole, pointers)
  const places = [...shown.indexes].sort((one, other) => one - other)
  const { labels } = canonicalizeQuads(shown.quads, hash)
  const derived = encodeDerivedProof({
    baseSignature: base.baseSignature,
    publicKey: base.publicKey,
    signatures: signaturesOf(places, { base, whole, mandatory }),
    labels: labelMapOf(labels, whole),
    mandatoryIndexes: places.flatMap((place, position) => (mandatory.has(place) ? [position] : [])),
  })
  return { ...revealed, proof: { ...options, proofValue: derived } }
}

function findBaseProof(proofs: JsonObject[string], proofId: string | undefined): JsonObject {
  const found = asList(proofs)
    .filter(isJsonObject)
    .filter((proof) => proof['type'] === 'DataIntegrityProof' && proof['cryptosuite'] === 'ecdsa-sd-2023')
    .filter((proof) => typeof proof['proofValue'] === 'string' && lookKind(proof['proofValue']) === 'base')
    .filter((proof) => proofId === undefined || proof['id'] === proofId)
  const [proof] = found
  if (proof === undefined || found.length > 1) {
    throw new MesheError('proof.base-missing', 'There is not exactly one proof to derive from.', {
      found: found.length,
    })
  }
  return proof
}

interface Signing {
  readonly base: BaseProof
  readonly whole: WholeDocument
  readonly mandatory: ReadonlySet<number>
}

/** The issuer signed the statements that are not mandatory, in their order. */
function signaturesOf(places: readonly number[], { base, whole, mandatory }: Signing): readonly Uint8Array[] {
  const signed = whole.lines.flatMap((_, place) => (mandatory.has(place) ? [] : [place]))
  if (signed.length !== base.signatures.length) {
    throw new MesheError('proof.malformed', 'The base proof was not made over this credential.')
  }
  const signatureAt = new Map(signed.map((place, position) => [place, base.signatures[position]!]))
  return places.flatMap((place) => signatureAt.get(place) ?? [])
}

/** From the label that a verifier will give to a node to the one that the issuer gave. */
function labelMapOf(canonical: ReadonlyMap<number, string>, whole: WholeDocument): ReadonlyMap<number, Uint8Array> {
  const entries = [...canonical].map(([blank, label]): [number, Uint8Array] => [
    Number(label.slice('_:c14n'.length)),
    whole.labelBytes.get(blank)!,
  ])
  return new Map(entries.sort(([one], [other]) => one - other))
}
