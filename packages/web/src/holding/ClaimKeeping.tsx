/** Keeping a claimed credential in the hosted wallet: at once for its owner, else by a link in a mail. */
import { type ClaimView, holdingApi } from '@meshe/domain/holding'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useApiMutation } from '../shared/api/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { Page, useSession } from '../shared/layout/index.ts'
import { ActionError, Button, Callout, Details, LinkButton, TextInput } from '../shared/primitives/index.ts'
import { claimMessages } from './messages/claim.ts'

export interface KeepWayProps {
  readonly token: string
  readonly claim: ClaimView
  /** The mail is on its way to this address, or to what may be shown of it. */
  readonly onSent: (email: string) => void
}

export function KeepWay({ token, claim, onSent }: KeepWayProps) {
  const t = useMessages(claimMessages)
  const navigate = useNavigate()
  const { account } = useSession()
  const [asked, setAsked] = useState<string | null>(null)
  const keep = useApiMutation(holdingApi.keepClaim, {
    invalidates: [holdingApi.listHeldCredentials, holdingApi.showClaim],
    onSuccess: (answer) => {
      if (answer.outcome === 'mail-sent') onSent(asked ?? answer.emailHint)
      else void navigate(`/me/credentials/${answer.heldCredentialId}`, { state: { justKept: true } })
    },
  })
  const send = (email: string | null) => {
    setAsked(email)
    keep.mutate({ params: { token }, body: email === null ? {} : { email } })
  }
  const { emailHint } = claim
  return (
    <section className="card">
      <div className="card-in stack">
        <div className="stack-s">
          <h3>{t('keep.title')}</h3>
          <p>{account === null && emailHint !== null ? t('keep.text.known') : t('keep.text')}</p>
        </div>
        <ActionError error={keep.error} />
        {account !== null && (
          <div className="stack-s">
            <p>
              <Button busy={keep.isPending} onClick={() => send(account.email)}>
                {t('keep.go')}
              </Button>
            </p>
            <p className="muted small">{t('keep.signedIn', { email: account.email })}</p>
          </div>
        )}
        {account === null && emailHint !== null && (
          <>
            <p>
              <Button busy={keep.isPending} onClick={() => send(null)}>
                {t('keep.send', { email: emailHint })}
              </Button>
            </p>
            <Details summary={t('keep.other')}>
              <EmailForm onSend={send} isBusy={keep.isPending} quiet />
            </Details>
          </>
        )}
        {account === null && emailHint === null && <EmailForm onSend={send} isBusy={keep.isPending} />}
      </div>
    </section>
  )
}

interface EmailFormProps {
  readonly onSend: (email: string) => void
  readonly isBusy: boolean
  readonly quiet?: boolean
}

function EmailForm({ onSend, isBusy, quiet = false }: EmailFormProps) {
  const t = useMessages(claimMessages)
  const id = useId()
  const [email, setEmail] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const address = email.trim()
    const problem = problemOf(address)
    setError(problem === null ? null : t(problem))
    if (problem === null) onSend(address)
    else document.getElementById(id)?.focus()
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextInput
        id={id}
        label={t('keep.email')}
        hint={t('keep.email.hint')}
        error={error}
        type="email"
        name="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
      />
      <p>
        <Button type="submit" quiet={quiet} busy={isBusy}>
          {t('keep.sendTyped')}
        </Button>
      </p>
    </form>
  )
}

function problemOf(email: string): 'keep.email.missing' | 'keep.email.wrong' | null {
  if (email === '') return 'keep.email.missing'
  return holdingApi.keepClaim.body.shape.email.safeParse(email).success ? null : 'keep.email.wrong'
}

export function MailSent({ email, onAgain }: { readonly email: string; readonly onAgain: () => void }) {
  const t = useMessages(claimMessages)
  const { session } = useSession()
  return (
    <Page title={t('sent.title')} lead={t('sent.text', { email })} width="read">
      <ol className="stack-s">
        <li>{t('sent.1')}</li>
        <li>{t('sent.2')}</li>
        <li>{t('sent.3')}</li>
      </ol>
      {session?.node.mailSink === true && (
        <Callout
          tone="info"
          title={t('sent.demo')}
          actions={
            <LinkButton to={email.includes('…') ? '/mail' : `/mail?to=${encodeURIComponent(email)}`}>
              {t('sent.demo.open')}
            </LinkButton>
          }
        >
          {t('sent.demo.text')}
        </Callout>
      )}
      <div className="stack-s">
        <p>{t('sent.spam')}</p>
        <p>
          <Button quiet onClick={onAgain}>
            {t('sent.again')}
          </Button>
        </p>
        <p className="muted small">{t('sent.note')}</p>
      </div>
    </Page>
  )
}
