/** The six checks of a report, each with what it was made against and when. */
import type { VerificationReport } from '@meshe/domain/verification'
import { useFormatters, useMessages } from '../i18n/index.ts'
import { StatusWord } from '../primitives/StatusWord.tsx'
import { credentialMessages } from './messages/index.ts'
import { checkStateOf, checkStateTones, type ReportCheck, useReasonText } from './verdict-text.ts'
import './credential.css'

export function CheckRows({ report }: { readonly report: VerificationReport }) {
  return (
    <ul className="check-rows">
      {report.checks.map((check) => (
        <CheckRow key={check.check} check={check} format={report.format} />
      ))}
    </ul>
  )
}

interface CheckRowProps {
  readonly check: ReportCheck
  readonly format: VerificationReport['format']
}

function CheckRow({ check, format }: CheckRowProps) {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  const reasonText = useReasonText()
  const state = checkStateOf(check)
  const isSkipped = check.reason.startsWith('skipped.')
  return (
    <li>
      <StatusWord tone={checkStateTones[state]}>{t(`state.${state}`)}</StatusWord>
      <div>
        <p className="strong">{t(`check.${check.check}`)}</p>
        <p className="muted small">{reasonText(check, format)}</p>
        {!isSkipped && check.source !== undefined && (
          <p className="muted small check-source">
            {t('row.source', { source: check.source, moment: f.shortMoment(check.at) })}
          </p>
        )}
      </div>
    </li>
  )
}
