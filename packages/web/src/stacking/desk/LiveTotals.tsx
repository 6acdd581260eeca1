/** What the path comes to as it is written, and what would keep everybody from completing it. */
import type { AwardDifference, LargerAward, PathwayDescription } from '@meshe/domain/stacking'
import { useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { Callout, Facts } from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'
import { liveTotalOf, type PathwayDraft } from './pathway-draft.ts'

export interface LiveTotalsProps {
  readonly draft: PathwayDraft
  /** Null while something is missing. */
  readonly description: PathwayDescription | null
  readonly impossible: readonly string[]
  /** Null while it is not known, or not published. */
  readonly award: LargerAward | null
  readonly differences: readonly AwardDifference[]
  readonly missing: number
}

export function LiveTotals({ draft, description, impossible, award, differences, missing }: LiveTotalsProps) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const total = liveTotalOf(draft)
  const sentence = useImpossible(draft)
  const credits = (ects: number) => t('credits', { ects, ectsText: f.number(ects) })
  return (
    <section className="desk-panel stack" aria-labelledby="path-total">
      <h2 id="path-total">{t('total.title')}</h2>
      <Facts
        facts={[
          { term: t('total.award'), value: total.award === null ? '–' : credits(total.award) },
          { term: t('total.required'), value: credits(total.required) },
          { term: t('total.offered'), value: credits(total.offered) },
        ]}
      />
      <div role="status">
        {missing > 0 && <p className="small muted">{t('total.missing', { count: missing })}</p>}
        {description !== null && impossible.length + differences.length === 0 && (
          <Callout tone="ok">{t('total.possible')}</Callout>
        )}
        {impossible.length > 0 && (
          <Callout tone="warn" title={t('impossible.title')}>
            <ul>
              {impossible.map((problem) => (
                <li key={problem}>{sentence(problem)}</li>
              ))}
            </ul>
          </Callout>
        )}
        {description !== null && award !== null && differences.length > 0 && (
          <Callout tone="warn" title={t('differs.title')}>
            <ul>
              {differences.map((difference) => (
                <li key={difference}>
                  {difference === 'award-has-other-credits'
                    ? t('differs.credits', { award: credits(award.workload.ects), path: credits(description.ects) })
                    : t('differs.level', { award: award.level.eqf, path: description.eqf })}
                </li>
              ))}
            </ul>
            <p>{t('differs.text')}</p>
          </Callout>
        )}
      </div>
    </section>
  )
}

/** A problem of the domain as a sentence, with the name of the group or part. */
function useImpossible(draft: PathwayDraft): (problem: string) => string {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const text = useText()
  return (problem) => {
    const [kind = '', id = ''] = problem.split(':')
    const key = `impossible.${kind}`
    const group = draft.groups.find((one) => one.id === id)
    const part = draft.groups.flatMap(({ components }) => components).find((one) => one.id === id)
    const { offered, required, award } = liveTotalOf(draft)
    return t(t.has(key) ? key : 'impossible.other', {
      name: text(group?.title ?? part?.title ?? {}) || id,
      offered: f.number(offered),
      required: f.number(required),
      award: f.number(award ?? 0),
    })
  }
}
