/** Quality assurance, what else helps, and how the course is offered. */
import { qualityAssuranceTypes } from '@meshe/credentials/vocabulary'
import { useVocabularyWords } from '../../shared/credential/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { Button, FieldGroup, MultiLanguageField, Radios, Select, TextInput } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'
import type { FieldsProps } from './OfferFields.tsx'

const emptyQuality = { type: '', body: '', reference: '', validUntil: '' }

export function QualityFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const words = useVocabularyWords()
  const quality = form.quality.length === 0 ? [emptyQuality] : form.quality
  const write = (index: number, changes: Partial<typeof emptyQuality>) =>
    change({ quality: quality.map((one, at) => (at === index ? { ...one, ...changes } : one)) })
  return (
    <>
      {quality.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place
        <FieldGroup key={index} label={t('field.quality', { number: index + 1 })}>
          <Select
            label={t('field.quality.type')}
            value={one.type}
            onChange={(type) => write(index, { type })}
            choices={qualityAssuranceTypes.map((value) => ({ value: value as string, label: words.quality(value) }))}
          />
          <TextInput label={t('field.quality.body')} value={one.body} onChange={(body) => write(index, { body })} />
          <div className="editor-pair">
            <TextInput
              label={t('field.quality.reference')}
              optional
              type="url"
              value={one.reference}
              onChange={(reference) => write(index, { reference })}
            />
            <TextInput
              label={t('field.quality.until')}
              optional
              type="date"
              value={one.validUntil}
              onChange={(validUntil) => write(index, { validUntil })}
            />
          </div>
          {quality.length > 1 && (
            <div className="row">
              <Button
                quiet
                dense
                aria-label={t('remove.named', { name: t('field.quality', { number: index + 1 }) })}
                onClick={() => change({ quality: quality.filter((_, at) => at !== index) })}
              >
                {t('remove')}
              </Button>
            </div>
          )}
        </FieldGroup>
      ))}
      <div className="row">
        <Button quiet onClick={() => change({ quality: [...quality, emptyQuality] })}>
          {t('field.quality.add')}
        </Button>
      </div>
    </>
  )
}

export function MoreFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  return (
    <>
      <MultiLanguageField
        label={t('field.prerequisites')}
        optional
        value={form.prerequisites}
        onChange={(prerequisites) => change({ prerequisites })}
        multiline
        rows={2}
      />
      <Radios
        label={t('field.stackability')}
        optional
        value={form.stackability}
        onChange={(stackability) => change({ stackability })}
        choices={[
          { value: 'stand-alone', label: t('stackability.stand-alone') },
          { value: 'stackable', label: t('stackability.stackable') },
        ]}
      />
      {form.stackability === 'stackable' && (
        <MultiLanguageField
          label={t('field.stackability.text')}
          optional
          value={form.stackabilityText}
          onChange={(stackabilityText) => change({ stackabilityText })}
        />
      )}
      <MultiLanguageField
        label={t('field.further')}
        optional
        value={form.further}
        onChange={(further) => change({ further })}
        multiline
        rows={2}
      />
      <TextInput
        label={t('field.homepage')}
        optional
        type="url"
        value={form.homepage}
        onChange={(homepage) => change({ homepage })}
      />
    </>
  )
}

export function OfferingFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  return (
    <>
      <div className="editor-pair">
        <TextInput
          label={t('field.starts')}
          optional
          type="date"
          value={form.startsOn}
          onChange={(startsOn) => change({ startsOn })}
        />
        <TextInput
          label={t('field.weeks')}
          optional
          inputMode="numeric"
          value={form.weeks}
          onChange={(weeks) => change({ weeks })}
        />
      </div>
      <div className="editor-pair">
        <TextInput
          label={t('field.hoursPerWeek')}
          optional
          inputMode="decimal"
          value={form.hoursPerWeek}
          onChange={(hoursPerWeek) => change({ hoursPerWeek })}
        />
        <TextInput
          label={t('field.price')}
          hint={t('field.price.hint')}
          optional
          unit="€"
          inputMode="decimal"
          value={form.price}
          onChange={(price) => change({ price })}
        />
      </div>
      <TextInput label={t('field.place')} optional value={form.place} onChange={(place) => change({ place })} />
      <TextInput
        label={t('field.apply')}
        optional
        type="url"
        value={form.applyAt}
        onChange={(applyAt) => change({ applyAt })}
      />
    </>
  )
}
