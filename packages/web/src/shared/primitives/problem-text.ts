/** A refusal in the words of the reader: by its code where we have a sentence, else what the node says. */
import { ProblemError } from '../api/index.ts'
import { useMessages } from '../i18n/index.ts'
import { errorMessages } from './error-messages.ts'
import { primitiveMessages } from './messages.ts'

export interface ProblemText {
  readonly title: string
  readonly text: string
  readonly reference: string | null
}

export function useProblemText(): (error: Error) => ProblemText {
  const t = useMessages(primitiveMessages)
  const sentence = useMessages(errorMessages)

  const titleOf = (status: number): string => {
    if (status === 404) return t('error.title.missing')
    if (status === 403) return t('error.title.refused')
    return status >= 500 ? t('error.title.ours') : t('error.title')
  }
  const textOf = ({ code, status, title }: ProblemError): string => {
    if (code === 'web.no-answer') return t('error.no-answer')
    if (code === 'web.unexpected-answer') return t('error.unexpected')
    if (sentence.has(code)) return sentence(code)
    if (status === 404) return sentence('request.not-found')
    return status >= 500 ? t('error.ours') : title
  }
  return (error) => {
    if (!(error instanceof ProblemError))
      return { title: t('error.title.ours'), text: t('error.ours'), reference: null }
    return { title: titleOf(error.status), text: textOf(error), reference: error.reference }
  }
}
