/** Runs work on many things, some at a time. */
export async function inParallel<Thing>(
  things: readonly Thing[],
  atOnce: number,
  run: (thing: Thing) => Promise<void>,
): Promise<void> {
  const waiting = things.values()
  const worker = async () => {
    for (const thing of waiting) await run(thing)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Things that share a key, in their order. */
export function groupBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing])
  return groups
}
