/** Bitstring Status List 1.0, and Token Status List: revocation and suspension. */
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
export {
  issueStatusListToken,
  readStatusListReference,
  type StatusListReference,
  type StatusListTokenContent,
  statusClaimOf,
  statusListMediaType,
  statusListTokenType,
  type VerifiedStatusList,
  type VerifyStatusListSettings,
  verifyStatusListToken,
} from './status-list-token.ts'
export {
  createStatusTokenList,
  decodeTokenStatusList,
  encodeTokenStatusList,
  readTokenStatus,
  type StatusBits,
  type StatusTokenList,
  setTokenStatus,
  type TokenStatus,
  tokenStatusOf,
} from './token-status-list.ts'
