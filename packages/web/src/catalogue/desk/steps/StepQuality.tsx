/** Step 6: who has looked at the quality from outside. */
import { type QualityAssuranceType, qualityAssuranceTypes } from '@meshe/credentials/vocabulary'
import { Plus, Trash2 } from 'lucide-react'
import { useVocabularyWords } from '../../../shared/credential/index.ts'
import { useFormatters, useMessages } from '../../../shared/i18n/index.ts'
import { Button, Select, TextInput } from '../../../shared/primitives/index.ts'
import { offerDeskMessages } from '../messages/index.ts'
import type { QualityDraft } from '../offer-draft.ts'
import type { StepProps } from './step-props.ts'

const empty: QualityDraft = { type: '', body: '', reference: '', validUntil: '' }

export function StepQuality({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const list = draft.qualityAssurance
  const write = (qualityAssurance: readonly QualityDraft[]) => change({ qualityAssurance })
  const changeOne = (index: number, changes: Partial<QualityDraft>) =>
    write(list.map((one, place) => (place === index ? { ...one, ...changes } : one)))
  return (
    <>
      <p className="muted">{t('quality.lead')}</p>
      <ol className="offer-items">
        {list.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place; nothing else names it
          <li key={index}>
            <fieldset className="plain-fieldset stack">
              <legend className="strong">{t('quality.one', { number: index + 1 })}</legend>
              <Select
                label={t('quality.type')}
                value={one.type}
                onChange={(type: QualityAssuranceType) => changeOne(index, { type })}
                choices={qualityAssuranceTypes.map((type) => ({ value: type, label: f.capital(words.quality(type)) }))}
              />
              <TextInput
                label={t('quality.body')}
                hint={t('quality.body.hint')}
                maxLength={300}
                value={one.body}
                onChange={(body) => changeOne(index, { body })}
              />
              <TextInput
                label={t('quality.reference')}
                hint={t('quality.reference.hint')}
                optional
                type="url"
                maxLength={2000}
                value={one.reference}
                onChange={(reference) => changeOne(index, { reference })}
                error={errorOf(`qualityAssurance.${index}.reference`)}
              />
              <TextInput
                label={t('quality.until')}
                optional
                type="date"
                value={one.validUntil}
                onChange={(validUntil) => changeOne(index, { validUntil })}
                error={errorOf(`qualityAssurance.${index}.validUntil`)}
              />
              <p>
                <Button
                  quiet
                  dense
                  aria-label={t('remove.named', { name: t('quality.one', { number: index + 1 }) })}
                  onClick={() => write(list.filter((_, place) => place !== index))}
                >
                  <Trash2 aria-hidden="true" /> {t('remove')}
                </Button>
              </p>
            </fieldset>
          </li>
        ))}
      </ol>
      <p>
        <Button quiet disabled={list.length >= 10} onClick={() => write([...list, empty])}>
          <Plus aria-hidden="true" /> {t('quality.add')}
        </Button>
      </p>
    </>
  )
}
