/** The door for lists of learners: a CSV file as people save them, or rows as objects, to numbered rows. */
import { MesheError } from '@meshe/credentials'
import { columnOfHeading, RawAwardRow } from '@meshe/domain/issuance'
import { CsvError, parse } from 'csv-parse/sync'

export interface NumberedRow {
  /** Line as a spreadsheet counts: the heading is 1. */
  readonly number: number
  readonly raw: RawAwardRow
}

const maxRows = 5000
const maxColumns = 50

/**
 * @throws MesheError `issuance.csv-malformed` (facts: line), `issuance.no-rows`, `issuance.too-many-rows`
 */
export function readAwardList(
  list: { readonly rows: readonly RawAwardRow[] } | { readonly csv: string },
): readonly NumberedRow[] {
  const rows = 'csv' in list ? readCsv(list.csv) : list.rows.map((raw, index) => ({ number: index + 2, raw }))
  if (rows.length === 0) throw new MesheError('issuance.no-rows', 'There is no learner in this list.')
  if (rows.length > maxRows) {
    throw new MesheError('issuance.too-many-rows', 'This list is longer than we take at once. Please divide it.', {
      rows: rows.length,
      maxRows,
    })
  }
  return rows
}

function readCsv(text: string): NumberedRow[] {
  const [heading = [], ...records] = parseRecords(text)
  const columns = readHeading(heading)
  return records.flatMap((record, index) => {
    if (record.every((value) => value.trim() === '')) return []
    return [{ number: index + 2, raw: toRaw(record, columns, index + 2) }]
  })
}

function parseRecords(text: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: separatorOf(text), relax_column_count: true, max_record_size: 100_000 })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw malformed(Number(error['lines'] ?? 1), error)
  }
}

/** The separator that stands most often in the heading line, outside quotes. */
function separatorOf(text: string): string {
  const heading = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '')
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: heading.split(separator).length - 1 }))
  return counted.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).separator
}

/** @throws MesheError `issuance.csv-malformed` where two headings mean the same column. */
function readHeading(heading: readonly string[]): string[] {
  const columns = heading.map((name) => columnOfHeading(name.trim()))
  const named = columns.filter((name) => name !== '')
  if (columns.length > maxColumns || new Set(named).size < named.length || named.includes('__proto__')) {
    throw malformed(1)
  }
  return columns
}

function toRaw(record: readonly string[], columns: readonly string[], line: number): RawAwardRow {
  if (record.slice(columns.length).some((value) => value.trim() !== '')) throw malformed(line)
  const named = columns.map((column, index) => [column || `column ${index + 1}`, record[index] ?? ''] as const)
  const raw = RawAwardRow.safeParse(Object.fromEntries(named.filter(([, value]) => value !== '')))
  if (!raw.success) throw malformed(line, raw.error)
  return raw.data
}

function malformed(line: number, cause?: unknown): MesheError {
  return new MesheError('issuance.csv-malformed', 'The file cannot be read as a table at this line.', { line }, cause)
}
