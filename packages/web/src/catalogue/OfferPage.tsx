/** Deciding about one course. */
import { type CatalogueEntry, catalogueApi } from '@meshe/domain/catalogue'
import { useParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useVocabularyWords } from '../shared/credential/vocabulary-words.ts'
import {
  languageOfText,
  Text,
  useFormatters,
  useLanguage,
  useMessages,
  usePublicPath,
  useText,
} from '../shared/i18n/index.ts'
import { Page, QueryPage } from '../shared/layout/index.ts'
import { Callout, Details, ExternalLinkButton, Facts } from '../shared/primitives/index.ts'
import { Selvedge } from '../shared/weave/Selvedge.tsx'
import { catalogueMessages } from './messages/index.ts'
import { OfficialDetails } from './OfficialDetails.tsx'
import { useOfferWords } from './offer-words.ts'
import { WhereItCounts } from './WhereItCounts.tsx'
import './offer.css'

export function OfferPage() {
  const t = useMessages(catalogueMessages)
  const path = usePublicPath()
  const { entry = '' } = useParams()
  const query = useApi(catalogueApi.showCatalogueEntry, { params: { entry } })
  return (
    <QueryPage query={query} title={t('find.title')} back={{ to: path('/find'), label: t('offer.back') }}>
      {(answer) => <Offer entry={answer} />}
    </QueryPage>
  )
}

function Offer({ entry }: { readonly entry: CatalogueEntry }) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const text = useText()
  const language = useLanguage()
  const path = usePublicPath()
  const words = useVocabularyWords()
  const { description, institution } = entry
  const titleLanguage = languageOfText(description.title, language)
  return (
    <Page
      title={text(description.title)}
      {...(titleLanguage === null || titleLanguage === language ? {} : { headingLanguage: titleLanguage })}
      lead={<Text map={description.description} />}
      back={{ to: path('/find'), label: t('offer.back') }}
      above={t.rich('card.from', {
        institution: <Text map={institution.name} />,
        country: f.country(institution.country),
      })}
    >
      <div className="offer-page">
        <div className="stack-l">
          <section className="stack-s">
            <h2>{t('offer.can')}</h2>
            <ul>
              {description.learningOutcomes.map((outcome) => (
                <li key={JSON.stringify(outcome.title)}>
                  <Text map={outcome.title} />
                </li>
              ))}
            </ul>
          </section>
          <WhereItCounts countsTowards={entry.countsTowards} />
          <section className="stack-s">
            <h2>{t('offer.tested')}</h2>
            <p>
              {t('offer.tested.text', {
                assessments: words.assessments(description.assessments.map(({ type }) => type)),
              })}
            </p>
          </section>
          <section className="stack-s">
            <h2>{t('offer.needs')}</h2>
            <p>
              {description.prerequisites === undefined ? (
                t('offer.needs.none')
              ) : (
                <Text map={description.prerequisites} />
              )}
            </p>
          </section>
          <Quality entry={entry} />
          <Details summary={t('offer.official')}>
            <OfficialDetails entry={entry} />
          </Details>
        </div>
        <OfferAside entry={entry} />
      </div>
    </Page>
  )
}

function OfferAside({ entry }: { readonly entry: CatalogueEntry }) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const { duration, cost, place, starts } = useOfferWords()(entry)
  const { description } = entry
  const { applyAt, startsOn } = description.offering ?? {}
  const isPast = startsOn !== undefined && startsOn < new Date().toISOString().slice(0, 10)
  return (
    <aside className="card offer-aside" aria-label={t('offer.aside')}>
      <Selvedge seed={entry.iri} />
      <div className="card-in stack">
        <Facts
          facts={[
            { term: t('offer.cost'), value: <b>{cost}</b> },
            { term: t('offer.starts'), value: isPast ? null : (starts ?? t('starts.anytime')) },
            { term: t('offer.duration'), value: duration },
            { term: t('offer.size'), value: words.size(description.workload) },
            { term: t('offer.where'), value: place },
            { term: t('offer.language'), value: f.capital(words.languages(description.languages)) },
            { term: t('offer.level'), value: words.level(description.level.eqf) },
          ]}
        />
        {isPast && <Callout tone="info">{t('offer.past', { date: f.date(startsOn) })}</Callout>}
        <p className="muted small">{t('offer.hoursNote')}</p>
        {applyAt !== undefined && <ExternalLinkButton href={applyAt}>{t('offer.apply')}</ExternalLinkButton>}
        {description.homepage !== undefined && (
          <ExternalLinkButton quiet href={description.homepage}>
            {t('offer.homepage')}
          </ExternalLinkButton>
        )}
      </div>
    </aside>
  )
}

function Quality({ entry }: { readonly entry: CatalogueEntry }) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  return (
    <section className="stack-s">
      <h2>{t('offer.quality')}</h2>
      <ul className="plain-list">
        {entry.description.qualityAssurance.map(({ body, type, validUntil, reference }) => {
          const line = t('offer.quality.line', { body, type: words.quality(type) })
          return (
            <li key={`${body} ${type}`}>
              {validUntil === undefined ? line : t('offer.quality.until', { line, date: f.date(validUntil) })}{' '}
              {reference !== undefined && (
                <a href={reference} rel="noreferrer">
                  {t('offer.quality.link')}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
