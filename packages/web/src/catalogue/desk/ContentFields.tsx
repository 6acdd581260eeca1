/** Field of study, languages, learning outcomes with their skills: chosen by typing. */
import { escoSkills, iscedFields } from '@meshe/credentials/vocabulary'
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { Button, FieldGroup, MultiLanguageField, TextInput } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'
import type { FieldsProps } from './OfferFields.tsx'

const detailedFields = Object.entries(iscedFields).filter(([code]) => code.length === 4)
const fieldLine = (code: string) => (code in iscedFields ? `${code} ${iscedFields[code]}` : code)

export function FieldOfStudy({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const list = useId()
  const [typed, setTyped] = useState(fieldLine(form.field))
  return (
    <>
      <TextInput
        label={t('field.field')}
        hint={t('field.field.hint')}
        list={list}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          const code = /^\d{2,4}/.exec(value.trim())?.[0] ?? ''
          change({ field: code in iscedFields ? code : '' })
        }}
      />
      <datalist id={list}>
        {detailedFields.map(([code]) => (
          <option key={code} value={fieldLine(code)} />
        ))}
      </datalist>
    </>
  )
}

const offered = [
  'bg',
  'hr',
  'cs',
  'da',
  'nl',
  'en',
  'et',
  'fi',
  'fr',
  'de',
  'el',
  'hu',
  'ga',
  'it',
  'lv',
  'lt',
  'mt',
  'pl',
  'pt',
  'ro',
  'sk',
  'sl',
  'es',
  'sv',
  'ca',
  'eu',
  'gl',
  'is',
  'nb',
  'tr',
  'uk',
] as const

export function LanguagePicker({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const f = useFormatters()
  const others = offered
    .filter((tag) => !form.languages.includes(tag))
    .map((tag) => ({ tag, name: f.language(tag) }))
    .sort((a, b) => f.compare(a.name, b.name))
  return (
    <FieldGroup label={t('field.languages')}>
      <div className="row">
        {form.languages.map((tag) => (
          <Button
            key={tag}
            quiet
            dense
            aria-label={t('remove.named', { name: f.language(tag) })}
            onClick={() => change({ languages: form.languages.filter((one) => one !== tag) })}
          >
            {f.language(tag)} <X aria-hidden="true" size={16} />
          </Button>
        ))}
      </div>
      <select
        className="control control-dense"
        aria-label={t('field.languages.add')}
        value=""
        onChange={(event) => change({ languages: [...form.languages, event.target.value] })}
      >
        <option value="">{t('field.languages.add')}</option>
        {others.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </FieldGroup>
  )
}

type Outcome = FieldsProps['form']['outcomes'][number]

export function OutcomeFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  const outcomes = form.outcomes.length === 0 ? [{ title: {}, skills: [] }] : form.outcomes
  const write = (index: number, changes: Partial<Outcome>) =>
    change({ outcomes: outcomes.map((outcome, at) => (at === index ? { ...outcome, ...changes } : outcome)) })
  return (
    <>
      {outcomes.map((outcome, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is known by its place
        <div className="editor-item stack-s" key={index}>
          <MultiLanguageField
            label={t('field.outcome', { number: index + 1 })}
            hint={index === 0 ? t('field.outcome.hint') : undefined}
            value={outcome.title}
            onChange={(title) => write(index, { title })}
            multiline
            rows={2}
            maxCharacters={600}
          />
          <Skills outcome={outcome} onChange={(skills) => write(index, { skills })} />
          {outcomes.length > 1 && (
            <div className="row">
              <Button
                quiet
                dense
                aria-label={t('remove.named', { name: t('field.outcome', { number: index + 1 }) })}
                onClick={() => change({ outcomes: outcomes.filter((_, at) => at !== index) })}
              >
                {t('remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="row">
        <Button quiet onClick={() => change({ outcomes: [...outcomes, { title: {}, skills: [] }] })}>
          {t('field.outcome.add')}
        </Button>
      </div>
    </>
  )
}

function Skills({
  outcome,
  onChange,
}: {
  readonly outcome: Outcome
  readonly onChange: (skills: Outcome['skills']) => void
}) {
  const t = useMessages(offersMessages)
  const list = useId()
  const [typed, setTyped] = useState('')
  const found = escoSkills.find(({ label }) => label.toLowerCase() === typed.trim().toLowerCase())
  return (
    <div className="stack-s">
      <div className="row">
        {outcome.skills.map(({ id, title }) => (
          <Button
            key={id}
            quiet
            dense
            aria-label={t('remove.named', { name: title['en'] ?? id })}
            onClick={() => onChange(outcome.skills.filter((skill) => skill.id !== id))}
          >
            <span lang="en">{title['en'] ?? id}</span> <X aria-hidden="true" size={16} />
          </Button>
        ))}
      </div>
      <div className="editor-inline">
        <TextInput label={t('field.skill')} optional list={list} value={typed} onChange={setTyped} />
        <Button
          quiet
          dense
          disabled={found === undefined || outcome.skills.some(({ id }) => id === found.id)}
          onClick={() => {
            if (found === undefined) return
            onChange([...outcome.skills, { id: found.id, title: { en: found.label } }])
            setTyped('')
          }}
        >
          {t('field.skill.add')}
        </Button>
      </div>
      <datalist id={list}>
        {escoSkills.map(({ id, label }) => (
          <option key={id} value={label} />
        ))}
      </datalist>
    </div>
  )
}
