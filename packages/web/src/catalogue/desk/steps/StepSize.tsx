/** Step 3: how large it is and at which level. */
import { type QualificationCycle, qualificationCycles } from '@meshe/credentials/vocabulary'
import { useVocabularyWords, vocabularyMessages } from '../../../shared/credential/index.ts'
import { useFormatters, useMessages } from '../../../shared/i18n/index.ts'
import { Select, TextInput } from '../../../shared/primitives/index.ts'
import { offerDeskMessages } from '../messages/index.ts'
import { toNumber } from '../offer-draft.ts'
import type { StepProps } from './step-props.ts'

/** One credit stands for 25 to 30 hours of work (ECTS Users' Guide 2015). */
const hoursOfCredit = { least: 25, most: 30 }

export function StepSize({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  const v = useMessages(vocabularyMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const ects = toNumber(draft.ects)
  const hours = toNumber(draft.hours)
  const least = (ects ?? 0) * hoursOfCredit.least
  const most = (ects ?? 0) * hoursOfCredit.most
  const isKnown = ects !== undefined && ects > 0
  const isUnusual = isKnown && hours !== undefined && (hours < least || hours > most)
  return (
    <>
      <TextInput
        id="offer-ects"
        label={t('field.ects')}
        hint={t('field.ects.hint')}
        inputMode="decimal"
        unit="ECTS"
        value={draft.ects}
        onChange={(value) => change({ ects: value })}
        error={errorOf('ects') ?? errorOf('workload')}
      />
      <TextInput
        id="offer-hours"
        label={t('field.hours')}
        hint={
          isKnown ? t('field.hours.range', { least: f.number(least), most: f.number(most) }) : t('field.hours.hint')
        }
        inputMode="numeric"
        unit={t('unit.hours')}
        value={draft.hours}
        onChange={(value) => change({ hours: value })}
        error={errorOf('hours')}
      />
      {isUnusual && <p className="small muted">{t('field.hours.unusual')}</p>}
      <Select
        id="offer-eqf"
        label={t('field.eqf')}
        hint={t('field.eqf.hint')}
        value={draft.eqf}
        onChange={(eqf) => change({ eqf })}
        choices={[1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({ value: String(level), label: words.level(level) }))}
      />
      <Select
        label={t('field.cycle')}
        optional
        value={draft.cycle ?? ''}
        onChange={(cycle: QualificationCycle) => change({ cycle })}
        choices={qualificationCycles.map((cycle) => ({ value: cycle, label: v(`cycle.${cycle}`) }))}
      />
      <TextInput
        label={t('field.national')}
        hint={t('field.national.hint')}
        optional
        maxLength={100}
        value={draft.national}
        onChange={(national) => change({ national })}
      />
    </>
  )
}
