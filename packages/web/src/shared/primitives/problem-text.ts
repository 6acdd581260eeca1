/** A refusal in the words of the reader: by its code where we have a sentence, else what the node says. */
import { ProblemError } from '../api/index.ts'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'

export interface ProblemText {
  readonly title: string
  readonly text: string
  readonly reference: string | null
}

const conflicts = new Set(['catalogue.revision-conflict', 'idempotency.key-reused'])

export function useProblemText(): (error: Error) => ProblemText {
  const t = useMessages(primitiveMessages)
  return (error) => {
    if (!(error instanceof ProblemError))
      return { title: t('error.title.ours'), text: t('error.ours'), reference: null }
    const key = `error.${error.code}`
    const { status, reference } = error
    if (error.code === 'web.no-answer') return { title: t('error.title'), text: t('error.no-answer'), reference }
    if (error.code === 'web.unexpected-answer') {
      return { title: t('error.title.ours'), text: t('error.unexpected'), reference }
    }
    if (conflicts.has(error.code)) return { title: t('error.title'), text: t('error.conflict'), reference }
    if (t.has(key)) return { title: titleOf(status), text: t(key), reference }
    if (status === 404) return { title: t('error.title.missing'), text: t('error.request.not-found'), reference }
    if (status >= 500) return { title: t('error.title.ours'), text: t('error.ours'), reference }
    return { title: t('error.title'), text: error.title, reference }
  }

  function titleOf(status: number): string {
    if (status === 404) return t('error.title.missing')
    if (status === 403) return t('error.title.refused')
    if (status >= 500) return t('error.title.ours')
    return t('error.title')
  }
}
