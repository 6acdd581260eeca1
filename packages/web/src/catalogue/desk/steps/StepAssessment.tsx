/** Step 4: how it is tested, who looks on, how grades are given. */
import { assessmentTypes, supervisionTypes } from '@meshe/credentials/vocabulary'
import { useVocabularyWords } from '../../../shared/credential/index.ts'
import { useFormatters, useMessages } from '../../../shared/i18n/index.ts'
import { Checkboxes, MultiLanguageField, Radios, TextInput } from '../../../shared/primitives/index.ts'
import { offerDeskMessages } from '../messages/index.ts'
import type { StepProps } from './step-props.ts'

export function StepAssessment({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const { assessments } = draft
  return (
    <>
      <Checkboxes
        id="offer-assessments"
        label={t('field.assessments')}
        hint={t('field.assessments.hint')}
        values={assessments.map(({ type }) => type)}
        choices={assessmentTypes.map((type) => ({ value: type, label: f.capital(words.assessments([type])) }))}
        onChange={(types) =>
          change({
            assessments: types.map((type) => assessments.find((one) => one.type === type) ?? { type, description: {} }),
          })
        }
      />
      {assessments.map(({ type, description }) => (
        <MultiLanguageField
          key={type}
          label={t('field.assessment.about', { type: words.assessments([type]) })}
          optional
          multiline
          rows={2}
          maxCharacters={4000}
          value={description}
          onChange={(text) =>
            change({
              assessments: assessments.map((one) => (one.type === type ? { ...one, description: text } : one)),
            })
          }
          error={errorOf('assessments')}
        />
      ))}
      <Radios
        label={t('field.supervision')}
        hint={t('field.supervision.hint')}
        optional
        value={draft.supervision ?? ''}
        onChange={(supervision) => change({ supervision })}
        choices={supervisionTypes.map((type) => ({ value: type, label: f.capital(words.supervision(type)) }))}
      />
      <TextInput
        label={t('field.grading')}
        hint={t('field.grading.hint')}
        optional
        maxLength={500}
        value={draft.gradingScheme}
        onChange={(gradingScheme) => change({ gradingScheme })}
      />
    </>
  )
}
