/** One credential: what it says, what can be done with it, what was checked just now. */
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { useLocation, useParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { CheckRows, CredentialContentView, VerdictPanel, VerdictWord } from '../shared/credential/index.ts'
import { Text, useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { Page, QueryPage } from '../shared/layout/index.ts'
import { Button, Callout, Details } from '../shared/primitives/index.ts'
import { AnnexList } from './AnnexList.tsx'
import { CredentialUses } from './CredentialUses.tsx'
import { walletMessages } from './messages/wallet.ts'
import { RemoveCredential } from './RemoveCredential.tsx'
import './holding.css'

export function CredentialPage() {
  const t = useMessages(walletMessages)
  const { credential = '' } = useParams()
  const query = useApi(holdingApi.showHeldCredential, { params: { credential } })
  return (
    <QueryPage query={query} title={t('list.title')} back={{ to: '/me/credentials', label: t('one.back') }}>
      {(answer) => <Held held={answer} onCheck={() => void query.refetch()} isChecking={query.isFetching} />}
    </QueryPage>
  )
}

interface HeldProps {
  readonly held: HeldCredentialView
  readonly onCheck: () => void
  readonly isChecking: boolean
}

function Held({ held, onCheck, isChecking }: HeldProps) {
  const t = useMessages(walletMessages)
  const text = useText()
  const { state } = useLocation()
  const { content, report, format, source } = held
  const justKept = (state as { justKept?: boolean } | null)?.justKept === true
  return (
    <Page
      title={text(content.title)}
      heading={<Text map={content.title} />}
      above={<VerdictWord verdict={report.verdict} />}
      back={{ to: '/me/credentials', label: t('one.back') }}
    >
      {justKept && (
        <Callout tone="ok" title={t('one.kept')} live>
          {t('one.kept.text')}
        </Callout>
      )}
      {report.verdict !== 'valid' && <Trouble held={held} />}
      <div className="columns">
        <CredentialContentView content={content} format={format} heading={null}>
          {source !== 'recognition' && (
            <Details summary={t('annex.title')}>
              <AnnexList present={content.annexOne} />
            </Details>
          )}
        </CredentialContentView>
        <div className="stack-l">
          <CredentialUses held={held} />
          <section className="stack-s credential-checks">
            <h2>{t('check.title')}</h2>
            <CheckRows report={report} />
            <p className="no-print">
              <Button quiet busy={isChecking} onClick={onCheck}>
                {t('check.again')}
              </Button>
            </p>
          </section>
        </div>
      </div>
      <RemoveCredential held={held} />
    </Page>
  )
}

/** What is the matter, since when, and what can be done. */
function Trouble({ held: { report, content } }: { readonly held: HeldCredentialView }) {
  const t = useMessages(walletMessages)
  const f = useFormatters()
  const { verdict, checks } = report
  const status = checks.find(({ check }) => check === 'in-force')
  const institution = f.list(content.awardingBodies)
  return (
    <section className="stack">
      <VerdictPanel report={report} />
      {report.content === null && <p>{t('one.sealHidden')}</p>}
      {(verdict === 'withdrawn' || verdict === 'suspended') && (
        <div className="stack-s read">
          <h2>{t('withdrawn.title')}</h2>
          {status !== undefined && <p>{t('withdrawn.when', { moment: f.moment(status.at) })}</p>}
          {verdict === 'withdrawn' && <p>{t('withdrawn.why', { institution })}</p>}
          <p>{verdict === 'withdrawn' ? t('withdrawn.what') : t('suspended.what', { institution })}</p>
        </div>
      )}
    </section>
  )
}
