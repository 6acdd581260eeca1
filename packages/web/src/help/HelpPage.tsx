/** The most frequent tasks, and what to do when something does not work. */
import { Link } from 'react-router'
import { useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { Details } from '../shared/primitives/index.ts'
import { helpMessages } from './messages/index.ts'
import './help.css'

const troubles = ['mail', 'name', 'checkfails', 'unlisted', 'refused'] as const

export function HelpPage() {
  const t = useMessages(helpMessages)
  const path = usePublicPath()
  const tasks = [
    { key: 'find', to: path('/find') },
    { key: 'claim', to: path('/sign-in') },
    { key: 'keep', to: '/me/credentials' },
    { key: 'check', to: path('/verify') },
    { key: 'count', to: '/me/recognition' },
    { key: 'words', to: path('/words') },
  ] as const
  return (
    <Page title={t('help.title')} lead={t('help.lead')}>
      <section className="stack">
        <h2>{t('help.tasks')}</h2>
        <ul className="plain-list grid grid-2">
          {tasks.map(({ key, to }) => (
            <li key={key} className="card">
              <div className="card-in stack-s">
                <h3>
                  <Link to={to}>{t(`help.task.${key}`)}</Link>
                </h3>
                <p className="muted">{t(`help.task.${key}.text`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack read">
        <h2>{t('help.trouble')}</h2>
        <div>
          {troubles.map((key) => (
            <Details key={key} summary={t(`help.${key}.title`)}>
              <p>{t(`help.${key}.text`)}</p>
            </Details>
          ))}
        </div>
      </section>
    </Page>
  )
}
