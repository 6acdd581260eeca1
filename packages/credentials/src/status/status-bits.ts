/** The bits of a status list and their compressed text (Bitstring Status List 1.0, sections 3.3 and 3.4). */
import type { Cryptography } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url, encodeBase64url } from '../multiformats/index.ts'

/** 16 KiB: a shorter list would tell too much about each of its entries (section 6.1). */
export const minimumStatusBits = 131_072
const maxBytes = 16 * 1_048_576

/**
 * An empty list of `length` entries, eight to a byte.
 *
 * @throws MesheError `status.malformed` when the length is no multiple of 8, too short or more than 16 MiB.
 */
export function createStatusBits(length = minimumStatusBits): Uint8Array {
  if (length % 8 !== 0 || length < minimumStatusBits || length / 8 > maxBytes) {
    throw new MesheError('status.malformed', 'A status list has at least 131,072 entries in whole bytes.', { length })
  }
  return new Uint8Array(length / 8)
}

/** Changes one entry in place. @throws MesheError `status.range` when there is no such entry. */
export function setStatus(bits: Uint8Array, index: number, on: boolean): void {
  const mask = maskOf(bits, index)
  const place = index >>> 3
  bits[place] = on ? bits[place]! | mask : bits[place]! & ~mask
}

/** One entry. @throws MesheError `status.range` when there is no such entry. */
export function readStatusBit(bits: Uint8Array, index: number): boolean {
  const mask = maskOf(bits, index)
  return (bits[index >>> 3]! & mask) !== 0
}

/** The left-most bit of a byte is its first entry (section 3.3). */
function maskOf(bits: Uint8Array, index: number): number {
  if (!Number.isSafeInteger(index) || index < 0 || index >= bits.length * 8) {
    throw new MesheError('status.range', 'The status list has no such entry.', { index })
  }
  return 0x80 >> (index & 7)
}

/** `u`, then base64url without padding of the gzip of the bits (section 3.3 Bitstring Generation Algorithm). */
export async function encodeStatusList(bits: Uint8Array, cryptography: Cryptography): Promise<string> {
  return `u${encodeBase64url(await cryptography.gzip(bits))}`
}

/**
 * The bits behind an `encodedList` (section 3.4 Bitstring Expansion Algorithm). At most 16 MiB come out.
 *
 * @throws MesheError `status.malformed` when it is not multibase base64url of a gzip stream, too long or shorter than
 *   16 KiB (STATUS_LIST_LENGTH_ERROR).
 */
export async function decodeStatusList(encoded: string, cryptography: Cryptography): Promise<Uint8Array> {
  if (!encoded.startsWith('u')) throw malformed('The status list is not multibase base64url.')
  const bits = await inflate(encoded.slice(1), cryptography)
  if (bits.length * 8 < minimumStatusBits) throw malformed('The status list is shorter than the norm allows.')
  if (bits.length > maxBytes) throw malformed('The status list is too long.')
  return bits
}

async function inflate(text: string, cryptography: Cryptography): Promise<Uint8Array> {
  try {
    return await cryptography.gunzip(decodeBase64url(text), maxBytes)
  } catch (cause) {
    throw malformed('The status list cannot be expanded.', cause)
  }
}

function malformed(message: string, cause?: unknown): MesheError {
  return new MesheError('status.malformed', message, {}, cause)
}
