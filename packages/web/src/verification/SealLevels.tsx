/** What a seal proves, in three parts told apart: content, organisation, time. Nothing for a credential without such a seal. */
import { integrityReasons, timeReasons, trustReasons } from '@meshe/credentials/jades'
import type { CheckResult } from '@meshe/credentials/verification'
import type { VerificationReport } from '@meshe/domain/verification'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { StatusWord, type Tone } from '../shared/primitives/index.ts'
import { sealMessages } from './messages/seal.ts'

const tones: Readonly<Record<CheckResult, Tone>> = { passed: 'ok', undetermined: 'warn', failed: 'bad' }
const levels = { integrity: integrityReasons, trust: trustReasons, time: timeReasons } as const

export function SealLevels({ report }: { readonly report: VerificationReport }) {
  const t = useMessages(sealMessages)
  const facts = report.checks.find(({ check }) => check === 'unchanged')?.facts ?? {}
  if (facts['integrity'] === undefined) return null
  return (
    <section className="stack-s">
      <h2>{t('title')}</h2>
      <p className="muted small">{t('lead')}</p>
      <ul className="check-rows">
        {(Object.keys(levels) as Level[]).map((level) => (
          <LevelRow key={level} level={level} facts={facts} />
        ))}
      </ul>
    </section>
  )
}

type Level = keyof typeof levels

function LevelRow({ facts, level }: { readonly level: Level; readonly facts: Readonly<Record<string, string>> }) {
  const t = useMessages(sealMessages)
  const f = useFormatters()
  const reason = facts[level] ?? ''
  const result = resultOf(level, reason)
  const moment = facts['provenAt'] ?? facts['created']
  const values = { moment: moment === undefined ? 'none' : f.moment(moment) }
  const key = t.has(reason) ? reason : `${level}.${result}`
  return (
    <li>
      <StatusWord tone={tones[result]}>{t(`result.${result}`)}</StatusWord>
      <div>
        <p className="strong">{t(level)}</p>
        <p className="muted small">{t.has(key) ? t(key, values) : reason}</p>
      </div>
    </li>
  )
}

/** A reason of a newer node is not taken for proof. */
function resultOf(level: Level, reason: string): CheckResult {
  const results: Readonly<Record<string, CheckResult>> = levels[level]
  return Object.hasOwn(results, reason) ? (results[reason] ?? 'undetermined') : 'undetermined'
}
