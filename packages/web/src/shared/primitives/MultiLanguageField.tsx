/** The same text in several languages: one control per language, further languages on request. */
import { languages as knownLanguages } from '@meshe/credentials/vocabulary'
import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useFormatters, useLanguage, useMessages } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import { FieldGroup, type FieldProps } from './Field.tsx'
import { fieldProps } from './inputs.tsx'
import { primitiveMessages } from './messages.ts'
import './field.css'

type TextByLanguage = Readonly<Record<string, string>>

export interface MultiLanguageFieldProps extends FieldProps {
  readonly value: TextByLanguage
  /** Languages left empty are left out of the map. */
  readonly onChange: (value: Record<string, string>) => void
  readonly multiline?: boolean
  readonly rows?: number
  readonly maxCharacters?: number
}

export function MultiLanguageField({
  value,
  onChange,
  multiline = false,
  rows = 3,
  maxCharacters,
  label,
  hint,
  error,
  optional,
  id,
}: MultiLanguageFieldProps) {
  const t = useMessages(primitiveMessages)
  const { language: nameOf, compare } = useFormatters()
  const uiLanguage = useLanguage()
  const made = useId()
  const base = id ?? made
  const [added, setAdded] = useState<readonly string[]>([])
  const filled = Object.keys(value)
  const first = filled.length === 0 ? [uiLanguage as string] : filled
  const shown = [...first, ...added.filter((tag) => !first.includes(tag))]
  const others = Object.keys(knownLanguages)
    .filter((tag) => !shown.includes(tag))
    .sort((a, b) => compare(nameOf(a), nameOf(b)))

  const write = (tag: string, text: string) => {
    const next = { ...value, [tag]: text }
    if (text === '') delete next[tag]
    if (text === '' && !added.includes(tag)) setAdded([...added, tag])
    onChange(next)
  }
  const remove = (tag: string) => {
    const next = { ...value }
    delete next[tag]
    setAdded(added.filter((one) => one !== tag))
    onChange(next)
  }

  return (
    <FieldGroup {...fieldProps({ label, hint, error, optional, id: base })}>
      {shown.map((tag) => {
        const control = {
          id: `${base}-${tag}`,
          className: 'control',
          lang: tag,
          value: value[tag] ?? '',
          maxLength: maxCharacters,
          onChange: (event: { target: { value: string } }) => write(tag, event.target.value),
        }
        return (
          <div className="language-row" key={tag}>
            <label htmlFor={control.id}>{nameOf(tag)}</label>
            {multiline ? <textarea rows={rows} {...control} /> : <input type="text" {...control} />}
            {shown.length > 1 && (
              <Button
                quiet
                dense
                aria-label={t('language.remove', { language: nameOf(tag) })}
                onClick={() => remove(tag)}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            )}
          </div>
        )
      })}
      <select
        className="control control-dense"
        aria-label={t('language.add')}
        value=""
        onChange={(event) => setAdded([...added, event.target.value])}
      >
        <option value="">{t('language.add')}</option>
        {others.map((tag) => (
          <option key={tag} value={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </select>
    </FieldGroup>
  )
}
