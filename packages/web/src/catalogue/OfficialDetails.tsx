/** All that Annex I of the Council Recommendation of 16 June 2022 asks a description to say. */
import { iscedFields } from '@meshe/credentials/vocabulary'
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import type { ReactNode } from 'react'
import { vocabularyMessages } from '../shared/credential/messages/vocabulary.ts'
import { useVocabularyWords } from '../shared/credential/vocabulary-words.ts'
import { Text, useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Code, type Fact, Facts } from '../shared/primitives/index.ts'
import { catalogueMessages } from './messages/index.ts'

type Map = Readonly<Record<string, string>>

export function OfficialDetails({ entry }: { readonly entry: CatalogueEntry }) {
  const t = useMessages(catalogueMessages)
  return (
    <div className="stack">
      <p className="muted">{t('offer.official.note')}</p>
      <Facts wide facts={useOfficialFacts(entry)} />
    </div>
  )
}

function useOfficialFacts({ description: d, institution, iri, version, publishedAt }: CatalogueEntry): Fact[] {
  const t = useMessages(catalogueMessages)
  const v = useMessages(vocabularyMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const field = iscedFields[d.field]
  const skills = d.learningOutcomes.flatMap((outcome) => outcome.skills ?? [])
  return [
    { term: t('annex.title'), value: <EveryLanguage map={d.title} /> },
    { term: t('annex.country'), value: f.country(institution.country) },
    { term: t('annex.awardingBody'), value: <Text map={institution.name} /> },
    { term: t('annex.joint'), value: d.jointAwardingBodies === undefined ? null : f.list(d.jointAwardingBodies) },
    {
      term: t('annex.outcomes'),
      value: (
        <List items={d.learningOutcomes.map(({ title }) => [JSON.stringify(title), <Text key="t" map={title} />])} />
      ),
    },
    {
      term: t('skills.title'),
      value:
        skills.length === 0 ? null : (
          <List
            items={skills.map(({ id, title }) => [
              id,
              <a key="a" href={id} rel="noreferrer">
                <Text map={title} />
              </a>,
            ])}
          />
        ),
    },
    { term: t('annex.workload'), value: words.size(d.workload) },
    { term: t('annex.eqf'), value: words.level(d.level.eqf) },
    { term: t('annex.cycle'), value: d.level.cycle === undefined ? null : f.capital(v(`cycle.${d.level.cycle}`)) },
    { term: t('annex.national'), value: d.level.national },
    {
      term: t('annex.assessment'),
      value: (
        <List
          items={d.assessments.map(({ type, description }) => [
            type,
            <span key="s">
              {f.capital(words.assessments([type]))}
              {description !== undefined && (
                <>
                  : <Text map={description} />
                </>
              )}
            </span>,
          ])}
        />
      ),
    },
    { term: t('annex.participation'), value: f.capital(words.modes(d.modes)) },
    {
      term: t('annex.quality'),
      value: (
        <List
          items={d.qualityAssurance.map(({ body, type }) => [`${body} ${type}`, `${body}: ${words.quality(type)}`])}
        />
      ),
    },
    { term: t('annex.prerequisites'), value: d.prerequisites === undefined ? null : <Text map={d.prerequisites} /> },
    {
      term: t('annex.supervision'),
      value: d.supervision === undefined ? null : f.capital(words.supervision(d.supervision)),
    },
    { term: t('annex.grading'), value: d.gradingScheme },
    {
      term: t('annex.stackability'),
      value: d.stackability === undefined ? null : t(`annex.stack.${d.stackability.kind}`),
    },
    {
      term: t('annex.further'),
      value: d.furtherInformation === undefined ? null : <Text map={d.furtherInformation} />,
    },
    {
      term: t('annex.field'),
      value: (
        <>
          {d.field}
          {field !== undefined && (
            <>
              {' '}
              <span lang="en">{field}</span>
            </>
          )}
        </>
      ),
    },
    { term: t('annex.version'), value: t('annex.version.value', { version, date: f.date(publishedAt) }) },
    { term: t('annex.identifier'), value: <Code>{iri}</Code> },
  ]
}

function List({ items }: { readonly items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <ul className="plain-list">
      {items.map(([key, item]) => (
        <li key={key}>{item}</li>
      ))}
    </ul>
  )
}

function EveryLanguage({ map }: { readonly map: Map }) {
  const f = useFormatters()
  const entries = Object.entries(map)
  if (entries.length === 1) return <Text map={map} />
  return (
    <ul className="plain-list">
      {entries.map(([tag, text]) => (
        <li key={tag}>
          <span lang={tag}>{text}</span> <span className="muted small">({f.language(tag)})</span>
        </li>
      ))}
    </ul>
  )
}
