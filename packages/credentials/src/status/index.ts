/** Bitstring Status List 1.0: revocation and suspension. */
export {
  createStatusBits,
  decodeStatusList,
  encodeStatusList,
  minimumStatusBits,
  readStatusBit,
  setStatus,
} from './status-bits.ts'
export {
  type NewStatusEntry,
  readStatusEntries,
  readStatusEntry,
  type StatusEntry,
  statusEntryOf,
} from './status-entry.ts'
export {
  checkStatus,
  createStatusListCredential,
  type StatusCheck,
  type StatusListContent,
} from './status-list-credential.ts'
