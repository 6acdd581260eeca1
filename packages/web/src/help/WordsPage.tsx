/** The words of the field, explained in a sentence or two. */
import { useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { helpMessages } from './messages/index.ts'
import './help.css'

const words = [
  'micro',
  'credential',
  'credits',
  'level',
  'outcomes',
  'seal',
  'issuer',
  'list',
  'code',
  'count',
  'path',
  'withdrawn',
  'wallet',
  'node',
] as const

export function WordsPage() {
  const t = useMessages(helpMessages)
  return (
    <Page title={t('words.title')} lead={t('words.lead')} width="read">
      <dl className="words">
        {words.map((word) => (
          <div key={word} id={word}>
            <dt>{t(`word.${word}`)}</dt>
            <dd>{t(`word.${word}.text`)}</dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
