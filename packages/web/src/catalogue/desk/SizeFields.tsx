/** Size, level, assessment, form of participation. */
import { assessmentTypes, modesOfLearning, qualificationCycles, supervisionTypes } from '@meshe/credentials/vocabulary'
import { useVocabularyWords } from '../../shared/credential/index.ts'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { Checkboxes, Select, TextInput } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'
import type { FieldsProps } from './OfferFields.tsx'

/** ECTS Users' Guide: a credit is 25 to 30 hours. */
const hoursPerCredit = { least: 25, most: 30 }

export function SizeFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const ratio = Number(form.hours.replace(',', '.')) / Number(form.ects.replace(',', '.'))
  const isOdd = Number.isFinite(ratio) && ratio > 0 && (ratio < hoursPerCredit.least || ratio > hoursPerCredit.most)
  return (
    <>
      <div className="editor-pair">
        <TextInput
          label={t('field.ects')}
          unit="ECTS"
          inputMode="decimal"
          value={form.ects}
          onChange={(ects) => change({ ects })}
        />
        <TextInput
          label={t('field.hours')}
          hint={isOdd ? t('field.hours.odd', { hours: f.number(Math.round(ratio * 10) / 10) }) : t('field.hours.hint')}
          inputMode="decimal"
          value={form.hours}
          onChange={(hours) => change({ hours })}
        />
      </div>
      <Select
        label={t('field.eqf')}
        value={form.eqf}
        onChange={(eqf) => change({ eqf })}
        choices={[1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({ value: String(level), label: words.level(level) }))}
      />
      <div className="editor-pair">
        <Select
          label={t('field.cycle')}
          optional
          value={form.cycle}
          onChange={(cycle) => change({ cycle })}
          choices={qualificationCycles.map((value) => ({ value: value as string, label: t(`cycle.${value}`) }))}
        />
        <TextInput
          label={t('field.national')}
          optional
          value={form.national}
          onChange={(national) => change({ national })}
        />
      </div>
    </>
  )
}

export function TestedFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const words = useVocabularyWords()
  return (
    <>
      <Checkboxes
        label={t('field.assessments')}
        values={form.assessments}
        onChange={(assessments) => change({ assessments })}
        choices={assessmentTypes.map((value) => ({ value: value as string, label: words.assessments([value]) }))}
      />
      <Select
        label={t('field.supervision')}
        optional
        value={form.supervision}
        onChange={(supervision) => change({ supervision })}
        choices={supervisionTypes.map((value) => ({ value: value as string, label: words.supervision(value) }))}
      />
      <TextInput label={t('field.grading')} optional value={form.grading} onChange={(grading) => change({ grading })} />
    </>
  )
}

export function TaughtFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const words = useVocabularyWords()
  return (
    <Checkboxes
      label={t('field.modes')}
      values={form.modes}
      onChange={(modes) => change({ modes })}
      choices={modesOfLearning.map((value) => ({ value: value as string, label: words.modes([value]) }))}
    />
  )
}
