/** What counts on a path since it was looked at last on this device. */
import type { MyPathwayView } from '@meshe/domain/stacking'
import { useEffect, useState } from 'react'

const keyOf = (pathwayId: string) => `meshe.counted.${pathwayId}`

/** Parts that count, each with what fills it. */
function countedParts({ progress }: MyPathwayView): ReadonlyMap<string, string> {
  const parts = progress.groups.flatMap(({ groupId, components }) =>
    components
      .filter(({ state }) => state === 'have')
      .map(({ componentId, filledBy }) => [`${groupId}/${componentId}`, filledBy?.evidenceId ?? ''] as const),
  )
  return new Map(parts)
}

/** Nothing is new at the first look. */
export function findNewParts(
  counted: ReadonlyMap<string, string>,
  seen: readonly string[] | null,
): ReadonlySet<string> {
  if (seen === null) return new Set()
  return new Set([...counted.keys()].filter((part) => !seen.includes(part)))
}

/** Ids of parts, `group/component`, that are new; stays the same while the page is open. */
export function useNewParts(mine: MyPathwayView): ReadonlySet<string> {
  const { id } = mine.pathway
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const counted = countedParts(mine)
    const found = findNewParts(counted, read(id))
    if (found.size > 0) setFresh(found)
    write(id, [...counted.keys()])
  }, [id, mine])
  return fresh
}

function read(pathwayId: string): string[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(pathwayId)) ?? 'null')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null
  } catch {
    return null
  }
}

function write(pathwayId: string, parts: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(pathwayId), JSON.stringify(parts))
  } catch {
    // Storage may be closed; then nothing is ever new.
  }
}
