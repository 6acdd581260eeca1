/** Signing in by a link in a mail: asking for it, and using it. */
import { accountsApi } from '@meshe/domain/accounts'
import { LinkToken } from '@meshe/domain/contract'
import { type FormEvent, useId, useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { useApiMutation } from '../shared/api/index.ts'
import { useLanguage, useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page, useSession } from '../shared/layout/index.ts'
import { ActionError, Button, Callout, LinkButton, TextInput } from '../shared/primitives/index.ts'
import { accountMessages } from './messages/index.ts'

export function SignInPage() {
  const [params] = useSearchParams()
  const { hash } = useLocation()
  const token = readToken(hash.slice(1)) ?? readToken(params.get('token'))
  const returnTo = readReturnTo(params.get('returnTo'))
  return token === null ? <AskForLink returnTo={returnTo} /> : <UseLink token={token} returnTo={returnTo} />
}

/** Links carry the token behind `#`, where no server on the way writes it down. */
function readToken(value: string | null): string | null {
  return LinkToken.safeParse(value).data ?? null
}

/** A path of this site or nothing: an address from outside must not send people elsewhere. */
function readReturnTo(value: string | null): string | undefined {
  const accepted = accountsApi.requestSignInLink.body.shape.returnTo.safeParse(value ?? undefined)
  return accepted.success ? accepted.data : undefined
}

function AskForLink({ returnTo }: { readonly returnTo: string | undefined }) {
  const t = useMessages(accountMessages)
  const language = useLanguage()
  const { account } = useSession()
  const id = useId()
  const [email, setEmail] = useState('')
  const [error, setError] = useState<string | null>(null)
  const request = useApiMutation(accountsApi.requestSignInLink)

  const ask = () =>
    request.mutate({ body: { email: email.trim(), language, ...(returnTo === undefined ? {} : { returnTo }) } })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const problem = problemOf(email)
    setError(problem === null ? null : t(problem))
    if (problem === null) ask()
    else document.getElementById(id)?.focus()
  }

  if (account !== null) return <AlreadySignedIn email={account.email} returnTo={returnTo} />
  if (request.isSuccess) return <LinkSent email={email.trim()} onAgain={ask} onOther={request.reset} />
  return (
    <Page title={t('title')} lead={t('lead')} width="read">
      <form className="stack" onSubmit={send} noValidate>
        <ActionError error={request.error} />
        <TextInput
          id={id}
          label={t('email')}
          hint={t('email.hint')}
          error={error}
          type="email"
          name="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
        />
        <p>
          <Button type="submit" busy={request.isPending}>
            {t('go')}
          </Button>
        </p>
      </form>
    </Page>
  )
}

function problemOf(email: string): 'email.missing' | 'email.wrong' | null {
  if (email.trim() === '') return 'email.missing'
  return accountsApi.requestSignInLink.body.shape.email.safeParse(email.trim()).success ? null : 'email.wrong'
}

interface LinkSentProps {
  readonly email: string
  readonly onAgain: () => void
  readonly onOther: () => void
}

function LinkSent({ email, onAgain, onOther }: LinkSentProps) {
  const t = useMessages(accountMessages)
  const { session } = useSession()
  return (
    <Page title={t('sent.title')} lead={t('sent.text', { email })} width="read">
      {session?.node.mailSink === true && (
        <Callout tone="info" title={t('sent.demo')}>
          <Link to={`/mail?to=${encodeURIComponent(email)}`}>{t('sent.demo.open')}</Link>
        </Callout>
      )}
      <p>{t('sent.wait')}</p>
      <p className="row">
        <Button quiet onClick={onAgain}>
          {t('sent.again')}
        </Button>
        <Button quiet onClick={onOther}>
          {t('sent.other')}
        </Button>
      </p>
    </Page>
  )
}

/** The link is used by a press, not by opening: mail programs open links to look at them. */
function UseLink({ token, returnTo }: { readonly token: string; readonly returnTo: string | undefined }) {
  const t = useMessages(accountMessages)
  const path = usePublicPath()
  const navigate = useNavigate()
  const { replace } = useSession()
  const signIn = useApiMutation(accountsApi.signIn, {
    onSuccess: ({ session, returnTo: wanted }) => {
      replace(session)
      void navigate(wanted ?? returnTo ?? '/me', { replace: true })
    },
  })
  if (signIn.error?.code === 'session.link-invalid' || signIn.error?.code === 'request.invalid') {
    return (
      <Page title={t('enter.failed')} lead={t('enter.failed.text')} width="read">
        <p>
          <LinkButton to={path('/sign-in')} reloadDocument={false}>
            {t('enter.new')}
          </LinkButton>
        </p>
      </Page>
    )
  }
  return (
    <Page title={t('enter.title')} lead={t('enter.lead')} width="read">
      <ActionError error={signIn.error} />
      <p>
        <Button busy={signIn.isPending} onClick={() => signIn.mutate({ body: { token } })}>
          {t('enter.go')}
        </Button>
      </p>
    </Page>
  )
}

function AlreadySignedIn({ email, returnTo }: { readonly email: string; readonly returnTo: string | undefined }) {
  const t = useMessages(accountMessages)
  return (
    <Page title={t('already.title')} lead={t('already.text', { email })} width="read">
      <p>
        <LinkButton to={returnTo ?? '/me'}>{t('already.go')}</LinkButton>
      </p>
    </Page>
  )
}
