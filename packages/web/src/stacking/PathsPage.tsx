/** All published paths of the network. */
import { type PathwayView, stackingApi } from '@meshe/domain/stacking'
import { Link } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { Text, useFormatters, useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { EmptyState, Query } from '../shared/primitives/index.ts'
import { Selvedge } from '../shared/weave/Selvedge.tsx'
import { stackingMessages } from './messages/index.ts'
import './stack.css'

export function PathsPage() {
  const t = useMessages(stackingMessages)
  const query = useApi(stackingApi.listPathways)
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <Query query={query}>
        {({ pathways }) =>
          pathways.length === 0 ? (
            <EmptyState title={t('list.empty')}>{t('list.empty.text')}</EmptyState>
          ) : (
            <div className="grid grid-3">
              {pathways.map((pathway) => (
                <PathCard key={pathway.id} pathway={pathway} />
              ))}
            </div>
          )
        }
      </Query>
    </Page>
  )
}

function PathCard({ pathway: { id, description, institution } }: { readonly pathway: PathwayView }) {
  const t = useMessages(stackingMessages)
  const f = useFormatters()
  const path = usePublicPath()
  const parts = description.groups.reduce((sum, { components }) => sum + components.length, 0)
  return (
    <article className="card path-card">
      <Selvedge seed={id} />
      <div className="card-in stack-s">
        <h2>
          <Link to={path(`/paths/${id}`)}>
            <Text map={description.title} />
          </Link>
        </h2>
        <p className="muted small">
          {t.rich('path.above', {
            institution: <Text map={institution.name} />,
            country: f.country(institution.country),
          })}
        </p>
        <p>
          <Text map={description.description} />
        </p>
        <p className="small">
          {t('card.facts', { ects: description.ects, ectsText: f.number(description.ects), eqf: description.eqf })} ·{' '}
          {t('card.parts', { count: parts })}
        </p>
      </div>
    </article>
  )
}
