/** What a check found: how many are ready, every problem by row, each to be mended in place. */
import type { CheckedListView, CheckedRowView, RawAwardRow } from '@meshe/domain/issuance'
import { useMessages } from '../shared/i18n/index.ts'
import { Callout, StatusWord, TextInput } from '../shared/primitives/index.ts'
import { type EditableColumn, editableColumns } from './award-list-draft.ts'
import { issuanceMessages } from './messages/issuance.ts'
import './issuance.css'

export interface CheckedRowsProps {
  readonly checked: CheckedListView
  /** Rows as they are edited now, in the order of the list. */
  readonly rows: readonly RawAwardRow[]
  /** Null where rows are edited in the form above. */
  readonly onChange: ((index: number, row: RawAwardRow) => void) | null
  readonly title: string
}

export function CheckedRows({ checked, rows, onChange, title }: CheckedRowsProps) {
  const t = useMessages(issuanceMessages)
  const first = checked.rows.find(({ isReady }) => isReady)
  return (
    <>
      <p className="row">
        <StatusWord tone="ok">{t('check.ready', { count: checked.ready })}</StatusWord>
        {checked.withProblems > 0 && (
          <StatusWord tone="warn">{t('check.problems', { count: checked.withProblems })}</StatusWord>
        )}
      </p>
      {checked.withProblems > 0 && <p>{t('check.all')}</p>}
      <ul className="checked-rows" aria-label={t('check.caption')}>
        {checked.rows.map((row, index) =>
          row.isReady ? null : (
            <li key={row.number}>
              <ProblemRow
                row={row}
                edited={rows[index] ?? row.raw}
                onChange={onChange === null ? null : (next) => onChange(index, next)}
              />
            </li>
          ),
        )}
      </ul>
      {first !== undefined && (
        <Callout tone="info" title={t('preview.title')}>
          {t('preview.line', {
            name: `${first.raw['givenName'] ?? ''} ${first.raw['familyName'] ?? ''}`.trim(),
            title,
          })}
        </Callout>
      )}
    </>
  )
}

interface ProblemRowProps {
  readonly row: CheckedRowView
  readonly edited: RawAwardRow
  readonly onChange: ((row: RawAwardRow) => void) | null
}

const labels: Readonly<
  Record<
    EditableColumn,
    'people.given' | 'people.family' | 'people.email' | 'people.birth' | 'people.grade' | 'people.language'
  >
> = {
  givenName: 'people.given',
  familyName: 'people.family',
  email: 'people.email',
  dateOfBirth: 'people.birth',
  grade: 'people.grade',
  language: 'people.language',
}

export function ProblemRow({ row, edited, onChange }: ProblemRowProps) {
  const t = useMessages(issuanceMessages)
  const shown = editableColumns.filter(
    (column) =>
      row.problems.some((found) => found.column === column) || ['givenName', 'familyName', 'email'].includes(column),
  )
  const general = row.problems.filter(({ column }) => !editableColumns.some((one) => one === column))
  return (
    <fieldset className="problem-row">
      <legend>
        {t('column.row')} {row.number}
      </legend>
      {general.map(({ problem }) => (
        <p key={problem} className="field-error">
          {t(`problem.${problem}`)}
        </p>
      ))}
      <div className="problem-fields">
        {shown.map((column) => {
          const problems = row.problems.filter((found) => found.column === column)
          return (
            <TextInput
              key={column}
              label={t(labels[column])}
              aria-label={t('check.field', { column: t(labels[column]), row: row.number })}
              value={edited[column] ?? ''}
              readOnly={onChange === null}
              onChange={(value) => onChange?.({ ...edited, [column]: value })}
              error={problems.length === 0 ? null : problems.map(({ problem }) => t(`problem.${problem}`)).join('. ')}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
