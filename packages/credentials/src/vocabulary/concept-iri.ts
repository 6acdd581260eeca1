/**
 * Finding in a table of codes, so that a name of JavaScript's own prototypes is never taken for a code.
 *
 * @module
 */
import { MesheError } from '../meshe-error.ts'

/** The IRI that `iriOf` makes of a known code; throws `vocabulary.unknown-code`. */
export function conceptIri<Row>(
  table: Readonly<Record<string, Row>>,
  code: string,
  iriOf: (code: string, row: Row) => string,
): string {
  const row = Object.hasOwn(table, code) ? table[code] : undefined
  if (row === undefined)
    throw new MesheError('vocabulary.unknown-code', `No concept is known by the code "${code}".`, { code })
  return iriOf(code, row)
}

/** The first code whose row `matches`, or null. */
export function codeOfConcept<Row>(
  table: Readonly<Record<string, Row>>,
  matches: (code: string, row: Row) => boolean,
): string | null {
  return Object.entries(table).find(([code, row]) => matches(code, row))?.[0] ?? null
}
