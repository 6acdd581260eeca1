/** What a report tells beside its checks: completeness, accreditation and the European profile. It never changes the verdict. */
import type { CheckResult } from '@meshe/credentials/verification'
import type { VerificationReport } from '@meshe/domain/verification'
import type { ReactNode } from 'react'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Details, StatusWord, type Tone } from '../shared/primitives/index.ts'
import { extrasMessages } from './messages/extras.ts'
import { ProfileFindings } from './ProfileFindings.tsx'

/** Nothing here is an alarm: what is missing is said, not shouted. */
const tones: Readonly<Record<CheckResult, Tone>> = { passed: 'ok', undetermined: 'none', failed: 'warn' }

export function ReportExtras({ report }: { readonly report: VerificationReport }) {
  const t = useMessages(extrasMessages)
  const { accreditation, completeness, profile } = report
  if (completeness === null && accreditation === null && profile === null) return null
  return (
    <section className="stack-s">
      <h2>{t('title')}</h2>
      <p className="muted small">{t('lead')}</p>
      <ul className="check-rows">
        {completeness !== null && <CompletenessRow completeness={completeness} />}
        {accreditation !== null && <AccreditationRow accreditation={accreditation} />}
        {profile !== null && (
          <Row tone={tones[profile.result]} word={t(`profile.${profile.result}`)} question={t('profile')}>
            <ProfileFindings profile={profile} />
          </Row>
        )}
      </ul>
    </section>
  )
}

function CompletenessRow({ completeness }: { readonly completeness: NonNullable<VerificationReport['completeness']> }) {
  const t = useMessages(extrasMessages)
  const { missing, result } = completeness
  const nameOf = (element: string) => {
    const key = `element.${element}`
    return t.has(key) ? t(key) : element
  }
  return (
    <Row tone={tones[result]} word={t(`completeness.${result}`)} question={t('completeness')}>
      <p className="muted small">{t(`completeness.${result}.text`, { count: missing.length })}</p>
      {missing.length > 0 && (
        <Details summary={t('missing.show')}>
          <ul className="small">
            {missing.map((element) => (
              <li key={element}>{nameOf(element)}</li>
            ))}
          </ul>
        </Details>
      )}
    </Row>
  )
}

type Accreditation = NonNullable<VerificationReport['accreditation']>

function AccreditationRow({ accreditation: { result, state, statements } }: { readonly accreditation: Accreditation }) {
  const t = useMessages(extrasMessages)
  const f = useFormatters()
  const dateOf = (text: string | null) =>
    text === null || Number.isNaN(Date.parse(text)) ? (text ?? '') : f.date(text)
  return (
    <Row tone={tones[result]} word={t(`accreditation.${state}`)} question={t('accreditation')}>
      {statements.length === 0 && <p className="muted small">{t('accreditation.none.text')}</p>}
      {statements.map(({ body, confirmedBy, state: one, validUntil }) => (
        <p key={`${body} ${validUntil} ${one}`} className="muted small">
          {t(`accreditation.${one}.text`, { body, list: confirmedBy ?? '', date: dateOf(validUntil) })}
        </p>
      ))}
    </Row>
  )
}

interface RowProps {
  readonly tone: Tone
  readonly word: string
  readonly question: string
  readonly children: ReactNode
}

function Row({ children, question, tone, word }: RowProps) {
  return (
    <li>
      <StatusWord tone={tone}>{word}</StatusWord>
      <div>
        <p className="strong">{question}</p>
        {children}
      </div>
    </li>
  )
}
