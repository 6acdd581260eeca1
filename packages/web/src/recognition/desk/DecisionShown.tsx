/** The decision as the learner reads it. */
import type { CaseView } from '@meshe/domain/recognition'
import { Text, useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { decisionMessages } from './messages/decision.ts'

export type Letter = Pick<
  NonNullable<CaseView['decision']>,
  'outcome' | 'ectsClaimed' | 'ectsGranted' | 'reason' | 'condition' | 'substantialDifferences'
> & { readonly appealUntil: string | null; readonly isFinal: boolean }

export function DecisionShown({ decision }: { readonly decision: Letter }) {
  const t = useMessages(decisionMessages)
  const f = useFormatters()
  const { name } = useDesk()
  const values = {
    institution: <Text map={name} />,
    granted: f.number(decision.ectsGranted),
    claimed: f.number(decision.ectsClaimed),
  }
  const appealLine = () => {
    if (decision.isFinal) return t('letter.final')
    if (decision.appealUntil === null) return t('letter.appeal.later')
    return t('letter.appeal', { date: f.day(decision.appealUntil) })
  }
  return (
    <section className="panel letter stack-s">
      <h2>{t.rich(`letter.${decision.outcome}`, values)}</h2>
      <h3>{t('letter.why')}</h3>
      <p className="case-text">{decision.reason}</p>
      {decision.substantialDifferences.length > 0 && (
        <>
          <h3>{t('letter.differences')}</h3>
          <ul>
            {decision.substantialDifferences.map(({ element, reasoning }) => (
              <li key={element}>
                <strong>{t(`difference.${element}`)}</strong>: {reasoning}
              </li>
            ))}
          </ul>
        </>
      )}
      {decision.condition !== null && (
        <>
          <h3>{t('letter.condition')}</h3>
          <p className="case-text">{decision.condition}</p>
        </>
      )}
      <p className="small muted">{appealLine()}</p>
    </section>
  )
}
