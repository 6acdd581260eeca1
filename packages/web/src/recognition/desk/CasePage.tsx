/** One case: the checked credential, the seven criteria filled in, what was decided before, and the decision. */
import { type CaseView, notStated, recognitionApi } from '@meshe/domain/recognition'
import { ArrowDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { addressOf, useApi } from '../../shared/api/index.ts'
import { CheckRows, CredentialContentView, VerdictPanel } from '../../shared/credential/index.ts'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page, QueryPage } from '../../shared/layout/index.ts'
import { Details, ExternalLinkButton, StatusWord, Timeline } from '../../shared/primitives/index.ts'
import { CaseClock, CaseSteps } from './CaseClock.tsx'
import { CaseTurn } from './CaseTurn.tsx'
import { Criteria } from './Criteria.tsx'
import { toneOf } from './case-state.ts'
import { caseMessages } from './messages/case.ts'
import { inboxMessages } from './messages/inbox.ts'
import { Precedents } from './Precedents.tsx'
import './case.css'

/** A case that has just come is checked within moments; then the form is there. */
const lookAgainMs = { arriving: 2000, still: 20_000 }

export function CasePage() {
  const t = useMessages(caseMessages)
  const inbox = useMessages(inboxMessages)
  const { institution } = useDesk()
  const { case: id = '' } = useParams()
  const [refetchEveryMs, setRefetchEveryMs] = useState(lookAgainMs.still)
  const query = useApi(recognitionApi.showCase, { params: { institution, case: id }, refetchEveryMs })
  const isArriving = query.data?.state === 'submitted'
  useEffect(() => setRefetchEveryMs(isArriving ? lookAgainMs.arriving : lookAgainMs.still), [isArriving])
  return (
    <QueryPage
      query={query}
      title={inbox('inbox.title')}
      back={{ to: `/u/${institution}/recognition`, label: t('back') }}
    >
      {(answer) => <Case view={answer} />}
    </QueryPage>
  )
}

function Case({ view }: { readonly view: CaseView }) {
  const t = useMessages(caseMessages)
  const inbox = useMessages(inboxMessages)
  const f = useFormatters()
  const text = useText()
  const { institution } = useDesk()
  // Some credentials of other systems name no awarding body; the list of the network still knows who issued them.
  const body =
    view.awardingBody === notStated ? (view.report.issuer?.confirmedName ?? view.awardingBody) : view.awardingBody
  const about = { credits: f.number(view.ectsClaimed), count: view.ectsClaimed, body }
  return (
    <Page
      title={text(view.title)}
      heading={<Text map={view.title} />}
      lead={
        view.pathway === null
          ? t('case.lead', about)
          : t.rich('case.lead.path', { ...about, path: <Text map={view.pathway.title} /> })
      }
      above={<StatusWord tone={toneOf(view)}>{inbox(view.isLate ? 'state.late' : `state.${view.state}`)}</StatusWord>}
      back={{ to: `/u/${institution}/recognition`, label: t('back') }}
      actions={<CaseClock view={view} />}
    >
      <CaseSteps view={view} />
      <p className="case-jump no-print">
        <a href="#case-turn">
          {t('case.turn')} <ArrowDown aria-hidden="true" size={20} />
        </a>
      </p>
      <div className="case">
        <div className="stack-l">
          <Criteria view={view} />
          <Applicant view={view} />
          <Precedents precedents={view.precedents} />
          <section className="stack">
            <h2>{t('verification.title')}</h2>
            <VerdictPanel report={view.report} heading="h3" />
            <CheckRows report={view.report} />
          </section>
          {view.content !== null && (
            <Details summary={t('content.title')}>
              <CredentialContentView content={view.content} heading="h3" />
            </Details>
          )}
          {view.furtherCredentials.length > 0 && (
            <section className="stack">
              <h2>{t('further.title')}</h2>
              {view.furtherCredentials.map((report) => (
                <VerdictPanel key={report.content?.id ?? report.checkedAt} report={report} heading="h3" />
              ))}
            </section>
          )}
          <History view={view} />
        </div>
        <aside className="case-side" id="case-turn" tabIndex={-1} aria-label={t('case.turn')}>
          <CaseTurn view={view} />
          {view.decision !== null && (
            <ExternalLinkButton
              quiet
              href={addressOf(recognitionApi.showDecisionCredential, { params: { institution, case: view.id } })}
              download={`decision-${view.id}.json`}
            >
              {t('download.decision')}
            </ExternalLinkButton>
          )}
        </aside>
      </div>
    </Page>
  )
}

function Applicant({ view }: { readonly view: CaseView }) {
  const t = useMessages(caseMessages)
  return (
    <section className="stack-s">
      <h2>{t('message.title')}</h2>
      <p>{t('person.line', { name: view.applicantName, purpose: t(`purpose.${view.purpose}`) })}</p>
      {view.applicantMessage !== null && (
        <blockquote className="case-message" lang={view.applicantLanguage}>
          {view.applicantMessage}
        </blockquote>
      )}
    </section>
  )
}

function History({ view }: { readonly view: CaseView }) {
  const t = useMessages(caseMessages)
  const f = useFormatters()
  return (
    <section className="stack">
      <h2>{t('events.title')}</h2>
      <Timeline
        label={t('events.title')}
        entries={view.events.map(({ at, event, text }, index) => {
          const key = `event.${event}`
          const reason = `reason.${text}`
          return {
            id: `${index} ${event}`,
            label: t(t.has(key) ? key : 'event.other'),
            note: (
              <>
                <p>{f.shortMoment(at)}</p>
                {text !== null && <p className="case-text">{t.has(reason) ? t(reason) : text}</p>}
              </>
            ),
          }
        })}
      />
    </section>
  )
}
