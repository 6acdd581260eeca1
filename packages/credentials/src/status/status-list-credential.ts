/** The credential that carries a status list, and what it says about one entry (Bitstring Status List 1.0, section 3.2). */
import type { Cryptography } from '../cryptography.ts'
import { asList, isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeStatusList, readStatusBit } from './status-bits.ts'
import type { StatusEntry } from './status-entry.ts'

export interface StatusListContent {
  /** Address under which the list is published. */
  readonly id: string
  readonly issuer: string
  readonly statusPurpose: 'revocation' | 'suspension'
  readonly encodedList: string
  readonly validFrom: Date
  readonly validUntil: Date
  /** How long a reader may keep it. */
  readonly ttlMs: number
}

/** The list as a credential, still without proof (section 2.2). */
export function createStatusListCredential(content: StatusListContent): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: content.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: content.issuer,
    validFrom: content.validFrom.toISOString(),
    validUntil: content.validUntil.toISOString(),
    credentialSubject: {
      id: `${content.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: content.statusPurpose,
      encodedList: content.encodedList,
      ttl: content.ttlMs,
    },
  }
}

export interface StatusCheck {
  readonly entry: StatusEntry
  /** The list; its proof, issuer and dates are checked by the caller. */
  readonly listCredential: JsonObject
  readonly cryptography: Cryptography
}

/**
 * What a list says about one entry: `on` means revoked or suspended, as `purpose` has it (section 3.2, steps 5 to 12).
 *
 * @throws MesheError `status.malformed` when it is no status list, another list or one for another purpose;
 *   `status.range` when the entry lies outside.
 */
export async function checkStatus(check: StatusCheck): Promise<{ readonly purpose: string; readonly on: boolean }> {
  const { entry, listCredential, cryptography } = check
  const subject = listCredential['credentialSubject']
  if (!asList(listCredential['type']).includes('BitstringStatusListCredential')) throw malformed('type')
  if (!isJsonObject(subject) || !asList(subject['type']).includes('BitstringStatusList')) {
    throw malformed('credentialSubject')
  }
  const id = listCredential['id']
  if (id !== undefined && id !== entry.statusListCredential) throw malformed('id')
  if (!asList(subject['statusPurpose']).includes(entry.statusPurpose)) throw malformed('statusPurpose')
  const encodedList = subject['encodedList']
  if (typeof encodedList !== 'string') throw malformed('encodedList')
  const bits = await decodeStatusList(encodedList, cryptography)
  return { purpose: entry.statusPurpose, on: readStatusBit(bits, entry.statusListIndex) }
}

function malformed(member: string): MesheError {
  return new MesheError('status.malformed', 'The status list does not follow the norm or is another list.', { member })
}
