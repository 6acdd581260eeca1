/** The way to one larger award: what counts, what is being checked, what is missing, and the best next step. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { recognitionApi } from '@meshe/domain/recognition'
import { type MyPathwayView, stackingApi } from '@meshe/domain/stacking'
import { Link, useParams } from 'react-router'
import { isOpen } from '../../holding/next-step.ts'
import { RequestCard } from '../../recognition/RequestCard.tsx'
import { useApi } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../../shared/i18n/index.ts'
import { Page, QueryPage } from '../../shared/layout/index.ts'
import { Callout, Details, LinkButton } from '../../shared/primitives/index.ts'
import { usePathWords } from '../path-words.ts'
import { FollowButton, UnfollowButton } from './FollowButton.tsx'
import { MyPathFigure } from './MyPathFigure.tsx'
import { myPathMessages } from './messages/my-path.ts'
import { NextOnPath } from './NextOnPath.tsx'
import { NotCounted } from './NotCounted.tsx'
import { useNewParts } from './newly-counted.ts'
import { PartsList } from './PartsList.tsx'
import { StackBar } from './StackBar.tsx'
import { stackShares } from './stack-shares.ts'
import '../stack.css'
import './my-path.css'

export function MyPathPage() {
  const t = useMessages(myPathMessages)
  const { pathway = '' } = useParams()
  const query = useApi(stackingApi.showMyProgress, { params: { pathway } })
  return (
    <QueryPage query={query} title={t('list.title')} back={{ to: '/me/stack', label: t('back') }}>
      {(answer) => <MyPath key={answer.pathway.id} mine={answer} />}
    </QueryPage>
  )
}

function MyPath({ mine }: { readonly mine: MyPathwayView }) {
  const t = useMessages(myPathMessages)
  const f = useFormatters()
  const text = useText()
  const { pathway, progress, awarded, isFollowed } = mine
  const { id, institution, description } = pathway
  const requests = useApi(recognitionApi.listRecognitionRequests).data?.requests
  const entries = useApi(catalogueApi.searchCatalogue, { query: { pathway: id, limit: 100 } }).data?.entries
  const waiting = (requests ?? []).filter((request) => request.pathway?.id === id && isOpen(request))
  const fresh = useNewParts(mine)
  return (
    <Page
      title={t('title', { title: text(description.title) })}
      heading={t.rich('title', { title: <Text map={description.title} /> })}
      lead={<Lead mine={mine} />}
      above={t.rich('above', { institution: <Text map={institution.name} />, country: f.country(institution.country) })}
      back={{ to: '/me/stack', label: t('back') }}
      actions={
        !isFollowed && <FollowButton pathwayId={id} label={t('goal.set.of', { title: text(description.title) })} />
      }
    >
      <Standing mine={mine} />
      <Fresh mine={mine} fresh={fresh} />
      <StackBar progress={progress} />
      <MyPathFigure mine={mine} fresh={fresh} waiting={waiting} />
      <div className="grid grid-2">
        {!awarded && !progress.isComplete && <NextOnPath mine={mine} entries={entries} requests={requests} />}
        {waiting.length > 0 && (
          <section className="stack">
            <h2>{t('waiting.title')}</h2>
            {waiting.map((request) => (
              <RequestCard key={request.id} request={request} heading="h3" />
            ))}
          </section>
        )}
      </div>
      <PartsList mine={mine} fresh={fresh} entries={entries ?? []} />
      <NotCounted mine={mine} />
      <PathRules mine={mine} />
      {isFollowed && <UnfollowButton pathwayId={id} />}
    </Page>
  )
}

function Lead({ mine: { progress } }: { readonly mine: MyPathwayView }) {
  const t = useMessages(myPathMessages)
  const f = useFormatters()
  const shares = stackShares(progress)
  const ects = (kind: string) => shares.find((share) => share.kind === kind)?.ects ?? 0
  return t.rich(ects('waiting') > 0 ? 'lead.waiting' : 'lead', {
    countedText: f.number(ects('counted')),
    waitingText: f.number(ects('waiting')),
    ects: progress.ectsRequired,
    ectsText: f.number(progress.ectsRequired),
    b: (chunks) => <b>{chunks}</b>,
  })
}

function Standing({ mine: { pathway, progress, awarded } }: { readonly mine: MyPathwayView }) {
  const t = useMessages(myPathMessages)
  const institution = <Text map={pathway.institution.name} />
  if (awarded) {
    return (
      <Callout
        tone="ok"
        title={t('awarded.title')}
        actions={<LinkButton to="/me/credentials">{t('awarded.go')}</LinkButton>}
      >
        {t.rich('awarded.text', { institution })}
      </Callout>
    )
  }
  if (!progress.isComplete) return null
  return (
    <Callout tone="ok" title={t('complete.title')}>
      {t.rich('complete.text', { institution })}
    </Callout>
  )
}

function Fresh({ mine, fresh }: { readonly mine: MyPathwayView; readonly fresh: ReadonlySet<string> }) {
  const t = useMessages(myPathMessages)
  const text = useText()
  if (fresh.size === 0) return null
  const first = mine.progress.groups
    .flatMap(({ groupId, components }) => components.map((component) => ({ ...component, groupId })))
    .find(({ groupId, componentId }) => fresh.has(`${groupId}/${componentId}`))
  const title = text(first?.filledBy?.title ?? first?.title ?? {})
  return <Callout tone="ok" title={t('new', { count: fresh.size, title })} live />
}

function PathRules({ mine: { pathway } }: { readonly mine: MyPathwayView }) {
  const t = useMessages(myPathMessages)
  const path = usePublicPath()
  const rules = usePathWords().rules(pathway.description.rules)
  return (
    <Details summary={t('rules.title')}>
      <div className="stack-s">
        {rules.length === 0 ? (
          <p>{t('rules.none')}</p>
        ) : (
          <ul>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
        <p>
          <Link to={path(`/paths/${pathway.id}`)}>{t('rules.public')}</Link>
        </p>
      </div>
    </Details>
  )
}
