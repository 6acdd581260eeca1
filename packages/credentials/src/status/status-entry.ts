/** The entry of a credential in a status list (Bitstring Status List 1.0, section 2.1). */
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'

export interface StatusEntry {
  readonly id: string | null
  readonly statusPurpose: string
  readonly statusListIndex: number
  readonly statusListCredential: string
}

export interface NewStatusEntry {
  readonly statusListCredential: string
  readonly statusListIndex: number
  readonly statusPurpose: 'revocation' | 'suspension'
  /** Must not be the address of the list itself. Default: that address with the index as fragment. */
  readonly id?: string | undefined
}

/** What stands under `credentialStatus`. @throws MesheError `status.range` for an index that is no natural number. */
export function statusEntryOf({
  statusListCredential,
  statusListIndex,
  statusPurpose,
  id,
}: NewStatusEntry): JsonObject {
  if (!Number.isSafeInteger(statusListIndex) || statusListIndex < 0) {
    throw new MesheError('status.range', 'An index of a status list is a natural number.', { statusListIndex })
  }
  return {
    id: id ?? `${statusListCredential}#${statusListIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(statusListIndex),
    statusListCredential,
  }
}

/**
 * Reads one entry of a foreign credential.
 *
 * @throws MesheError `status.unsupported` for another kind of status (or more than one bit an entry), `status.malformed`.
 */
export function readStatusEntry(credentialStatus: JsonValue | undefined): StatusEntry {
  if (!isJsonObject(credentialStatus)) throw malformed('credentialStatus')
  const { id, type, statusPurpose, statusListIndex, statusListCredential, statusSize } = credentialStatus
  if (typeof type !== 'string' && !Array.isArray(type)) throw malformed('type')
  if (!asList(type).includes('BitstringStatusListEntry')) {
    throw new MesheError('status.unsupported', 'This kind of status is not supported.', {
      type: asList(type).map(String),
    })
  }
  if (id !== undefined && (typeof id !== 'string' || id === statusListCredential)) throw malformed('id')
  if (typeof statusPurpose !== 'string' || statusPurpose === '') throw malformed('statusPurpose')
  if (typeof statusListIndex !== 'string' || !/^(0|[1-9][0-9]{0,15})$/.test(statusListIndex)) {
    throw malformed('statusListIndex')
  }
  if (typeof statusListCredential !== 'string' || !URL.canParse(statusListCredential)) {
    throw malformed('statusListCredential')
  }
  if (statusSize !== undefined && statusSize !== 1) {
    throw new MesheError('status.unsupported', 'Entries of more than one bit are not supported.')
  }
  return { id: id ?? null, statusPurpose, statusListIndex: Number(statusListIndex), statusListCredential }
}

/** All entries of a credential; none when it has no `credentialStatus`. Throws as `readStatusEntry` does. */
export function readStatusEntries(credentialStatus: JsonValue | undefined): readonly StatusEntry[] {
  return asList(credentialStatus).map(readStatusEntry)
}

function malformed(member: string): MesheError {
  return new MesheError('status.malformed', 'The status entry does not follow the norm.', { member })
}
