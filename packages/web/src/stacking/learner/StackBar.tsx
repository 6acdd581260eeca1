/** Credits counted, being checked and to take, as one bar; the words stand below where the bar is too narrow for them. */
import type { PathwayProgress } from '@meshe/domain/stacking'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { goalMessages } from './messages/goal.ts'
import { stackShares } from './stack-shares.ts'
import './my-path.css'

/** A part smaller than this has no room for its words. */
const smallestShareWithWords = 0.2

export function StackBar({ progress }: { readonly progress: PathwayProgress }) {
  const t = useMessages(goalMessages)
  const f = useFormatters()
  const shares = stackShares(progress)
  const ects = (kind: string) => f.number(shares.find((share) => share.kind === kind)?.ects ?? 0)
  const label = t('bar.label', {
    countedText: ects('counted'),
    waitingText: ects('waiting'),
    missingText: ects('missing'),
  })
  const isTight = shares.some(({ share }) => share < smallestShareWithWords)
  return (
    <div className={isTight ? 'stack-bar stack-bar-tight' : 'stack-bar'}>
      <div className="stack-bar-parts" role="img" aria-label={label}>
        {shares.map(({ kind, share, ects }) => (
          <span key={kind} className={`stack-bar-${kind}`} style={{ width: `${share * 100}%` }}>
            <span>{t(`bar.${kind}`, { countText: f.number(ects) })}</span>
          </span>
        ))}
      </div>
      <ul className="stack-bar-legend small" aria-hidden="true">
        {shares.map(({ kind, ects }) => (
          <li key={kind}>
            <span className={`stack-bar-sample stack-bar-${kind}`} />
            {t(`bar.${kind}`, { countText: f.number(ects) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
