/**
 * When a message is tried again, when it is given up, and whom it concerns.
 *
 * @module
 */
import type { MessageBody, MessageType } from './message.ts'

const firstPauseMs = 1000
const longestPauseMs = 3600_000
/** A message that could not be delivered for so long is given up. */
export const deliveryPatienceMs = 72 * 3600_000

/**
 * How long to wait after a failed attempt: one second, doubled each time, at most an hour, give or take a fifth so that
 * nodes that failed together do not come back together.
 *
 * @param attempts how many attempts were made, at least 1
 * @param chance a number from 0 up to 1
 */
export function pauseAfter(attempts: number, chance: number): number {
  const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(attempts - 1, 30), longestPauseMs)
  return Math.round(pauseMs * (0.8 + 0.4 * chance))
}

const passingStatuses: readonly number[] = [408, 409, 425, 429]
/** Refusals that end by themselves: a clock is set, the receiver reads the newest list or our newest key. */
const passingCodes: readonly string[] = ['federation.clock-skew', 'federation.peer-unknown', 'federation.key-unknown']
const finalCodes: readonly string[] = ['federation.message-id-reused']

/** Whether an answer ends the attempts: the receiver will never take this message. */
export function isFinalRefusal({ status, code }: { readonly status: number; readonly code: string | null }): boolean {
  if (status < 400 || status > 499) return false
  if (code !== null && finalCodes.includes(code)) return true
  if (code !== null && passingCodes.includes(code)) return false
  return !passingStatuses.includes(status)
}

/** The DIDs of the universities that a message names: their staff see that it was sent or received. */
export function institutionsNamedIn(body: MessageBody<MessageType>): readonly string[] {
  const named = ['institution', 'issuer'].map((member) => (body as Record<string, unknown>)[member])
  return named.filter((did) => typeof did === 'string')
}
