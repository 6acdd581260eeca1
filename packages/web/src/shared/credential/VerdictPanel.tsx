/** The one answer of a check, large, in words. */
import type { VerificationReport } from '@meshe/domain/verification'
import { useFormatters, useMessages } from '../i18n/index.ts'
import { StatusWord } from '../primitives/StatusWord.tsx'
import { ToneIcon } from '../primitives/ToneIcon.tsx'
import { credentialMessages } from './messages/index.ts'
import { useVerdictText, verdictTones } from './verdict-text.ts'
import './credential.css'

export interface VerdictPanelProps {
  readonly report: VerificationReport
  /** `h1` where the answer is the page. */
  readonly heading?: 'h1' | 'h2' | 'h3'
}

export function VerdictPanel({ report, heading: Heading = 'h2' }: VerdictPanelProps) {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  const { title, text, whatToDo } = useVerdictText()(report)
  const tone = verdictTones[report.verdict]
  return (
    <section className={`verdict verdict-${tone}`}>
      <ToneIcon tone={tone} size={56} />
      <div className="stack-s">
        <Heading tabIndex={-1}>{title}</Heading>
        <p>{text}</p>
        {whatToDo !== null && (
          <p>
            <span className="strong">{t('todo.label')}:</span> {whatToDo}
          </p>
        )}
        <p className="small">{t('checked.at', { moment: f.moment(report.checkedAt) })}</p>
      </div>
    </section>
  )
}

/** The verdict in one or two words, for lists. */
export function VerdictWord({ verdict }: { readonly verdict: VerificationReport['verdict'] }) {
  const t = useMessages(credentialMessages)
  return <StatusWord tone={verdictTones[verdict]}>{t(`status.${verdict}`)}</StatusWord>
}
