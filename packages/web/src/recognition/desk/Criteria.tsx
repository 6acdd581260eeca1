/** The seven criteria: what the credential says, what ours asks, and where to look. */
import type { CaseView, CriterionView } from '@meshe/domain/recognition'
import { useVerdictText, useVocabularyWords } from '../../shared/credential/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { type Column, DataTable, StatusWord, type Tone } from '../../shared/primitives/index.ts'
import { caseMessages } from './messages/case.ts'
import { useCodeWords } from './use-code-words.ts'

const toneOfResult: Readonly<Record<CriterionView['result'], Tone>> = {
  fits: 'ok',
  'look-at-this': 'warn',
  missing: 'bad',
  'not-compared': 'none',
}

export function Criteria({ view: { criteria, report } }: { readonly view: CaseView }) {
  const t = useMessages(caseMessages)
  const words = useCodeWords(useVocabularyWords(), useVerdictText()(report).title)
  const say = (codes: readonly string[]) => codes.map(words).join(', ')
  const columns: readonly Column<CriterionView>[] = [
    {
      id: 'criterion',
      header: t('criteria.criterion'),
      isRowHeader: true,
      cell: ({ criterion }) => t(`criterion.${criterion}`),
    },
    {
      id: 'says',
      header: t('criteria.says'),
      cell: ({ credentialSays }) => (credentialSays.length === 0 ? t('code.nothing') : say(credentialSays)),
    },
    {
      id: 'ours',
      header: t('criteria.ours'),
      cell: ({ comparedWith }) => (
        <span className="muted">{comparedWith.length === 0 ? t('criteria.none') : say(comparedWith)}</span>
      ),
    },
    {
      id: 'result',
      header: t('criteria.result'),
      cell: ({ result }) => <StatusWord tone={toneOfResult[result]}>{t(`result.${result}`)}</StatusWord>,
    },
  ]
  return (
    <section className="stack">
      <h2>{t('criteria.title')}</h2>
      <DataTable
        caption={t('criteria.caption')}
        columns={columns}
        rows={criteria}
        rowKey={({ criterion }) => criterion}
      />
    </section>
  )
}
