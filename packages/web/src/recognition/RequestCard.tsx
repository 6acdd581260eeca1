/** One request in a list: about what, to whom, how it stands. */
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages } from '../shared/i18n/index.ts'
import { StatusWord } from '../shared/primitives/index.ts'
import { requestCardMessages } from './messages/card.ts'
import { statusOf } from './request-steps.ts'
import './recognition.css'

export interface RequestCardProps {
  readonly request: RecognitionRequestView
  readonly heading: 'h2' | 'h3'
}

export function RequestCard({ request, heading: Heading }: RequestCardProps) {
  const t = useMessages(requestCardMessages)
  const f = useFormatters()
  const { id, institution, credential, sentAt, dueAt, decision } = request
  const { word, tone } = statusOf(request)
  return (
    <article className="card request-card">
      <div className="card-in stack-s">
        <Heading>
          <Link to={`/me/recognition/${id}`}>
            <Text map={credential.title} />
          </Link>
        </Heading>
        <p className="muted small">
          {t.rich('card.line', { institution: <Text map={institution.name} />, date: f.shortDay(sentAt) })}
        </p>
        <StatusWord tone={tone}>{t(word)}</StatusWord>
        {decision === null && request.state === 'assessing' && dueAt !== null && (
          <p className="small">{t('card.due', { date: f.day(dueAt) })}</p>
        )}
      </div>
    </article>
  )
}
