/**
 * The two proof values of ecdsa-sd-2023, in CBOR under a header of three bytes (Data Integrity ECDSA Cryptosuites 1.0,
 * sections 3.5.2 to 3.5.8): the base proof that an issuer gives to the holder, and the derived one that a holder shows.
 *
 * @module
 */
import { type CborValue, decodeCbor, encodeCbor } from '../../cbor/index.ts'
import { MesheError } from '../../meshe-error.ts'
import { decodeMultibase, encodeMultibase } from '../../multiformats/index.ts'

export interface BaseProof {
  /** 64 bytes of the issuer's key. */
  readonly baseSignature: Uint8Array
  /** The key made for this proof only, as Multikey writes it: two bytes of header, then the compressed point of P-256. */
  readonly publicKey: Uint8Array
  /** 32 bytes. */
  readonly hmacKey: Uint8Array
  /** One of 64 bytes for each statement that is not mandatory. */
  readonly signatures: readonly Uint8Array[]
  readonly mandatoryPointers: readonly string[]
}

export interface DerivedProof extends Pick<BaseProof, 'baseSignature' | 'publicKey' | 'signatures'> {
  /** By the number in a canonical label (`c14n0` is 0): the 32 bytes that the issuer's label holds. */
  readonly labels: ReadonlyMap<number, Uint8Array>
  /** Places of the mandatory statements among those shown. */
  readonly mandatoryIndexes: readonly number[]
}

const headers = { base: [0xd9, 0x5d, 0x00], derived: [0xd9, 0x5d, 0x01] } as const
type Kind = keyof typeof headers

export function encodeBaseProof(proof: BaseProof): string {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = proof
  return encode('base', [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers])
}

export function encodeDerivedProof(proof: DerivedProof): string {
  const { baseSignature, publicKey, signatures, labels, mandatoryIndexes } = proof
  return encode('derived', [baseSignature, publicKey, signatures, labels, mandatoryIndexes])
}

/** Which of the two it is; `null` for neither. */
export function lookKind(proofValue: string): Kind | null {
  try {
    const bytes = decode(proofValue)
    const kinds = Object.keys(headers) as Kind[]
    return kinds.find((kind) => headers[kind].every((byte, position) => bytes[position] === byte)) ?? null
  } catch {
    return null
  }
}

/** @throws MesheError `cbor.malformed`, `multibase.malformed`, `proof.malformed` */
export function decodeBaseProof(proofValue: string): BaseProof {
  const [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers] = itemsOf('base', proofValue)
  if (!Array.isArray(mandatoryPointers) || !mandatoryPointers.every((item) => typeof item === 'string'))
    throw malformed()
  return {
    baseSignature: bytesOf(baseSignature, 64),
    publicKey: bytesOf(publicKey, 35),
    hmacKey: bytesOf(hmacKey, 32),
    signatures: listOf(signatures).map((item) => bytesOf(item, 64)),
    mandatoryPointers,
  }
}

/** @throws MesheError `cbor.malformed`, `multibase.malformed`, `proof.malformed` */
export function decodeDerivedProof(proofValue: string): DerivedProof {
  const [baseSignature, publicKey, signatures, labels, mandatoryIndexes] = itemsOf('derived', proofValue)
  if (!(labels instanceof Map)) throw malformed()
  const entries = [...(labels as ReadonlyMap<unknown, CborValue>)].map(([name, label]): [number, Uint8Array] => {
    if (typeof name !== 'number') throw malformed()
    return [name, bytesOf(label, 32)]
  })
  return {
    baseSignature: bytesOf(baseSignature, 64),
    publicKey: bytesOf(publicKey, 35),
    signatures: listOf(signatures).map((item) => bytesOf(item, 64)),
    labels: new Map(entries),
    mandatoryIndexes: listOf(mandatoryIndexes).map((item) => {
      if (typeof item !== 'number') throw malformed()
      return item
    }),
  }
}

function encode(kind: Kind, items: readonly CborValue[]): string {
  return encodeMultibase(Uint8Array.from([...headers[kind], ...encodeCbor(items)]), 'base64url')
}

function decode(proofValue: string): Uint8Array {
  if (!proofValue.startsWith('u')) throw malformed()
  return decodeMultibase(proofValue)
}

function itemsOf(kind: Kind, proofValue: string): readonly CborValue[] {
  const bytes = decode(proofValue)
  if (!headers[kind].every((byte, position) => bytes[position] === byte)) throw malformed()
  const items = listOf(decodeCbor(bytes.slice(headers[kind].length)))
  if (items.length !== 5) throw malformed()
  return items
}

function listOf(value: CborValue | undefined): readonly CborValue[] {
  if (!Array.isArray(value)) throw malformed()
  return value
}

function bytesOf(value: CborValue | undefined, length: number): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== length) throw malformed()
  return value
}

function malformed(): MesheError {
  return new MesheError('proof.malformed', 'The proof value is not one of ecdsa-sd-2023.')
}
