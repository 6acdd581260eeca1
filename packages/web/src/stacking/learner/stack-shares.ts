/** How the credits of a path divide into counted, being checked and to take: they always add up to what is required. Pure. */
import type { PathwayProgress } from '@meshe/domain/stacking'

export interface StackShare {
  readonly kind: 'counted' | 'waiting' | 'missing'
  readonly ects: number
  /** Of the whole, 0 to 1. */
  readonly share: number
}

type Credits = Pick<PathwayProgress, 'ectsRequired' | 'ectsCounted' | 'ectsWaiting'>

/** What is more than required is cut off, the counted credits first in line; parts without credits are left out. */
export function stackShares({ ectsRequired, ectsCounted, ectsWaiting }: Credits): StackShare[] {
  const counted = clamp(ectsCounted, ectsRequired)
  const waiting = clamp(ectsWaiting, ectsRequired - counted)
  const missing = Math.max(0, ectsRequired - counted - waiting)
  const parts = [
    { kind: 'counted', ects: counted },
    { kind: 'waiting', ects: waiting },
    { kind: 'missing', ects: missing },
  ] as const
  return parts.filter(({ ects }) => ects > 0).map((part) => ({ ...part, share: part.ects / ectsRequired }))
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most))
}
