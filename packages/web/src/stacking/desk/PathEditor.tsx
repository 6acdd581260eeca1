/** Building a path with fields and buttons: groups, parts, rules; beside it the total, what makes it impossible, the picture. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { findAwardDifferences, findPathwayProblems, type PathwayDescription } from '@meshe/domain/stacking'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useApi } from '../../shared/api/index.ts'
import { useVocabularyWords } from '../../shared/credential/index.ts'
import { useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import {
  ActionError,
  Button,
  ErrorSummary,
  type FormError,
  MultiLanguageField,
  Select,
  StatusWord,
  TextInput,
} from '../../shared/primitives/index.ts'
import { GroupFields } from './GroupFields.tsx'
import { LiveTotals } from './LiveTotals.tsx'
import { pathDeskMessages } from './messages/index.ts'
import { PathFigure } from './PathFigure.tsx'
import type { PartOfFormProps } from './part-of-form.ts'
import { findDraftProblems, newId, type PathwayDraft, toPathwayDescription } from './pathway-draft.ts'
import { RuleFields } from './RuleFields.tsx'
import './path-desk.css'

export interface PathEditorProps {
  readonly draft: PathwayDraft
  readonly setDraft: (draft: PathwayDraft) => void
  readonly isChanged: boolean
  readonly wasRestored: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onSave: (description: PathwayDescription) => void
  /** For the strips of the picture. */
  readonly seed: string
  readonly note?: ReactNode
  readonly aside?: ReactNode
}

export function PathEditor(props: PathEditorProps) {
  const { draft, setDraft, isChanged, wasRestored, isBusy, error, onSave, seed, note, aside } = props
  const t = useMessages(pathDeskMessages)
  /** What the last attempt to save said; the summary keeps it until the next one. */
  const [said, setSaid] = useState<readonly FormError[]>([])
  const change = (changes: Partial<PathwayDraft>) => setDraft({ ...draft, ...changes })
  const open = findDraftProblems(draft)
  const errorAt = (field: string) =>
    open.some((one) => one.field === field) ? said.find((one) => one.field === field)?.message : undefined
  const description = toPathwayDescription(draft)
  const impossible = description === null ? [] : findPathwayProblems(description)
  // Compared with what the public reads: the node does the same before it publishes.
  const award = useApi(catalogueApi.showCatalogueEntry, { params: { entry: draft.award }, enabled: draft.award !== '' })
  const published = award.data?.description ?? null
  const differences = description === null || published === null ? [] : findAwardDifferences(description, published)
  const save = () => {
    setSaid(open.map(({ field, problem }) => ({ field, message: t(`problem.${problem}`) })))
    if (description !== null && impossible.length === 0) onSave(description)
  }
  return (
    <div className="path-desk">
      <form
        className="stack-l"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) save()
        }}
      >
        {note}
        <ErrorSummary errors={said} />
        <AboutFields draft={draft} change={change} errorAt={errorAt} />
        <section className="stack-l" aria-labelledby="path-parts">
          <div className="stack-s">
            <h2 id="path-parts">{t('parts.title')}</h2>
            <p className="muted">{t('parts.lead')}</p>
          </div>
          {draft.groups.map((group, index) => (
            <GroupFields key={group.id} draft={draft} index={index} change={change} errorAt={errorAt} />
          ))}
          <p>
            <Button
              quiet
              disabled={draft.groups.length >= 20}
              onClick={() =>
                change({
                  groups: [
                    ...draft.groups,
                    { id: newId(draft, 'group'), title: {}, kind: 'all', atLeast: '', components: [] },
                  ],
                })
              }
            >
              <Plus aria-hidden="true" /> {t('group.add')}
            </Button>
          </p>
        </section>
        <RuleFields draft={draft} change={change} errorAt={errorAt} />
        <ActionError error={error} />
        <div className="row">
          <Button type="submit" busy={isBusy} disabled={!isChanged}>
            {t('save')}
          </Button>
          <span role="status">
            <StatusWord tone={isChanged ? 'none' : 'ok'}>{t(isChanged ? 'save.kept' : 'save.saved')}</StatusWord>
          </span>
          {wasRestored && <span className="small muted">{t('save.restored')}</span>}
        </div>
      </form>
      <aside className="stack-l">
        <LiveTotals {...{ draft, description, impossible, differences, award: published }} missing={open.length} />
        {aside}
      </aside>
      {description !== null && <PathFigure description={description} seed={seed} />}
    </div>
  )
}

function AboutFields({ draft, change, errorAt }: PartOfFormProps) {
  const t = useMessages(pathDeskMessages)
  const text = useText()
  const words = useVocabularyWords()
  const { institution } = useDesk()
  const offers = useApi(catalogueApi.listMicroCredentials, { params: { institution } }).data?.microCredentials ?? []
  const awards = offers.filter(({ publicVersion, id }) => publicVersion !== null || id === draft.award)
  return (
    <section className="stack" aria-labelledby="path-about">
      <h2 id="path-about">{t('about.title')}</h2>
      <MultiLanguageField
        id="path-title"
        label={t('field.title')}
        value={draft.title}
        onChange={(title) => change({ title })}
        maxCharacters={200}
        error={errorAt('path-title')}
      />
      <MultiLanguageField
        id="path-description"
        label={t('field.description')}
        hint={t('field.description.hint')}
        multiline
        value={draft.description}
        onChange={(description) => change({ description })}
        maxCharacters={2000}
        error={errorAt('path-description')}
      />
      <Select
        id="path-award"
        label={t('field.award')}
        hint={t('field.award.hint')}
        value={draft.award}
        onChange={(id) => {
          const chosen = awards.find((one) => one.id === id)?.description
          change({
            award: id,
            ...(draft.ects === '' && chosen?.workload !== undefined ? { ects: String(chosen.workload.ects) } : {}),
            ...(draft.eqf === '' && chosen?.level !== undefined ? { eqf: String(chosen.level.eqf) } : {}),
          })
        }}
        choices={awards.map(({ id, description }) => ({ value: id, label: text(description.title ?? {}) }))}
        error={errorAt('path-award')}
      />
      <TextInput
        id="path-ects"
        label={t('field.ects')}
        inputMode="decimal"
        unit="ECTS"
        value={draft.ects}
        onChange={(ects) => change({ ects })}
        error={errorAt('path-ects')}
      />
      <Select
        id="path-eqf"
        label={t('field.eqf')}
        value={draft.eqf}
        onChange={(eqf) => change({ eqf })}
        choices={[1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({ value: String(level), label: words.level(level) }))}
        error={errorAt('path-eqf')}
      />
    </section>
  )
}
