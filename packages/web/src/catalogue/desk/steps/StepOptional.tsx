/** Step 7: the elements that may stay empty. */
import { useMessages } from '../../../shared/i18n/index.ts'
import { MultiLanguageField, Radios, TextInput } from '../../../shared/primitives/index.ts'
import { offerDeskMessages } from '../messages/index.ts'
import type { StepProps } from './step-props.ts'

export function StepOptional({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  return (
    <>
      <p className="muted">{t('optional.lead')}</p>
      <MultiLanguageField
        label={t('field.prerequisites')}
        hint={t('field.prerequisites.hint')}
        optional
        multiline
        maxCharacters={4000}
        value={draft.prerequisites}
        onChange={(prerequisites) => change({ prerequisites })}
        error={errorOf('prerequisites')}
      />
      <Radios
        label={t('field.stackability')}
        optional
        value={draft.stackability}
        onChange={(stackability) => change({ stackability })}
        choices={[
          { value: 'stackable', label: t('stackability.stackable') },
          { value: 'stand-alone', label: t('stackability.stand-alone') },
        ]}
      />
      {draft.stackability !== '' && (
        <MultiLanguageField
          label={t('field.stackability.about')}
          optional
          multiline
          rows={2}
          maxCharacters={4000}
          value={draft.stackabilityText}
          onChange={(stackabilityText) => change({ stackabilityText })}
        />
      )}
      <MultiLanguageField
        label={t('field.further')}
        hint={t('field.further.hint')}
        optional
        multiline
        maxCharacters={4000}
        value={draft.furtherInformation}
        onChange={(furtherInformation) => change({ furtherInformation })}
        error={errorOf('furtherInformation')}
      />
      <TextInput
        label={t('field.homepage')}
        hint={t('field.address.hint')}
        optional
        type="url"
        maxLength={2000}
        value={draft.homepage}
        onChange={(homepage) => change({ homepage })}
        error={errorOf('homepage')}
      />
    </>
  )
}
