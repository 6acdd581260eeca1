/** Token Status List (draft-ietf-oauth-status-list): one, two, four or eight bits a token, least significant bit first. */
import type { Cryptography } from '../cryptography.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url, encodeBase64url } from '../multiformats/index.ts'

export type StatusBits = 1 | 2 | 4 | 8
const statusBits: readonly unknown[] = [1, 2, 4, 8] satisfies StatusBits[]
const maxBytes = 16 * 1_048_576

export interface StatusTokenList {
  readonly bits: StatusBits
  readonly bytes: Uint8Array
}

/** An empty list with room for `length` tokens. @throws MesheError `status.malformed` beyond 16 MiB */
export function createStatusTokenList(bits: StatusBits, length: number): StatusTokenList {
  const size = Math.ceil((length * bits) / 8)
  if (!statusBits.includes(bits) || !Number.isSafeInteger(length) || length < 1 || size > maxBytes) {
    throw malformed('bits')
  }
  return { bits, bytes: new Uint8Array(size) }
}

/** The value at an index, from the least significant bit of each byte (section 4.1). @throws MesheError `status.range` */
export function readTokenStatus(list: StatusTokenList, index: number): number {
  const { place, shift, mask } = locate(list, index)
  return (list.bytes[place]! >> shift) & mask
}

/** Changes one value in place. @throws MesheError `status.range` */
export function setTokenStatus(list: StatusTokenList, index: number, value: number): void {
  const { place, shift, mask } = locate(list, index)
  if (!Number.isSafeInteger(value) || value < 0 || value > mask) {
    throw new MesheError('status.range', 'The list has no room for this value.', { value })
  }
  list.bytes[place] = (list.bytes[place]! & ~(mask << shift)) | (value << shift)
}

function locate({ bits, bytes }: StatusTokenList, index: number) {
  if (!Number.isSafeInteger(index) || index < 0 || index >= (bytes.length * 8) / bits) {
    throw new MesheError('status.range', 'The status list has no such entry.', { index })
  }
  const bit = index * bits
  return { place: Math.floor(bit / 8), shift: bit % 8, mask: (1 << bits) - 1 }
}

/** `bits` and `lst` (section 4.2): DEFLATE in the format of ZLIB, base64url. */
export async function encodeTokenStatusList(
  { bits, bytes }: StatusTokenList,
  { deflate }: Pick<Cryptography, 'deflate'>,
): Promise<JsonObject> {
  return { bits, lst: encodeBase64url(await deflate(bytes)) }
}

/** The list behind `bits` and `lst`; at most 16 MiB come out. @throws MesheError `status.malformed` */
export async function decodeTokenStatusList(
  value: JsonValue | undefined,
  { inflate }: Pick<Cryptography, 'inflate'>,
): Promise<StatusTokenList> {
  if (!isJsonObject(value)) throw malformed('status_list')
  const { bits, lst } = value
  if (!statusBits.includes(bits)) throw malformed('bits')
  if (typeof lst !== 'string' || lst === '') throw malformed('lst')
  try {
    return { bits: bits as StatusBits, bytes: await inflate(decodeBase64url(lst), maxBytes) }
  } catch (cause) {
    throw malformed('lst', cause)
  }
}

/** The names of section 7.1; other values are the issuer's own or kept for later. */
export type TokenStatus = 'valid' | 'invalid' | 'suspended' | 'other'

export function tokenStatusOf(value: number): TokenStatus {
  return (['valid', 'invalid', 'suspended'] as const)[value] ?? 'other'
}

function malformed(member: string, cause?: unknown): MesheError {
  return new MesheError('status.malformed', 'The status list does not follow the norm.', { member }, cause)
}
