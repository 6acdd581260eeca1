/** The learner's goals, and paths that could become one. */
import { holdingApi } from '@meshe/domain/holding'
import { type PathwayView, stackingApi } from '@meshe/domain/stacking'
import { Link } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useMessages, usePublicPath, useText } from '../../shared/i18n/index.ts'
import { Page } from '../../shared/layout/index.ts'
import { EmptyState, Query, StatusWord } from '../../shared/primitives/index.ts'
import { Selvedge } from '../../shared/weave/Selvedge.tsx'
import { FollowButton } from './FollowButton.tsx'
import { GoalCard } from './GoalCard.tsx'
import { myPathMessages } from './messages/my-path.ts'
import { suggestPathways } from './suggest-pathways.ts'
import '../stack.css'

export function MyStackPage() {
  const t = useMessages(myPathMessages)
  const mine = useApi(stackingApi.listMyPathways)
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <Query query={mine} lines={5}>
        {({ pathways }) => (
          <>
            {pathways.length === 0 ? (
              <EmptyState title={t('list.empty')}>{t('list.empty.text')}</EmptyState>
            ) : (
              <ul className="goal-list">
                {pathways.map((one) => (
                  <li key={one.pathway.id}>
                    <GoalCard mine={one} heading="h2" />
                  </li>
                ))}
              </ul>
            )}
            <Suggestions known={pathways.map(({ pathway }) => pathway.id)} />
          </>
        )}
      </Query>
    </Page>
  )
}

function Suggestions({ known }: { readonly known: readonly string[] }) {
  const t = useMessages(myPathMessages)
  const path = usePublicPath()
  const pathways = useApi(stackingApi.listPathways)
  const held = useApi(holdingApi.listHeldCredentials).data?.credentials ?? []
  return (
    <section className="stack">
      <h2>{t('list.suggestions')}</h2>
      <Query query={pathways}>
        {(all) => {
          const suggested = suggestPathways(all.pathways, { known, held })
          if (suggested.length === 0 && known.length === 0) return <p>{t('list.suggestions.none')}</p>
          return (
            <>
              <div className="grid grid-3">
                {suggested.map(({ pathway, fits }) => (
                  <Suggestion key={pathway.id} pathway={pathway} fits={fits} />
                ))}
              </div>
              <p>
                <Link to={path('/paths')}>{t('list.all')}</Link>
              </p>
            </>
          )
        }}
      </Query>
    </section>
  )
}

function Suggestion({ pathway, fits }: { readonly pathway: PathwayView; readonly fits: boolean }) {
  const t = useMessages(myPathMessages)
  const text = useText()
  const { id, description, institution } = pathway
  return (
    <article className="card path-card">
      <Selvedge seed={id} />
      <div className="card-in stack-s">
        <h3>
          <Link to={`/me/stack/${id}`}>
            <Text map={description.title} />
          </Link>
        </h3>
        <p className="muted small">
          <Text map={institution.name} />
        </p>
        <p>
          <Text map={description.description} />
        </p>
        {fits && <StatusWord tone="ok">{t('goal.fits')}</StatusWord>}
        <FollowButton pathwayId={id} label={t('goal.set.of', { title: text(description.title) })} />
      </div>
    </article>
  )
}
