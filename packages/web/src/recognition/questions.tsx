/** The questions of asking a university, each a page of its own. */
import { recognitionPurposes } from '@meshe/domain/recognition'
import { useState } from 'react'
import { Link } from 'react-router'
import { credentialMessages, useVocabularyWords } from '../shared/credential/index.ts'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../shared/i18n/index.ts'
import { Callout, Details, Radios, Select, TextArea, TextInput } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'
import { newRequestMessages } from './messages/new.ts'
import {
  acceptsWithoutAsking,
  type Known,
  maySend,
  partsToAskFor,
  pathwaysToAskFor,
  type RequestDraft,
} from './request-draft.ts'
import { useUniversityChoices } from './university-choices.ts'

export interface QuestionProps {
  readonly known: Known
  readonly draft: RequestDraft
  readonly answer: (patch: Partial<Omit<RequestDraft, 'key'>>) => void
  readonly problem: string | null
}

export function CredentialQuestion({ known, draft, answer, problem }: QuestionProps) {
  const t = useMessages(newRequestMessages)
  const c = useMessages(credentialMessages)
  const f = useFormatters()
  const text = useText()
  const words = useVocabularyWords()
  return (
    <Radios
      label={<span className="hidden-visually">{t('credential.question')}</span>}
      hint={t('credential.hint')}
      error={problem}
      value={draft.heldCredentialId}
      choices={known.credentials.map((held) => {
        const body = f.list(held.content.awardingBodies)
        const size = words.size(held.content)
        const hint = size === null ? t('credential.from.noSize', { body }) : t('credential.from', { body, size })
        const isSendable = maySend(held)
        return {
          value: held.id,
          label: text(held.content.title),
          hint: isSendable ? hint : t('credential.unusable', { status: c(`status.${held.report.verdict}`) }),
          disabled: !isSendable,
        }
      })}
      onChange={(heldCredentialId) => answer({ heldCredentialId })}
    />
  )
}

/** From here on one searches. */
const many = 6

export function UniversityQuestion({ known, draft, answer, problem }: QuestionProps) {
  const t = useMessages(newRequestMessages)
  const path = usePublicPath()
  const [search, setSearch] = useState('')
  const choices = useUniversityChoices(known, draft, search)
  return (
    <>
      {known.institutions.length > many && (
        <TextInput
          label={t('university.search')}
          type="search"
          value={search}
          onChange={setSearch}
          autoComplete="off"
        />
      )}
      {choices.length === 0 && <p role="status">{t('university.none', { text: search })}</p>}
      <Radios
        label={<span className="hidden-visually">{t('university.question')}</span>}
        hint={t('university.hint')}
        error={problem}
        value={draft.institution}
        choices={choices}
        onChange={(institution) => answer({ institution })}
      />
      <Details summary={t('university.elsewhere')}>
        <div className="stack-s">
          <p>{t('university.elsewhere.text')}</p>
          <p>
            <code>{`${window.location.origin}${path('/verify')}`}</code>
          </p>
          <p>
            <Link to="/me/credentials">{t('university.elsewhere.go')}</Link>
          </p>
        </div>
      </Details>
    </>
  )
}

export function PathQuestion({ known, draft, answer, problem }: QuestionProps) {
  const t = useMessages(newRequestMessages)
  const f = useFormatters()
  const text = useText()
  const pathways = pathwaysToAskFor(known.pathways, draft.institution)
  const held = known.credentials.find(({ id }) => id === draft.heldCredentialId)
  const chosen = pathways.find(({ id }) => id === draft.pathwayId)
  const isAccepted = chosen !== undefined && held !== undefined && acceptsWithoutAsking(chosen, held)
  return (
    <>
      <Radios
        label={<span className="hidden-visually">{t('path.question')}</span>}
        hint={t('path.hint')}
        error={problem}
        value={draft.pathwayId === '' ? 'none' : draft.pathwayId}
        choices={[
          ...pathways.map(({ id, description: { title, ects, eqf } }) => ({
            value: id,
            label: text(title),
            hint: t('path.size', { ects, ectsText: f.number(ects), eqf }),
          })),
          { value: 'none', label: t('path.none') },
        ]}
        onChange={(pathwayId) => answer({ pathwayId: pathwayId === 'none' ? '' : pathwayId })}
      />
      {isAccepted && (
        <Callout
          tone="info"
          title={t('path.accepted')}
          actions={<Link to={`/me/stack/${chosen.id}`}>{t('path.accepted.go')}</Link>}
        >
          {t.rich('path.accepted.text', { path: <Text map={chosen.description.title} /> })}
        </Callout>
      )}
      {chosen !== undefined && !isAccepted && (
        <Select
          label={t('path.part')}
          optional
          value={draft.componentId}
          empty={t('path.part.any')}
          choices={partsToAskFor(chosen).map(({ id, title, ects }) => ({
            value: id,
            label: t('path.part.choice', { title: text(title), ects, ectsText: f.number(ects) }),
          }))}
          onChange={(componentId) => answer({ componentId })}
        />
      )}
    </>
  )
}

export function WhyQuestion({ draft, answer, problem }: QuestionProps) {
  const t = useMessages(newRequestMessages)
  const r = useMessages(requestMessages)
  return (
    <Radios
      label={<span className="hidden-visually">{t('why.question')}</span>}
      hint={t('why.hint')}
      error={problem}
      value={draft.purpose}
      choices={recognitionPurposes.map((value) => ({
        value,
        label: r(`purpose.${value}`),
        hint: r(`purpose.${value}.hint`),
      }))}
      onChange={(purpose) => answer({ purpose })}
    />
  )
}

export function MessageQuestion({ draft, answer, problem }: QuestionProps) {
  const t = useMessages(newRequestMessages)
  return (
    <TextArea
      label={t('message.label')}
      hint={t('message.hint')}
      error={problem}
      optional
      value={draft.message ?? ''}
      onChange={(message) => answer({ message })}
      maxCharacters={4000}
      maxLength={4000}
    />
  )
}
