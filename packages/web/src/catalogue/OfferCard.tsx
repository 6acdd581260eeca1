/** A course in a list: what, by whom, time, cost, place, and where it counts. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../shared/i18n/index.ts'
import { Facts } from '../shared/primitives/Facts.tsx'
import { Selvedge } from '../shared/weave/Selvedge.tsx'
import { catalogueMessages } from './messages/index.ts'
import { summarizeCounts, useOfferWords } from './offer-words.ts'
import './offer.css'

export interface OfferCardProps {
  readonly entry: CatalogueEntry
  readonly heading?: 'h2' | 'h3'
}

export function OfferCard({ entry, heading: Heading = 'h3' }: OfferCardProps) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const path = usePublicPath()
  const { time, cost, where, starts } = useOfferWords()(entry)
  return (
    <article className="card offer-card">
      <Selvedge seed={entry.iri} />
      <div className="card-in">
        <Heading>
          <Link to={path(`/find/${entry.id}`)}>
            <Text map={entry.description.title} />
          </Link>
        </Heading>
        <p className="muted small">
          {t.rich('card.from', {
            institution: <Text map={entry.institution.name} />,
            country: f.country(entry.institution.country),
          })}
        </p>
        <div className="small">
          <Facts
            facts={[
              { term: t('card.time'), value: time },
              { term: t('card.cost'), value: cost },
              { term: t('card.where'), value: where },
              { term: t('card.starts'), value: starts },
            ]}
          />
        </div>
        <p className="small offer-counts">
          <CountsSentence countsTowards={entry.countsTowards} />
        </p>
      </div>
    </article>
  )
}

function CountsSentence({ countsTowards }: { readonly countsTowards: CatalogueEntry['countsTowards'] }) {
  const t = useMessages(catalogueMessages)
  const text = useText()
  const { agreed, caseByCase, own } = summarizeCounts(countsTowards)
  if (agreed === 0 && caseByCase === 0 && own === null) return <>{t('counts.none')}</>
  return (
    <>
      {agreed > 0 && t.rich('counts.agreed', { count: agreed, b: (chunks) => <b>{chunks}</b> })}{' '}
      {own !== null && t('counts.own', { title: text(own) })}{' '}
      {caseByCase > 0 && t('counts.case', { count: caseByCase })}
    </>
  )
}
