/** Why a message did not get through, as a person can understand it: the many codes by what they mean for the sender. */

export type Failure = 'no-answer' | 'unproven' | 'unknown' | 'clock' | 'refused' | 'recipient' | 'wait' | 'here'

const failures: Readonly<Record<string, Failure>> = {
  'outbound.failed': 'no-answer',
  'outbound.timeout': 'no-answer',
  'node.unreachable': 'no-answer',
  'federation.signature-missing': 'unproven',
  'federation.signature-invalid': 'unproven',
  'federation.key-unknown': 'unproven',
  'federation.digest-mismatch': 'unproven',
  'federation.peer-unknown': 'unknown',
  'federation.clock-skew': 'clock',
  'federation.nonce-reused': 'refused',
  'federation.message-id-reused': 'refused',
  'federation.message-invalid': 'refused',
  'federation.message-refused': 'refused',
  'federation.unsupported-critical': 'refused',
  'federation.unsupported-type': 'refused',
  'federation.wrong-recipient': 'recipient',
  'federation.recipient-unknown': 'recipient',
  'federation.too-early': 'wait',
  'request.rate-limited': 'wait',
  internal: 'here',
}

/** Null for a code that has no sentence; a status alone (`http.502`) is told by its hundreds. */
export function lookFailure(code: string): Failure | null {
  const status = /^http\.(\d)\d\d$/.exec(code)?.[1]
  if (status === '5') return 'no-answer'
  if (status === '4') return 'refused'
  return Object.hasOwn(failures, code) ? (failures[code] ?? null) : null
}
