/** Step 1: what it is. */
import { languages as knownLanguages } from '@meshe/credentials/vocabulary'
import { X } from 'lucide-react'
import { useVocabularyWords } from '../../../shared/credential/vocabulary-words.ts'
import { useFormatters, useMessages } from '../../../shared/i18n/index.ts'
import { Button, Combobox, MultiLanguageField, type Suggestion, TextArea } from '../../../shared/primitives/index.ts'
import { FieldName } from '../FieldName.tsx'
import { offerDeskMessages } from '../messages/index.ts'
import type { StepProps } from './step-props.ts'

export function StepWhat({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const searchLanguages = (text: string): Suggestion[] =>
    Object.keys(knownLanguages)
      .filter((tag) => !draft.languages.includes(tag))
      .map((tag) => ({ value: tag, label: f.language(tag) }))
      .filter(({ label, value }) => value === text || label.toLocaleLowerCase().includes(text.toLocaleLowerCase()))
      .sort((a, b) => f.compare(a.label, b.label))
      .slice(0, 12)
  const searchFields = async (text: string): Promise<Suggestion[]> => {
    const { searchFieldsOfStudy } = await import('../vocabulary-search.ts')
    return searchFieldsOfStudy(text).map(({ code, title }) => ({
      value: code,
      label: `${title} (${code})`,
      lang: 'en',
      hint: words.broadField(code),
    }))
  }
  return (
    <>
      <MultiLanguageField
        id="offer-title"
        label={t('field.title')}
        hint={t('field.title.hint')}
        value={draft.title}
        onChange={(title) => change({ title })}
        maxCharacters={200}
        error={errorOf('title')}
      />
      <MultiLanguageField
        id="offer-description"
        label={t('field.description')}
        hint={t('field.description.hint')}
        value={draft.description}
        onChange={(description) => change({ description })}
        multiline
        maxCharacters={2000}
        error={errorOf('description')}
      />
      <div className="stack-s">
        <Combobox
          label={t('field.field')}
          hint={t('field.field.hint')}
          search={searchFields}
          onChoose={({ value }) => change({ field: value })}
          error={errorOf('field')}
        />
        {draft.field !== '' && (
          <p className="row">
            <span className="tag">
              <FieldName code={draft.field} />
            </span>
            <Button quiet dense onClick={() => change({ field: '' })}>
              {t('remove')}
            </Button>
          </p>
        )}
      </div>
      <div className="stack-s">
        <Combobox
          label={t('field.languages')}
          hint={t('field.languages.hint')}
          search={searchLanguages}
          onChoose={({ value }) => change({ languages: [...draft.languages, value] })}
        />
        <ul className="row plain-list">
          {draft.languages.map((tag) => (
            <li key={tag}>
              <Button
                quiet
                dense
                aria-label={t('remove.named', { name: f.language(tag) })}
                onClick={() => change({ languages: draft.languages.filter((one) => one !== tag) })}
              >
                {f.language(tag)} <X aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <TextArea
        label={t('field.joint')}
        hint={t('field.joint.hint')}
        optional
        rows={2}
        value={draft.jointAwardingBodies}
        onChange={(jointAwardingBodies) => change({ jointAwardingBodies })}
      />
    </>
  )
}
