/** Bringing learners: a file, pasted text, or one person. */
import { useMessages } from '../shared/i18n/index.ts'
import { FileDrop, Radios, TextArea, TextInput } from '../shared/primitives/index.ts'
import type { AwardListDraft } from './award-list-draft.ts'
import { issuanceMessages } from './messages/issuance.ts'

export interface LearnersFormProps {
  readonly draft: AwardListDraft
  readonly onChange: (changes: Partial<AwardListDraft>) => void
}

const personFields = [
  { column: 'givenName', key: 'people.given', autoComplete: 'off' },
  { column: 'familyName', key: 'people.family', autoComplete: 'off' },
  { column: 'email', key: 'people.email', type: 'email' },
  { column: 'dateOfBirth', key: 'people.birth', type: 'date', optional: true },
  { column: 'grade', key: 'people.grade', optional: true },
  { column: 'language', key: 'people.language', optional: true },
] as const

export function LearnersForm({ draft, onChange }: LearnersFormProps) {
  const t = useMessages(issuanceMessages)
  return (
    <>
      <Radios
        label={t('people.how')}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        choices={[
          { value: 'list', label: t('people.list') },
          { value: 'one', label: t('people.one') },
        ]}
      />
      {draft.kind === 'list' ? (
        <>
          <FileDrop
            label={t('people.file')}
            hint={t('people.file.hint')}
            accept=".csv,text/csv,.tsv,.txt"
            maxBytes={4 * 1024 * 1024}
            onFile={(file) => void file.text().then((csv) => onChange({ csv, rows: null }))}
          />
          <TextArea
            label={t('people.paste')}
            value={draft.csv}
            onChange={(csv) => onChange({ csv, rows: null })}
            rows={6}
            spellCheck={false}
            optional
          />
        </>
      ) : (
        personFields.map(({ column, key, ...rest }) => (
          <TextInput
            key={column}
            label={t(key)}
            value={draft.one[column] ?? ''}
            onChange={(value) => onChange({ one: { ...draft.one, [column]: value } })}
            {...rest}
          />
        ))
      )}
      <TextInput
        label={t('people.date')}
        hint={t('people.date.hint')}
        type="date"
        optional
        value={draft.awardedOn}
        onChange={(awardedOn) => onChange({ awardedOn })}
      />
    </>
  )
}
