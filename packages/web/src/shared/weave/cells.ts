/** Where threads cross and which one lies on top: plain weave. And the strip of a selvedge, always the same for the same seed. */
export interface WeaveCell {
  readonly column: number
  readonly row: number
  readonly warpOnTop: boolean
}

export function cells(columns: number, rows: number): WeaveCell[] {
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    return { column, row, warpOnTop: (column + row) % 2 === 0 }
  })
}

export type Thread = 'warp-a' | 'warp-b' | 'weft-a' | 'learner'

/** Threads of one repeat of the strip: three to six, exactly one of them saffron. */
export function selvedgePattern(seed: string): Thread[] {
  const next = numbersFrom(seed)
  const ground: readonly Thread[] = ['warp-a', 'warp-b', 'weft-a', 'warp-a']
  const length = 3 + Math.floor(next() * 4)
  const pattern = Array.from({ length }, () => ground[Math.floor(next() * ground.length)] ?? 'warp-a')
  pattern[Math.floor(next() * length)] = 'learner'
  return pattern
}

/** FNV-1a over the seed, then a linear congruential generator: decoration, not security. */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
