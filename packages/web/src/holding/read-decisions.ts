/** Which decisions were opened on this device, so that a new one is named first. */
const storageKey = 'meshe.read-decisions'

/** A request is read for the decision that stood then; a newer decision is new again. */
export function isDecisionRead(requestId: string, decidedAt: string): boolean {
  return read()[requestId] === decidedAt
}

export function markDecisionRead(requestId: string, decidedAt: string): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...read(), [requestId]: decidedAt }))
  } catch {
    // Storage may be closed; the decision is then named once more.
  }
}

function read(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
