/** What stands behind a claim link: the credential itself, before any sign-up, and the ways to keep it. */
import { type ClaimView, holdingApi } from '@meshe/domain/holding'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useApi, useApiMutation } from '../shared/api/index.ts'
import { CredentialContentView } from '../shared/credential/index.ts'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../shared/i18n/index.ts'
import { Page, useSession } from '../shared/layout/index.ts'
import { ActionError, Button, Callout, LinkButton, Query } from '../shared/primitives/index.ts'
import { DownloadWay } from './ClaimDownloads.tsx'
import { KeepWay, MailSent } from './ClaimKeeping.tsx'
import { ContactLine, NameQuestion } from './ClaimName.tsx'
import { claimMessages } from './messages/claim.ts'
import './holding.css'

export function ClaimPage() {
  const t = useMessages(claimMessages)
  const { token = '' } = useParams()
  const query = useApi(holdingApi.showClaim, { params: { token } })
  if (query.data !== undefined) return <Claim token={token} claim={query.data} />
  if (query.error?.status === 404 || query.error?.code === 'request.invalid') {
    return (
      <Page title={t('missing.title')} lead={t('missing.text')} width="read">
        {null}
      </Page>
    )
  }
  return (
    <Page title={t('title')}>
      <Query query={query} lines={6}>
        {() => null}
      </Query>
    </Page>
  )
}

export interface ClaimProps {
  readonly token: string
  readonly claim: ClaimView
}

function Claim({ token, claim }: ClaimProps) {
  switch (claim.state) {
    case 'open':
      return <OpenClaim token={token} claim={claim} />
    case 'kept':
      return <KeptClaim token={token} claim={claim} />
    case 'expired':
      return <ExpiredClaim token={token} claim={claim} />
    case 'withdrawn':
      return <WithdrawnClaim claim={claim} />
  }
}

function OpenClaim({ token, claim }: ClaimProps) {
  const t = useMessages(claimMessages)
  const f = useFormatters()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo !== null) return <MailSent email={sentTo} onAgain={() => setSentTo(null)} />
  return (
    <Page title={t('title')} lead={t.rich('lead', { institution: <Text map={claim.institution.name} /> })}>
      <div className="claim">
        {claim.content !== null && <CredentialContentView content={claim.content} />}
        <section className="stack claim-ways" aria-labelledby="claim-ways">
          <h2 id="claim-ways">{t('ways.title')}</h2>
          <KeepWay token={token} claim={claim} onSent={setSentTo} />
          <DownloadWay token={token} claim={claim} />
          <p className="muted small">{t('until', { date: f.day(claim.expiresAt) })}</p>
        </section>
        <NameQuestion claim={claim} />
      </div>
    </Page>
  )
}

function KeptClaim({ token, claim }: ClaimProps) {
  const t = useMessages(claimMessages)
  const path = usePublicPath()
  const { account } = useSession()
  const { heldCredentialId } = claim
  const isMine = heldCredentialId !== null
  const lead = isMine
    ? t('kept.text')
    : account === null
      ? t('kept.signIn.text')
      : t('kept.other.text', { email: account.email })
  return (
    <Page title={t('kept.title')} lead={lead}>
      <p className="row">
        {isMine && <LinkButton to={`/me/credentials/${heldCredentialId}`}>{t('kept.open')}</LinkButton>}
        {!isMine && account === null && (
          <LinkButton to={`${path('/sign-in')}?returnTo=${encodeURIComponent('/me/credentials')}`}>
            {t('kept.signIn')}
          </LinkButton>
        )}
      </p>
      <div className="columns">
        {claim.content !== null && <CredentialContentView content={claim.content} />}
        <DownloadWay token={token} claim={claim} />
      </div>
    </Page>
  )
}

function ExpiredClaim({ token, claim }: ClaimProps) {
  const t = useMessages(claimMessages)
  const f = useFormatters()
  const { session } = useSession()
  const renew = useApiMutation(holdingApi.renewClaim)
  const institution = <Text map={claim.institution.name} />
  return (
    <Page title={t('expired.title')} lead={t('expired.text', { date: f.day(claim.expiresAt) })} width="read">
      <ActionError error={renew.error} />
      {renew.isSuccess ? (
        <Callout
          tone="ok"
          title={t('expired.sent')}
          live
          actions={session?.node.mailSink === true && <LinkButton to="/mail">{t('sent.demo.open')}</LinkButton>}
        >
          {t.rich('expired.sent.text', { institution })}
        </Callout>
      ) : (
        <p>
          <Button busy={renew.isPending} onClick={() => renew.mutate({ params: { token } })}>
            {t('expired.go')}
          </Button>
        </p>
      )}
      <div className="stack-s">
        <p>{t('expired.contact')}</p>
        <ContactLine claim={claim} />
      </div>
    </Page>
  )
}

function WithdrawnClaim({ claim }: { readonly claim: ClaimView }) {
  const t = useMessages(claimMessages)
  const text = useText()
  return (
    <Page title={t('withdrawn.title')} width="read">
      <Callout tone="bad" title={t('withdrawn.text', { institution: text(claim.institution.name) })}>
        {t('withdrawn.why')}
      </Callout>
      <ContactLine claim={claim} />
      {claim.content !== null && (
        <section className="stack-s">
          <h2>{t('withdrawn.was')}</h2>
          <CredentialContentView content={claim.content} heading="h3" />
        </section>
      )}
    </Page>
  )
}
