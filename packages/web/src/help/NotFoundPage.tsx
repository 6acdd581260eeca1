/** An address where nothing is. */
import { useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { LinkButton } from '../shared/primitives/index.ts'
import { notFoundMessages } from './messages/not-found.ts'

export function NotFoundPage() {
  const t = useMessages(notFoundMessages)
  const path = usePublicPath()
  return (
    <Page title={t('title')} lead={t('lead')} width="read">
      <p className="row">
        <LinkButton to={path('/')}>{t('home')}</LinkButton>
        <LinkButton quiet to={path('/find')}>
          {t('find')}
        </LinkButton>
      </p>
    </Page>
  )
}
