/** One part of a group: its size, which credentials fill it, whether something else may after a decision. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { Button, Checkbox, Combobox, MultiLanguageField, Select, TextInput } from '../../shared/primitives/index.ts'
import { lookOffer, rememberOffer } from './accepted-offers.ts'
import { pathDeskMessages } from './messages/index.ts'
import { type ComponentDraft, creditsOf, type GroupDraft, type PathwayDraft } from './pathway-draft.ts'
import { useOfferSearch } from './use-offer-search.ts'

export interface PartFieldsProps {
  readonly part: ComponentDraft
  readonly place: number
  readonly group: GroupDraft
  readonly draft: PathwayDraft
  readonly onChange: (changes: Partial<ComponentDraft>) => void
  readonly onGroups: (groups: readonly GroupDraft[]) => void
  readonly errorAt: (field: string) => string | undefined
}

export function PartFields({ part, place, group, draft, onChange, onGroups, errorAt }: PartFieldsProps) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const text = useText()
  const search = useOfferSearch()
  const name = text(part.title) || t('part.number', { number: place + 1 })
  const [isOpen, setOpen] = useState(() => Object.keys(part.title).length === 0)
  const hasError = errorAt(`${part.id}-title`) !== undefined || errorAt(`${part.id}-ects`) !== undefined
  const replaceParts = (components: readonly ComponentDraft[]) =>
    onGroups(draft.groups.map((one) => (one.id === group.id ? { ...one, components } : one)))
  const move = (to: number) => {
    const next = group.components.filter(({ id }) => id !== part.id)
    next.splice(to, 0, part)
    replaceParts(next)
  }
  const moveToGroup = (id: string) =>
    onGroups(
      draft.groups.map((one) => {
        if (one.id === group.id) return { ...one, components: one.components.filter((other) => other.id !== part.id) }
        return one.id === id ? { ...one, components: [...one.components, part] } : one
      }),
    )
  return (
    <div className="path-draft-part">
      <details open={isOpen || hasError} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="strong">{name}</span>{' '}
          <span className="small muted">
            {t('part.summary', {
              ects: creditsOf(part),
              ectsText: f.number(creditsOf(part)),
              count: part.accepts.length,
            })}
          </span>
        </summary>
        <div className="stack path-part-fields">
          <MultiLanguageField
            id={`${part.id}-title`}
            label={t('part.title')}
            value={part.title}
            onChange={(title) => onChange({ title })}
            maxCharacters={200}
            error={errorAt(`${part.id}-title`)}
          />
          <TextInput
            id={`${part.id}-ects`}
            label={t('part.ects')}
            inputMode="decimal"
            unit="ECTS"
            value={part.ects}
            onChange={(ects) => onChange({ ects })}
            error={errorAt(`${part.id}-ects`)}
          />
          <div className="stack-s">
            <Combobox
              label={t('part.accepts')}
              hint={t('part.accepts.hint')}
              search={async (q) => (await search(q)).filter(({ value }) => !part.accepts.includes(value))}
              onChoose={({ value }) => onChange({ accepts: [...part.accepts, value] })}
            />
            <Accepted part={part} onChange={onChange} />
          </div>
          <Checkbox
            label={t('part.recognition')}
            hint={t('part.recognition.hint')}
            checked={part.acceptsRecognition}
            onChange={(acceptsRecognition) => onChange({ acceptsRecognition })}
          />
          {draft.groups.length > 1 && (
            <Select
              label={t('part.group')}
              value={group.id}
              empty={false}
              onChange={moveToGroup}
              choices={draft.groups.map((one, index) => ({
                value: one.id,
                label: text(one.title) || t('group.number', { number: index + 1 }),
              }))}
            />
          )}
        </div>
      </details>
      <div className="row">
        {group.components.length > 1 && (
          <>
            <Button
              quiet
              dense
              disabled={place === 0}
              aria-label={t('move.up', { name })}
              onClick={() => move(place - 1)}
            >
              <ArrowUp aria-hidden="true" />
            </Button>
            <Button
              quiet
              dense
              disabled={place === group.components.length - 1}
              aria-label={t('move.down', { name })}
              onClick={() => move(place + 1)}
            >
              <ArrowDown aria-hidden="true" />
            </Button>
          </>
        )}
        <Button
          quiet
          dense
          aria-label={t('part.remove', { name })}
          onClick={() => replaceParts(group.components.filter(({ id }) => id !== part.id))}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
    </div>
  )
}

interface AcceptedProps {
  readonly part: ComponentDraft
  readonly onChange: (changes: Partial<ComponentDraft>) => void
}

/** What fills the part without asking; named by title where the catalogue knows it. */
function Accepted({ part, onChange }: AcceptedProps) {
  const t = useMessages(pathDeskMessages)
  const isUnknown = part.accepts.some((iri) => lookOffer(iri) === null)
  const { data } = useApi(catalogueApi.searchCatalogue, {
    query: { limit: 100, sort: 'title' },
    enabled: isUnknown,
  })
  for (const entry of data?.entries ?? []) rememberOffer(entry)
  if (part.accepts.length === 0) return null
  return (
    <ul className="path-accepts">
      {part.accepts.map((iri) => {
        const offer = lookOffer(iri)
        return (
          <li key={iri}>
            <span>
              {offer === null ? (
                <code>{iri}</code>
              ) : (
                <>
                  <Text map={offer.title} />, <Text map={offer.institution} />
                </>
              )}
            </span>
            <Button quiet dense onClick={() => onChange({ accepts: part.accepts.filter((one) => one !== iri) })}>
              <span className="hidden-visually">
                {t('remove')}: {offer === null ? iri : <Text map={offer.title} />}
              </span>
              <X aria-hidden="true" />
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
