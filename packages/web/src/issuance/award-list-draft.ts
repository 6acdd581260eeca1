/** What an officer has brought so far: kept on this device until it is sent. */
import type { RawAwardRow } from '@meshe/domain/issuance'

export interface AwardListDraft {
  readonly microCredentialId: string
  readonly kind: 'list' | 'one'
  readonly csv: string
  readonly one: RawAwardRow
  readonly awardedOn: string
  /** Rows as they were checked last; edited in place from there on. */
  readonly rows: readonly RawAwardRow[] | null
}

export const emptyAwardList: AwardListDraft = {
  microCredentialId: '',
  kind: 'list',
  csv: '',
  one: {},
  awardedOn: '',
  rows: null,
}

export type AwardList = { rows: RawAwardRow[] } | { csv: string }

/** What is sent to be checked; null where there is nothing yet. */
export function listOf(draft: AwardListDraft): AwardList | null {
  if (draft.kind === 'one') {
    const row = withoutEmpty(draft.one)
    return Object.keys(row).length === 0 ? null : { rows: [row] }
  }
  if (draft.rows !== null) return { rows: draft.rows.map(withoutEmpty) }
  return draft.csv.trim() === '' ? null : { csv: draft.csv }
}

function withoutEmpty(row: RawAwardRow): RawAwardRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value.trim() !== ''))
}

/** Columns that a person may mend, in the order of the form. */
export const editableColumns = ['givenName', 'familyName', 'email', 'dateOfBirth', 'grade', 'language'] as const
export type EditableColumn = (typeof editableColumns)[number]

/** A CSV file (RFC 4180) of rows; a value that a spreadsheet would take for a formula is kept as text. */
export function toCsv(rows: readonly RawAwardRow[]): string {
  const columns = [...editableColumns, ...rows.flatMap((row) => Object.keys(row))].filter(
    (column, index, all) => all.indexOf(column) === index && rows.some((row) => (row[column] ?? '') !== ''),
  )
  const cell = (value: string) => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
}
