/** What a credential says, in plain words first, then all official details. */
import type { CredentialContent, VerificationReport } from '@meshe/domain/verification'
import type { ReactNode } from 'react'
import { Text, useFormatters, useMessages } from '../i18n/index.ts'
import { Code } from '../primitives/Code.tsx'
import { Details } from '../primitives/Details.tsx'
import { type Fact, Facts } from '../primitives/Facts.tsx'
import { Selvedge } from '../weave/Selvedge.tsx'
import { credentialMessages } from './messages/index.ts'
import { useVocabularyWords } from './vocabulary-words.ts'
import './credential.css'

export interface CredentialContentViewProps {
  readonly content: CredentialContent
  /** Level of the title; null where the page has the title already. */
  readonly heading?: 'h1' | 'h2' | 'h3' | null
  /** Kind of file, for the official details. */
  readonly format?: VerificationReport['format']
  /** Further content of the card, e.g. buttons. */
  readonly children?: ReactNode
}

export function CredentialContentView({
  content,
  heading: Heading = 'h2',
  format,
  children,
}: CredentialContentViewProps) {
  const t = useMessages(credentialMessages)
  const { main, official } = useContentFacts(content, format)
  return (
    <article className="card credential">
      <Selvedge seed={content.achievementId ?? content.id ?? ''} />
      <div className="card-in stack">
        {Heading === null ? (
          <h2>{t('says.title')}</h2>
        ) : (
          <div>
            <p className="muted small">{t('says.title')}</p>
            <Heading tabIndex={-1}>
              <Text map={content.title} />
            </Heading>
          </div>
        )}
        {Object.keys(content.description).length > 0 && (
          <p>
            <Text map={content.description} />
          </p>
        )}
        <Facts facts={main} />
        <LearningOutcomes outcomes={content.learningOutcomes} />
        <Details summary={t('official.title')}>
          <Facts facts={official} wide />
        </Details>
        {children}
      </div>
    </article>
  )
}

function LearningOutcomes({ outcomes }: { readonly outcomes: CredentialContent['learningOutcomes'] }) {
  const t = useMessages(credentialMessages)
  if (outcomes.length === 0) return null
  return (
    <div className="stack-s">
      <h3>{t('can.title')}</h3>
      <ul>
        {outcomes.map((outcome) => (
          <li key={JSON.stringify(outcome)}>
            <Text map={outcome} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function useContentFacts(content: CredentialContent, format: VerificationReport['format'] | undefined) {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const quality = content.qualityAssurance.map(({ body, type, validUntil }) => {
    const line = t('quality.line', { body, type: words.quality(type) })
    return validUntil === null ? line : t('quality.until', { line, date: f.date(validUntil) })
  })
  const day = (iso: string | null) => (iso === null ? null : f.date(iso))
  const main: Fact[] = [
    { term: t('fact.holder'), value: content.holderName },
    { term: t('fact.from'), value: f.list(content.awardingBodies) },
    { term: t('fact.on'), value: day(content.awardedOn ?? content.validFrom) },
    { term: t('fact.until'), value: day(content.validUntil) },
    { term: t('fact.size'), value: words.size(content) },
    { term: t('fact.level'), value: content.eqf === null ? null : words.level(content.eqf) },
    { term: t('fact.tested'), value: f.capital(words.assessments(content.assessments)) },
    { term: t('fact.grade'), value: content.grade },
    { term: t('fact.quality'), value: quality.length === 0 ? null : <Lines lines={quality} /> },
    {
      term: t('fact.parts'),
      value: content.parts.length === 0 ? null : <Parts parts={content.parts} />,
    },
  ]
  const official: Fact[] = [
    {
      term: t('fact.supervision'),
      value: content.supervision === null ? null : f.capital(words.supervision(content.supervision)),
    },
    { term: t('fact.how'), value: f.capital(words.modes(content.modes)) },
    { term: t('fact.language'), value: f.capital(words.languages(content.languages)) },
    {
      term: t('fact.field'),
      value: content.field === null ? null : `${words.broadField(content.field)} (${content.field})`,
    },
    { term: t('fact.annex'), value: t('annex.count', { count: content.annexOne.length }) },
    { term: t('fact.format'), value: format === undefined ? null : t(`format.${format}`) },
    { term: t('fact.id'), value: content.id === null ? null : <Code>{content.id}</Code> },
    {
      term: t('fact.achievement'),
      value: content.achievementId === null ? null : <Code>{content.achievementId}</Code>,
    },
  ]
  return { main, official }
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Parts({ parts }: { readonly parts: CredentialContent['parts'] }) {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  return (
    <ul className="plain-list">
      {parts.map(({ id, title, ects, awardingBody }) => (
        <li key={id}>
          <Text map={title} /> ({t('part.line', { ects, ectsText: f.number(ects), body: awardingBody })})
        </li>
      ))}
    </ul>
  )
}
