/** The decision in plain words: how much counts, why, what can be done, how to ask for another look. */
import type { DecisionView, RecognitionRequestView } from '@meshe/domain/recognition'
import { Printer } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { markDecisionRead } from '../holding/read-decisions.ts'
import { Text, useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Button, Callout } from '../shared/primitives/index.ts'
import { AppealForm } from './AppealForm.tsx'
import { requestMessages } from './messages/learner.ts'

export interface DecisionLetterProps {
  readonly request: RecognitionRequestView
  readonly decision: DecisionView
}

export function DecisionLetter({ request, decision }: DecisionLetterProps) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const { id, institution, pathway, decisionCredentialId } = request
  const { outcome, reason, condition, substantialDifferences, decidedAt } = decision
  useEffect(() => markDecisionRead(id, decidedAt), [id, decidedAt])
  return (
    <section className="card letter" aria-labelledby="letter">
      <div className="card-in stack">
        <div className="stack-s">
          <h2 id="letter">{t('letter.title')}</h2>
          <p className="muted small">
            {t.rich('letter.from', { institution: <Text map={institution.name} />, date: f.day(decidedAt) })}
          </p>
        </div>
        {request.state === 'review-required' && <Callout tone="warn">{t('letter.review')}</Callout>}
        <p className="letter-answer read">
          <Answer institution={institution.name} decision={decision} />
        </p>
        <div className="stack-s read">
          <h3>{t('letter.why')}</h3>
          <p className="letter-words">{reason}</p>
        </div>
        {substantialDifferences.length > 0 && (
          <div className="stack-s read">
            <h3>{t('letter.differences')}</h3>
            <ul className="letter-differences">
              {substantialDifferences.map(({ element, reasoning }) => (
                <li key={element}>
                  <p className="strong">{t(`difference.${element}`)}</p>
                  <p className="letter-words">{reasoning}</p>
                </li>
              ))}
            </ul>
          </div>
        )}
        {condition !== null && (
          <div className="stack-s read">
            <h3>{t('letter.condition')}</h3>
            <p className="letter-words">{condition}</p>
          </div>
        )}
        <Appeal request={request} decision={decision} />
        <div className="row no-print">
          {decisionCredentialId !== null && (
            <Link to={`/me/credentials/${decisionCredentialId}`}>{t('letter.proof')}</Link>
          )}
          {pathway !== null && outcome !== 'refused' && <Link to={`/me/stack/${pathway.id}`}>{t('letter.stack')}</Link>}
          <Button quiet dense onClick={() => window.print()}>
            <Printer aria-hidden="true" /> {t('letter.print')}
          </Button>
        </div>
      </div>
    </section>
  )
}

interface AnswerProps {
  readonly institution: RecognitionRequestView['institution']['name']
  readonly decision: DecisionView
}

function Answer({ institution, decision: { outcome, ectsClaimed, ectsGranted } }: AnswerProps) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const key = outcome === 'full' && ectsClaimed === 0 ? 'letter.full.noCredits' : (`letter.${outcome}` as const)
  return t.rich(key, {
    institution: <Text map={institution} />,
    ects: ectsClaimed,
    ectsText: f.number(ectsClaimed),
    grantedText: f.number(ectsGranted),
    b: (chunks) => <b>{chunks}</b>,
  })
}

function Appeal({ request, decision }: DecisionLetterProps) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const { appealUntil, isFinal, outcome } = decision
  if (isFinal) return <p className="muted read">{t('letter.final')}</p>
  if (request.mayAppeal) return <AppealForm request={request} until={appealUntil} />
  const isOver = new Date(appealUntil).getTime() < Date.now()
  if (outcome === 'full' || !isOver) return null
  return <p className="muted read">{t('letter.tooLate', { date: f.day(appealUntil) })}</p>
}
