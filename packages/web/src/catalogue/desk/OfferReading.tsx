/** A description that is not being written: all of it to read, for whoever reviews, publishes or issues it. */
import type { DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useState } from 'react'
import { useVocabularyWords, vocabularyMessages } from '../../shared/credential/index.ts'
import { Text, useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { Button, ConfirmDialog, Details, type Fact, Facts } from '../../shared/primitives/index.ts'
import { DraftCard } from './DraftCard.tsx'
import { FieldName } from './FieldName.tsx'
import { offerDeskMessages } from './messages/index.ts'
import { OfferWay } from './OfferWay.tsx'
import { missingOf } from './offer-state.ts'
import { Readiness } from './Readiness.tsx'

export interface OfferReadingProps {
  readonly offer: DeskMicroCredentialView
  /** Begins to write; null where the person may not. */
  readonly onChange: (() => void) | null
}

export function OfferReading({ offer, onChange }: OfferReadingProps) {
  const t = useMessages(offerDeskMessages)
  const missing = missingOf(offer.description)
  const [isAsking, setAsking] = useState(false)
  const isPublic = offer.state === 'published' || offer.state === 'retired'
  return (
    <div className="offer-desk">
      <div className="stack-l">
        {onChange !== null && (
          <p>
            <Button quiet onClick={() => setAsking(true)}>
              {t('change.open')}
            </Button>
          </p>
        )}
        {onChange !== null && (
          <ConfirmDialog
            open={isAsking}
            onClose={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false)
              onChange()
            }}
            title={t('change.title')}
            confirmLabel={t('change.confirm')}
          >
            <p>{t(isPublic ? 'change.published' : 'change.review')}</p>
          </ConfirmDialog>
        )}
        <section className="stack">
          <h2>{t('reading.title')}</h2>
          <Facts facts={useOfferFacts(offer.description)} wide />
        </section>
      </div>
      <aside className="stack-l">
        <OfferWay offer={offer} missing={missing} />
        <section className="stack">
          <h2>{t('card.title')}</h2>
          <DraftCard description={offer.description} seed={offer.iri} />
        </section>
        <Details summary={t('readiness.summary', { count: missing.length })}>
          <Readiness description={offer.description} linked={false} />
        </Details>
      </aside>
    </div>
  )
}

type Description = DeskMicroCredentialView['description']
type Quality = NonNullable<Description['qualityAssurance']>[number]

function useOfferFacts(d: Description): Fact[] {
  const t = useMessages(offerDeskMessages)
  const v = useMessages(vocabularyMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const all = (map: Readonly<Record<string, string>> | undefined) =>
    map === undefined ? null : <AllLanguages map={map} />
  const { level, offering = {} } = d
  const qualityLine = ({ body, type, validUntil }: Pick<Quality, 'body' | 'type' | 'validUntil'>) => {
    const line = t('quality.line', { body, type: words.quality(type) })
    return validUntil === undefined ? line : t('quality.line.until', { line, date: f.date(validUntil) })
  }
  return [
    { term: t('field.title'), value: all(d.title) },
    { term: t('field.description'), value: all(d.description) },
    { term: t('field.field'), value: d.field === undefined ? null : <FieldName code={d.field} /> },
    { term: t('field.languages'), value: d.languages === undefined ? null : f.capital(words.languages(d.languages)) },
    { term: t('field.joint'), value: d.jointAwardingBodies === undefined ? null : f.list(d.jointAwardingBodies) },
    {
      term: t('step.can'),
      value: d.learningOutcomes !== undefined && (
        <ol>
          {d.learningOutcomes.map(({ title, skills = [] }) => (
            <li key={JSON.stringify(title)}>
              <AllLanguages map={title} />
              {skills.length > 0 && (
                <p className="small muted" lang="en">
                  {f.list(skills.map((skill) => skill.title['en'] ?? skill.id))}
                </p>
              )}
            </li>
          ))}
        </ol>
      ),
    },
    { term: t('card.size'), value: d.workload === undefined ? null : words.size(d.workload) },
    { term: t('card.level'), value: level === undefined ? null : words.level(level.eqf) },
    { term: t('field.cycle'), value: level?.cycle === undefined ? null : v(`cycle.${level.cycle}`) },
    { term: t('field.national'), value: level?.national },
    {
      term: t('card.tested'),
      value: d.assessments !== undefined && (
        <ul>
          {d.assessments.map(({ type, description }) => (
            <li key={type}>
              {f.capital(words.assessments([type]))}
              {description !== undefined && <AllLanguages map={description} />}
            </li>
          ))}
        </ul>
      ),
    },
    {
      term: t('field.supervision'),
      value: d.supervision === undefined ? null : f.capital(words.supervision(d.supervision)),
    },
    { term: t('field.grading'), value: d.gradingScheme },
    { term: t('card.how'), value: d.modes === undefined ? null : f.capital(words.modes(d.modes)) },
    {
      term: t('step.quality'),
      value: d.qualityAssurance !== undefined && (
        <ul>
          {d.qualityAssurance.map(({ type, body, reference, validUntil }) => (
            <li key={`${type} ${body}`}>
              {qualityLine({ body, type, validUntil })}
              {reference !== undefined && (
                <>
                  {' '}
                  <a href={reference} rel="noreferrer">
                    {reference}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      ),
    },
    { term: t('field.prerequisites'), value: all(d.prerequisites) },
    {
      term: t('field.stackability'),
      value: d.stackability !== undefined && (
        <>
          <p>{t(`stackability.${d.stackability.kind}`)}</p>
          <div>{all(d.stackability.description)}</div>
        </>
      ),
    },
    { term: t('field.further'), value: all(d.furtherInformation) },
    { term: t('field.homepage'), value: d.homepage },
    { term: t('field.startsOn'), value: offering.startsOn === undefined ? null : f.day(offering.startsOn) },
    {
      term: t('field.weeks'),
      value: offering.weeks === undefined ? null : t('value.weeks', { count: offering.weeks }),
    },
    {
      term: t('field.hoursPerWeek'),
      value: offering.hoursPerWeek === undefined ? null : t('value.hours', { count: offering.hoursPerWeek }),
    },
    { term: t('field.price'), value: offering.priceEuro === undefined ? null : f.euro(offering.priceEuro) },
    { term: t('field.place'), value: offering.place },
    { term: t('field.applyAt'), value: offering.applyAt },
  ]
}

/** The reader's language first; the others below, each named. */
function AllLanguages({ map }: { readonly map: Readonly<Record<string, string>> }) {
  const f = useFormatters()
  const tags = Object.keys(map)
  if (tags.length < 2) return <Text map={map} />
  return (
    <ul className="plain-list stack-s">
      {tags.map((tag) => (
        <li key={tag}>
          <span className="small muted">{f.language(tag)}: </span>
          <span lang={tag}>{map[tag]}</span>
        </li>
      ))}
    </ul>
  )
}
