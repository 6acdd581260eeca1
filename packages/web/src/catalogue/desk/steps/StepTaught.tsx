/** Step 5: how one takes part. */
import { modesOfLearning } from '@meshe/credentials/vocabulary'
import { useVocabularyWords } from '../../../shared/credential/index.ts'
import { useFormatters, useMessages } from '../../../shared/i18n/index.ts'
import { Checkboxes } from '../../../shared/primitives/index.ts'
import { offerDeskMessages } from '../messages/index.ts'
import type { StepProps } from './step-props.ts'

export function StepTaught({ draft, change }: StepProps) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  return (
    <Checkboxes
      id="offer-modes"
      label={t('field.modes')}
      hint={t('field.modes.hint')}
      values={draft.modes}
      choices={modesOfLearning.map((mode) => ({ value: mode, label: f.capital(words.modes([mode])) }))}
      onChange={(modes) => change({ modes })}
    />
  )
}
