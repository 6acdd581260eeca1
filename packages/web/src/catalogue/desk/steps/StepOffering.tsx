/** Step 8: how it is offered, so that a learner can decide. */
import { useMessages } from '../../../shared/i18n/index.ts'
import { TextInput } from '../../../shared/primitives/index.ts'
import { offerDeskMessages } from '../messages/index.ts'
import type { StepProps } from './step-props.ts'

export function StepOffering({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  return (
    <>
      <p className="muted">{t('offered.lead')}</p>
      <TextInput
        label={t('field.startsOn')}
        optional
        type="date"
        value={draft.startsOn}
        onChange={(startsOn) => change({ startsOn })}
        error={errorOf('startsOn')}
      />
      <TextInput
        label={t('field.weeks')}
        optional
        inputMode="numeric"
        unit={t('unit.weeks')}
        value={draft.weeks}
        onChange={(weeks) => change({ weeks })}
        error={errorOf('weeks')}
      />
      <TextInput
        label={t('field.hoursPerWeek')}
        optional
        inputMode="decimal"
        unit={t('unit.hours')}
        value={draft.hoursPerWeek}
        onChange={(hoursPerWeek) => change({ hoursPerWeek })}
        error={errorOf('hoursPerWeek')}
      />
      <TextInput
        label={t('field.price')}
        hint={t('field.price.hint')}
        optional
        inputMode="decimal"
        unit="€"
        value={draft.priceEuro}
        onChange={(priceEuro) => change({ priceEuro })}
        error={errorOf('priceEuro')}
      />
      <TextInput
        label={t('field.place')}
        hint={t('field.place.hint')}
        optional
        maxLength={200}
        value={draft.place}
        onChange={(place) => change({ place })}
      />
      <TextInput
        label={t('field.applyAt')}
        hint={t('field.address.hint')}
        optional
        type="url"
        maxLength={2000}
        value={draft.applyAt}
        onChange={(applyAt) => change({ applyAt })}
        error={errorOf('applyAt')}
      />
    </>
  )
}
