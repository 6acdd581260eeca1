/** All answers before they are sent, each with a way back to its question. */
import type { ReactNode } from 'react'
import { Text, useMessages } from '../shared/i18n/index.ts'
import { Callout, TextButton } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'
import { newRequestMessages } from './messages/new.ts'
import type { Known, Question, RequestDraft } from './request-draft.ts'

export interface CheckAnswersProps {
  readonly known: Known
  readonly draft: RequestDraft
  readonly asked: readonly Question[]
  readonly onChange: (question: Question) => void
}

const terms = {
  credential: 'details.credential',
  university: 'details.university',
  path: 'details.path',
  why: 'details.why',
  message: 'details.message',
} as const

export function CheckAnswers({ known, draft, asked, onChange }: CheckAnswersProps) {
  const t = useMessages(newRequestMessages)
  const r = useMessages(requestMessages)
  const values = useAnswers(known, draft)
  return (
    <>
      <dl className="check-answers">
        {asked
          .filter((question) => question !== 'check')
          .map((question) => (
            <div key={question}>
              <dt>{r(terms[question])}</dt>
              <dd>{values[question]}</dd>
              <dd>
                <TextButton
                  aria-label={t('check.change.of', { what: r(terms[question]) })}
                  onClick={() => onChange(question)}
                >
                  {t('check.change')}
                </TextButton>
              </dd>
            </div>
          ))}
      </dl>
      <div className="stack-s">
        <h2>{t('check.sent.title')}</h2>
        <p>{t('check.sent.text')}</p>
      </div>
      <div className="stack-s">
        <h2>{t('check.time.title')}</h2>
        <p>{t('check.time.text')}</p>
      </div>
      <Callout tone="info">{t('check.promise')}</Callout>
    </>
  )
}

function useAnswers(known: Known, draft: RequestDraft): Record<keyof typeof terms, ReactNode> {
  const t = useMessages(newRequestMessages)
  const r = useMessages(requestMessages)
  const held = known.credentials.find(({ id }) => id === draft.heldCredentialId)
  const university = known.institutions.find(({ did }) => did === draft.institution)
  const pathway = known.pathways.find(({ id }) => id === draft.pathwayId)
  const part = pathway?.description.groups
    .flatMap(({ components }) => components)
    .find(({ id }) => id === draft.componentId)
  const message = draft.message?.trim() ?? ''
  return {
    credential: held && <Text map={held.content.title} />,
    university: university && <Text map={university.name} />,
    path:
      pathway === undefined ? (
        t('path.none')
      ) : (
        <>
          <Text map={pathway.description.title} />
          {part !== undefined && (
            <>
              {': '}
              <Text map={part.title} />
            </>
          )}
        </>
      ),
    why: draft.purpose === '' ? null : r(`purpose.${draft.purpose}`),
    message: message === '' ? t('check.none') : <span className="letter-words">{message}</span>,
  }
}
