/** One group of a path: its rule and its parts, moved by buttons. */
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useMessages, useText } from '../../shared/i18n/index.ts'
import { Button, Combobox, MultiLanguageField, Radios, TextInput } from '../../shared/primitives/index.ts'
import { lookOffer } from './accepted-offers.ts'
import { pathDeskMessages } from './messages/index.ts'
import { PartFields } from './PartFields.tsx'
import type { PartOfFormProps } from './part-of-form.ts'
import { type ComponentDraft, emptyPart, type GroupDraft, newId, partFromOffer } from './pathway-draft.ts'
import { useOfferSearch } from './use-offer-search.ts'

export interface GroupFieldsProps extends PartOfFormProps {
  readonly index: number
}

export function GroupFields({ draft, index, change, errorAt }: GroupFieldsProps) {
  const t = useMessages(pathDeskMessages)
  const text = useText()
  const search = useOfferSearch()
  const group = draft.groups[index]
  if (group === undefined) return null
  const write = (groups: readonly GroupDraft[]) => change({ groups })
  const changeGroup = (changes: Partial<GroupDraft>) =>
    write(draft.groups.map((one, place) => (place === index ? { ...one, ...changes } : one)))
  const changePart = (id: string, changes: Partial<ComponentDraft>) =>
    changeGroup({ components: group.components.map((part) => (part.id === id ? { ...part, ...changes } : part)) })
  const name = text(group.title) || t('group.number', { number: index + 1 })
  return (
    <fieldset className="path-group" id={group.id} tabIndex={-1}>
      <legend>{name}</legend>
      <div className="stack">
        <MultiLanguageField
          id={`${group.id}-title`}
          label={t('group.title')}
          hint={t('group.title.hint')}
          value={group.title}
          onChange={(title) => changeGroup({ title })}
          maxCharacters={200}
          error={errorAt(`${group.id}-title`)}
        />
        <Radios
          label={t('group.rule')}
          value={group.kind}
          onChange={(kind) => changeGroup({ kind, atLeast: kind === group.kind ? group.atLeast : '' })}
          choices={[
            { value: 'all', label: t('rule.all') },
            { value: 'count', label: t('rule.count') },
            { value: 'credits', label: t('rule.credits') },
          ]}
        />
        {group.kind !== 'all' && (
          <TextInput
            id={`${group.id}-atLeast`}
            label={t(group.kind === 'count' ? 'rule.count.many' : 'rule.credits.many')}
            inputMode="decimal"
            unit={group.kind === 'count' ? t('unit.parts') : 'ECTS'}
            value={group.atLeast}
            onChange={(atLeast) => changeGroup({ atLeast })}
            error={errorAt(`${group.id}-atLeast`)}
          />
        )}
        <ol className="path-draft-parts">
          {group.components.map((part, place) => (
            <li key={part.id}>
              <PartFields
                part={part}
                place={place}
                group={group}
                draft={draft}
                onChange={(changes) => changePart(part.id, changes)}
                onGroups={write}
                errorAt={errorAt}
              />
            </li>
          ))}
        </ol>
        <Combobox
          id={`${group.id}-add`}
          label={t('part.fromCatalogue')}
          hint={t('part.fromCatalogue.hint')}
          search={search}
          onChoose={({ value, label }) => {
            const offer = lookOffer(value)
            const part = partFromOffer(newId(draft, 'part'), {
              iri: value,
              title: offer?.title ?? { en: label },
              ects: offer?.ects ?? 1,
            })
            changeGroup({ components: [...group.components, part] })
          }}
          error={errorAt(`${group.id}-add`)}
        />
        <div className="row">
          <Button
            quiet
            dense
            disabled={group.components.length >= 50}
            onClick={() => changeGroup({ components: [...group.components, emptyPart(newId(draft, 'part'))] })}
          >
            <Plus aria-hidden="true" /> {t('part.add')}
          </Button>
          <MoveGroup draft={draft} index={index} name={name} onGroups={write} />
        </div>
      </div>
    </fieldset>
  )
}

interface MoveGroupProps {
  readonly draft: PartOfFormProps['draft']
  readonly index: number
  readonly name: string
  readonly onGroups: (groups: readonly GroupDraft[]) => void
}

function MoveGroup({ draft: { groups }, index, name, onGroups }: MoveGroupProps) {
  const t = useMessages(pathDeskMessages)
  if (groups.length < 2) return null
  const move = (to: number) => {
    const next = [...groups]
    const [group] = next.splice(index, 1)
    if (group !== undefined) next.splice(to, 0, group)
    onGroups(next)
  }
  return (
    <>
      <Button quiet dense disabled={index === 0} aria-label={t('move.up', { name })} onClick={() => move(index - 1)}>
        <ArrowUp aria-hidden="true" />
      </Button>
      <Button
        quiet
        dense
        disabled={index === groups.length - 1}
        aria-label={t('move.down', { name })}
        onClick={() => move(index + 1)}
      >
        <ArrowDown aria-hidden="true" />
      </Button>
      <Button
        quiet
        dense
        aria-label={t('group.remove', { name })}
        onClick={() => onGroups(groups.filter((_, place) => place !== index))}
      >
        <Trash2 aria-hidden="true" /> {t('remove')}
      </Button>
    </>
  )
}
