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
        <li className="stack-s">
          <p>{t('first.people')}</p>
          {can('administrator') && (
            <LinkButton quiet dense to={`/u/${institution}/people`}>
              {t('first.people.open')}
            </LinkButton>
          )}
        </li>
        <li className="stack-s">
          <p>{t('first.offer')}</p>
          {can('catalogue-editor') && (
            <LinkButton quiet dense to={`/u/${institution}/offers/new`}>
              {t('first.offer.open')}
            </LinkButton>
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
