/** Step 2: what one can do afterwards, each with skills of the European list. */
import { Plus, Trash2, X } from 'lucide-react'
import { Text, useMessages } from '../../../shared/i18n/index.ts'
import { Button, Combobox, MultiLanguageField, type Suggestion } from '../../../shared/primitives/index.ts'
import { MoveButtons } from '../MoveButtons.tsx'
import { offerDeskMessages } from '../messages/index.ts'
import type { OutcomeDraft } from '../offer-draft.ts'
import type { StepProps } from './step-props.ts'

export function StepOutcomes({ draft, change, errorOf }: StepProps) {
  const t = useMessages(offerDeskMessages)
  const outcomes = draft.learningOutcomes
  const write = (learningOutcomes: readonly OutcomeDraft[]) => change({ learningOutcomes })
  const changeOne = (index: number, changes: Partial<OutcomeDraft>) =>
    write(outcomes.map((one, place) => (place === index ? { ...one, ...changes } : one)))
  return (
    <>
      <p className="muted">{t('outcomes.lead')}</p>
      <ol className="offer-items">
        {outcomes.map((outcome, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is its place; nothing else names it
          <li key={index} className="stack-s">
            <MultiLanguageField
              label={t('outcomes.one', { number: index + 1 })}
              hint={index === 0 ? t('outcomes.hint') : undefined}
              value={outcome.title}
              onChange={(title) => changeOne(index, { title })}
              multiline
              rows={2}
              maxCharacters={600}
              error={errorOf('learningOutcomes')}
            />
            <Skills outcome={outcome} onChange={(skills) => changeOne(index, { skills })} />
            <div className="row">
              <MoveButtons
                index={index}
                items={outcomes}
                onMove={write}
                name={t('outcomes.one', { number: index + 1 })}
              />
              <Button
                quiet
                dense
                aria-label={t('remove.named', { name: t('outcomes.one', { number: index + 1 }) })}
                onClick={() => write(outcomes.filter((_, place) => place !== index))}
              >
                <Trash2 aria-hidden="true" /> {t('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <p>
        <Button quiet disabled={outcomes.length >= 40} onClick={() => write([...outcomes, { title: {}, skills: [] }])}>
          <Plus aria-hidden="true" /> {t('outcomes.add')}
        </Button>
      </p>
    </>
  )
}

interface SkillsProps {
  readonly outcome: OutcomeDraft
  readonly onChange: (skills: OutcomeDraft['skills']) => void
}

function Skills({ outcome: { skills }, onChange }: SkillsProps) {
  const t = useMessages(offerDeskMessages)
  const search = async (text: string): Promise<Suggestion[]> => {
    const { searchSkills } = await import('../vocabulary-search.ts')
    return searchSkills(text)
      .filter(({ id }) => skills.every((skill) => skill.id !== id))
      .map(({ id, label }) => ({ value: id, label, lang: 'en' }))
  }
  return (
    <div className="stack-s">
      <Combobox
        label={t('skills.label')}
        hint={t('skills.hint')}
        optional
        search={search}
        onChoose={({ value, label }) => onChange([...skills, { id: value, title: { en: label } }])}
      />
      {skills.length > 0 && (
        <ul className="row plain-list">
          {skills.map((skill) => (
            <li key={skill.id}>
              <Button quiet dense onClick={() => onChange(skills.filter(({ id }) => id !== skill.id))}>
                <span className="hidden-visually">{t('remove')} </span>
                <Text map={skill.title} /> <X aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
