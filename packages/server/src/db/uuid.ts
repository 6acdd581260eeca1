/** UUIDs of version 7 (RFC 9562, section 5.7): unique everywhere, sorted by time, and in the order of making within a millisecond. */
import { randomBytes, randomInt } from 'node:crypto'

/** Counters of the last milliseconds (section 6.2, method 1): clocks of several nodes may meet in one process. */
const counters = new Map<number, number>()
const keptMilliseconds = 50
const maxCounter = 0xfff

export function uuidv7(now: Date): string {
  const bytes = randomBytes(16)
  const { milliseconds, counter } = nextPlace(now.getTime())
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A full millisecond goes on in the next one. */
function nextPlace(milliseconds: number): { readonly milliseconds: number; readonly counter: number } {
  const last = counters.get(milliseconds)
  if (last === maxCounter) return nextPlace(milliseconds + 1)
  const counter = last === undefined ? randomInt(0x400) : last + 1
  if (last === undefined && counters.size >= keptMilliseconds) {
    const [oldest] = counters.keys()
    if (oldest !== undefined) counters.delete(oldest)
  }
  counters.set(milliseconds, counter)
  return { milliseconds, counter }
}
