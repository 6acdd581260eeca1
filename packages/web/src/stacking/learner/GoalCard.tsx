/** One goal in a list: how far one is. */
import type { MyPathwayView } from '@meshe/domain/stacking'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { StatusWord } from '../../shared/primitives/StatusWord.tsx'
import { goalMessages } from './messages/goal.ts'
import { StackBar } from './StackBar.tsx'
import { stackShares } from './stack-shares.ts'
import './my-path.css'

export interface GoalCardProps {
  readonly mine: MyPathwayView
  readonly heading: 'h2' | 'h3'
}

export function GoalCard({ mine: { pathway, progress, awarded }, heading: Heading }: GoalCardProps) {
  const t = useMessages(goalMessages)
  const f = useFormatters()
  const { ectsRequired } = progress
  const counted = stackShares(progress).find(({ kind }) => kind === 'counted')?.ects ?? 0
  return (
    <article className="card goal-card">
      <div className="card-in stack-s">
        <Heading>
          <Link to={`/me/stack/${pathway.id}`}>
            <Text map={pathway.description.title} />
          </Link>
        </Heading>
        <p className="muted small">
          <Text map={pathway.institution.name} />
        </p>
        {awarded && <StatusWord tone="ok">{t('goal.awarded')}</StatusWord>}
        {!awarded && progress.isComplete && <StatusWord tone="ok">{t('goal.complete')}</StatusWord>}
        <p>
          {t('goal.have', { countedText: f.number(counted), ects: ectsRequired, ectsText: f.number(ectsRequired) })}
        </p>
        <StackBar progress={progress} />
      </div>
    </article>
  )
}
