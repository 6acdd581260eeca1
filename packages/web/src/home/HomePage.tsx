/** The first page: what brings a person here, what starts soon, the way to check. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { ArrowRight } from 'lucide-react'
import { useId } from 'react'
import { Link } from 'react-router'
import { OfferCard } from '../catalogue/OfferCard.tsx'
import { useApi } from '../shared/api/index.ts'
import { useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { LinkButton, Skeleton } from '../shared/primitives/index.ts'
import { Weave } from '../shared/weave/Weave.tsx'
import { homeMessages } from './messages/index.ts'
import './home.css'

const reasons = [
  { key: 'job', to: '/find?maxHoursPerWeek=8' },
  { key: 'change', to: '/paths' },
  { key: 'start', to: '/start' },
  { key: 'required', to: '/find' },
  { key: 'curious', to: '/find?free=true' },
] as const

export function HomePage() {
  const t = useMessages(homeMessages)
  return (
    <Page title={t('home.title')} ownHeading>
      <section className="hero">
        <div className="wrap hero-in">
          <div className="hero-text">
            <h1 tabIndex={-1}>{t('home.heading')}</h1>
            <p className="lead">{t('home.lead')}</p>
          </div>
          <Weave className="hero-cloth" columns={24} rows={7} learnerRow={3} />
        </div>
      </section>
      <div className="wrap home-sections">
        <Reasons />
        <StartingSoon />
        <CheckBand />
      </div>
    </Page>
  )
}

function Reasons() {
  const t = useMessages(homeMessages)
  const path = usePublicPath()
  const id = useId()
  return (
    <section>
      <h2 id={id}>{t('home.question')}</h2>
      <ul className="reasons" aria-labelledby={id}>
        {reasons.map(({ key, to }) => (
          <li key={key}>
            <Link to={path(to)}>
              <span>
                <b>{t(`why.${key}`)}</b>
                <span className="muted small">{t(`why.${key}.note`)}</span>
              </span>
              <ArrowRight aria-hidden="true" size={20} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The page works without it: where the catalogue does not answer, the section is left out. */
function StartingSoon() {
  const t = useMessages(homeMessages)
  const path = usePublicPath()
  const { data, isError } = useApi(catalogueApi.searchCatalogue, { query: { limit: 3 } })
  if (isError) return null
  return (
    <section className="stack">
      <div className="row-between">
        <h2>{t('home.soon')}</h2>
        {data !== undefined && data.total > 0 && <Link to={path('/find')}>{t('home.all', { count: data.total })}</Link>}
      </div>
      {data === undefined && <Skeleton lines={5} />}
      {data?.total === 0 && <p className="muted">{t('home.none')}</p>}
      {data !== undefined && data.entries.length > 0 && (
        <div className="grid grid-3">
          {data.entries.map((entry) => (
            <OfferCard key={entry.id} entry={entry} />
          ))}
        </div>
      )}
    </section>
  )
}

function CheckBand() {
  const t = useMessages(homeMessages)
  const path = usePublicPath()
  return (
    <section className="check-band">
      <div className="stack-s">
        <h2>{t('home.check')}</h2>
        <p className="muted">{t('home.check.text')}</p>
      </div>
      <LinkButton to={path('/verify')}>{t('home.check.go')}</LinkButton>
    </section>
  )
}
