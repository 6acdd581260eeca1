/** One request: whose turn it is, until when, what was decided and why. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { Page, QueryPage } from '../shared/layout/index.ts'
import {
  Callout,
  ExternalLinkButton,
  StatusWord,
  Stepper,
  Timeline,
  type TimelineEntry,
} from '../shared/primitives/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { DecisionLetter } from './DecisionLetter.tsx'
import { requestCardMessages } from './messages/card.ts'
import { requestMessages } from './messages/learner.ts'
import { RequestDetails } from './RequestDetails.tsx'
import { statusOf, stepsOf } from './request-steps.ts'
import { WithdrawRequest } from './WithdrawRequest.tsx'
import './recognition.css'

/** While a message is on its way one looks again soon: the answer of the other node changes the page. */
const lookAgainMs = { soon: 3000, later: 20_000 }

export function RequestPage() {
  const t = useMessages(requestMessages)
  const { request = '' } = useParams()
  const [refetchEveryMs, setRefetchEveryMs] = useState(lookAgainMs.later)
  const query = useApi(recognitionApi.showRecognitionRequest, { params: { request }, refetchEveryMs })
  const isOnItsWay = query.data !== undefined && query.data.delivery !== 'delivered'
  useEffect(() => setRefetchEveryMs(isOnItsWay ? lookAgainMs.soon : lookAgainMs.later), [isOnItsWay])
  return (
    <QueryPage query={query} title={t('list.title')} back={{ to: '/me/recognition', label: t('back') }}>
      {(answer) => <Request request={answer} />}
    </QueryPage>
  )
}

function Request({ request }: { readonly request: RecognitionRequestView }) {
  const t = useMessages(requestMessages)
  const card = useMessages(requestCardMessages)
  const f = useFormatters()
  const text = useText()
  const { state: navigation } = useLocation()
  const { institution, credential, turn, question, decision } = request
  const name = text(institution.name)
  const { word, tone } = statusOf(request)
  const about = { title: <Text map={credential.title} />, body: credential.awardingBody }
  const { ects } = credential
  const justSent = (navigation as { justSent?: boolean } | null)?.justSent === true
  return (
    <Page
      title={t('one.title', { institution: name })}
      heading={t.rich('one.title', { institution: <Text map={institution.name} /> })}
      lead={
        ects === null
          ? t.rich('one.about', about)
          : t.rich('one.about.credits', { ...about, ects, ectsText: f.number(ects) })
      }
      above={<StatusWord tone={tone}>{card(word)}</StatusWord>}
      back={{ to: '/me/recognition', label: t('back') }}
    >
      {justSent && decision === null && (
        <Callout tone="ok" title={t('sent.title')} live>
          {t('sent.text', { institution: name })}
        </Callout>
      )}
      {request.isLate && <Late request={request} name={name} />}
      {turn === 'learner' && question !== null && <AnswerForm request={request} question={question} />}
      {decision !== null && <DecisionLetter request={request} decision={decision} />}
      <section className="stack">
        <h2>{t('one.where')}</h2>
        <Steps request={request} />
        <WhoseTurn request={request} name={name} />
      </section>
      <div className="columns">
        <section className="stack">
          <h2>{t('history.title')}</h2>
          <History request={request} name={name} />
        </section>
        <RequestDetails request={request} />
      </div>
      <WithdrawRequest request={request} />
    </Page>
  )
}

function Steps({ request }: { readonly request: RecognitionRequestView }) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  return (
    <Stepper
      label={t('step.label')}
      steps={stepsOf(request).map(({ id, state, at }) => {
        const note =
          at !== null
            ? f.shortDay(at)
            : id === 'decision' && request.dueAt !== null
              ? t('step.due', { date: f.shortDay(request.dueAt) })
              : undefined
        return { id, state, label: t(`step.${id}`), ...(note === undefined ? {} : { note }) }
      })}
    />
  )
}

interface Named {
  readonly request: RecognitionRequestView
  readonly name: string
}

function WhoseTurn({ request, name }: Named) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const { turn, dueAt, delivery, state, isLate } = request
  if (delivery === 'not-delivered-yet') {
    return (
      <Callout tone="warn" title={t('trying.title', { institution: name })}>
        {t('trying.text')}
      </Callout>
    )
  }
  if (delivery === 'on-its-way') {
    return (
      <Callout tone="info" title={t('sending.title')}>
        {t('sending.text')}
      </Callout>
    )
  }
  if (turn === 'nobody') return null
  const due =
    turn === 'learner'
      ? t('due.paused')
      : dueAt !== null && state === 'assessing'
        ? t('due.until', { date: f.day(dueAt) })
        : state === 'submitted'
          ? t('due.none')
          : null
  return (
    <div className="stack-s read">
      <p className="strong">{t(`turn.${turn}`, { institution: name })}</p>
      {due !== null && !isLate && <p>{due}</p>}
    </div>
  )
}

function Late({ request: { dueAt, institution }, name }: Named) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const institutions = useApi(catalogueApi.listInstitutions)
  const homepage = institutions.data?.institutions.find(({ did }) => did === institution.did)?.homepage ?? null
  return (
    <Callout
      tone="warn"
      title={t('late.title')}
      actions={
        homepage !== null && (
          <ExternalLinkButton quiet href={homepage}>
            {t('late.go')}
          </ExternalLinkButton>
        )
      }
    >
      {t('late.text', { institution: name, date: dueAt === null ? '' : f.day(dueAt) })}
    </Callout>
  )
}

function History({ request, name }: Named) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const { events } = request
  // The university repeats what it received: said once is enough.
  const entries = events.map(({ at, event, text }, index): TimelineEntry => {
    const key = `event.${event}`
    return {
      id: `${index} ${event}`,
      label: t(t.has(key) ? key : 'event.other', { institution: name }),
      note: (
        <>
          <p>{f.shortMoment(at)}</p>
          {text !== null && text !== events[index - 1]?.text && <p className="history-text">{text}</p>}
        </>
      ),
    }
  })
  return <Timeline label={t('history.title')} entries={entries} />
}
