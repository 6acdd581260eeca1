/** Where nothing is described yet: what to do first, by what the person may do. */
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { LinkButton } from '../../shared/primitives/index.ts'
import { todayMessages } from './messages/today.ts'

export function FirstSteps() {
  const t = useMessages(todayMessages)
  const { institution, can } = useDesk()
  return (
    <section className="stack">
      <h2>{t('first.title')}</h2>
      <ol className="stack">
        <li>
          <p>{t('first.people')}</p>
          {can('administrator') && (
            <p className="first-step">
              <LinkButton quiet dense to={`/u/${institution}/people`}>
                {t('first.people.open')}
              </LinkButton>
            </p>
          )}
        </li>
        <li>
          <p>{t('first.offer')}</p>
          {can('catalogue-editor') && (
            <p className="first-step">
              <LinkButton quiet dense to={`/u/${institution}/offers/new`}>
                {t('first.offer.open')}
              </LinkButton>
            </p>
          )}
        </li>
        <li>
          <p>{t('first.review')}</p>
        </li>
        <li>
          <p>{t('first.issue')}</p>
        </li>
      </ol>
    </section>
  )
}
