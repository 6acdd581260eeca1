/** A table that sorts; on a phone every row becomes a card of terms and values. */
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'
import './table.css'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Value to sort by; without it the column does not sort. */
  readonly sortBy?: (row: Row) => string | number
  /** Numbers stand at the end of their column. */
  readonly align?: 'end'
  /** The cell that names its row. */
  readonly isRowHeader?: boolean
  /** Said on the desktop only. */
  readonly hideOnPhone?: boolean
  /** The cell is a button or a link that says itself what it does: on a phone it needs no term beside it. */
  readonly isAction?: boolean
}

export interface DataTableProps<Row> {
  /** Says what the table holds. */
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly dense?: boolean
  readonly initialSort?: { readonly column: string; readonly descending?: boolean }
}

export function DataTable<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  dense = false,
  initialSort,
}: DataTableProps<Row>) {
  const t = useMessages(primitiveMessages)
  const [sort, setSort] = useState(initialSort ?? null)
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort])
  return (
    <table className={`table ${dense ? 'table-dense' : ''}`}>
      <caption className={showCaption ? 'table-caption' : 'hidden-visually'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const isSorted = sort?.column === column.id
            const descending = isSorted && sort.descending === true
            return (
              <th
                key={column.id}
                scope="col"
                className={column.align === 'end' ? 'end' : undefined}
                aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
              >
                {column.sortBy === undefined ? (
                  column.header
                ) : (
                  <button
                    type="button"
                    className="table-sort"
                    title={t('table.sort', { column: column.header })}
                    onClick={() => setSort({ column: column.id, descending: isSorted && !descending })}
                  >
                    {column.header}
                    <SortIcon sorted={isSorted} descending={descending} />
                  </button>
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => {
              const className = [column.align === 'end' && 'end', column.hideOnPhone === true && 'table-wide']
                .filter(Boolean)
                .join(' ')
              return column.isRowHeader === true ? (
                <th key={column.id} scope="row" className={className} data-label={column.header}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.id}
                  className={className}
                  data-label={column.isAction === true ? undefined : column.header}
                >
                  <div>{column.cell(row)}</div>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SortIcon({ sorted, descending }: { readonly sorted: boolean; readonly descending: boolean }) {
  const Icon = sorted ? (descending ? ArrowDown : ArrowUp) : ArrowUpDown
  return <Icon aria-hidden="true" size={16} />
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: { readonly column: string; readonly descending?: boolean } | null,
): readonly Row[] {
  const by = columns.find(({ id }) => id === sort?.column)?.sortBy
  if (by === undefined || sort === null) return rows
  const sign = sort.descending === true ? -1 : 1
  return [...rows].sort((a, b) => sign * compareValues(by(a), by(b)))
}

function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}
