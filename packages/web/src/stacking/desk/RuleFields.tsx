/** The rules of the whole path; all of them may stay empty. */
import { useMessages } from '../../shared/i18n/index.ts'
import { Select, TextInput } from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'
import type { PartOfFormProps } from './part-of-form.ts'

export function RuleFields({ draft, change, errorAt }: PartOfFormProps) {
  const t = useMessages(pathDeskMessages)
  return (
    <section className="stack" aria-labelledby="path-rules">
      <h2 id="path-rules">{t('rules.title')}</h2>
      <p className="muted">{t('rules.lead')}</p>
      <Select
        id="path-minimumEqf"
        label={t('rules.minimumEqf')}
        optional
        empty={t('rules.any')}
        value={draft.minimumEqf}
        onChange={(minimumEqf) => change({ minimumEqf })}
        choices={[1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
          value: String(level),
          label: t('rules.level', { level }),
        }))}
        error={errorAt('path-minimumEqf')}
      />
      <TextInput
        id="path-externalShare"
        label={t('rules.share')}
        hint={t('rules.share.hint')}
        optional
        inputMode="decimal"
        unit="%"
        value={draft.externalShare}
        onChange={(externalShare) => change({ externalShare })}
        error={errorAt('path-externalShare')}
      />
      <TextInput
        id="path-age"
        label={t('rules.age')}
        optional
        inputMode="numeric"
        unit={t('rules.years')}
        value={draft.maximumAgeYears}
        onChange={(maximumAgeYears) => change({ maximumAgeYears })}
        error={errorAt('path-age')}
      />
    </section>
  )
}
