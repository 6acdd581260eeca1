/** Pages below it belong to a signed-in person; anybody else is asked to sign in and comes back. */
import { Outlet, useLocation } from 'react-router'
import { useMessages, usePublicPath } from '../i18n/index.ts'
import { LinkButton } from '../primitives/Button.tsx'
import { Skeleton } from '../primitives/Skeleton.tsx'
import { ErrorState } from '../primitives/States.tsx'
import { layoutMessages } from './messages.ts'
import { Page } from './Page.tsx'
import { useSession } from './session.tsx'

export function RequireAccount() {
  const t = useMessages(layoutMessages)
  const { account, isLoading, error, refresh } = useSession()
  if (account !== null) return <Outlet />
  if (isLoading) {
    return (
      <Page title={t('nav.learning')}>
        <Skeleton lines={4} />
      </Page>
    )
  }
  if (error !== null) {
    return (
      <Page title={t('nav.learning')}>
        <ErrorState error={error} onRetry={() => void refresh()} />
      </Page>
    )
  }
  return <SignInWanted />
}

export function SignInWanted() {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  const { pathname, search } = useLocation()
  return (
    <Page title={t('account.needed')} lead={t('account.why')} width="read">
      <p>
        <LinkButton to={`${path('/sign-in')}?returnTo=${encodeURIComponent(pathname + search)}`}>
          {t('account.go')}
        </LinkButton>
      </p>
    </Page>
  )
}
