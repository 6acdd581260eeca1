/**
 * What is learned from foreign documents is kept for the next one, but not without end: when it becomes much, all of it is forgotten at
 * once, by counting up the generation to which it belongs.
 *
 * @module
 */

/** About bytes. */
const maxKept = 24_000_000
/** Longer names are not worth keeping. */
export const maxNameLength = 256

let kept = 0
let current = 0

export function generation(): number {
  return current
}

export function countKept(bytes: number): void {
  kept += bytes
  if (kept <= maxKept) return
  kept = 0
  current += 1
}
