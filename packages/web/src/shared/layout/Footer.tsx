/** Foot of the public and learner pages, with the choice of colours. */
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useMessages, usePublicPath } from '../i18n/index.ts'
import { layoutMessages } from './messages.ts'
import { useSession } from './session.tsx'
import { chooseTheme, currentTheme, type Theme, themes } from './theme.ts'
import './footer.css'

export function Footer() {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  const { session } = useSession()
  return (
    <footer className="site-footer">
      <div className="wrap grid grid-3 small">
        <div className="stack-s">
          <p>{t('footer.about')}</p>
          {session !== null && <p>{t('footer.node', { name: session.node.name })}</p>}
        </div>
        <ul className="plain-list footer-links">
          <li>
            <Link to={path('/words')}>{t('footer.words')}</Link>
          </li>
          <li>
            <Link to={path('/accessibility')}>{t('footer.accessibility')}</Link>
          </li>
          <li>
            <Link to={path('/privacy')}>{t('footer.privacy')}</Link>
          </li>
          <li>
            <Link to={path('/universities')}>{t('footer.universities')}</Link>
          </li>
          <li>
            <Link to={path('/paths')}>{t('footer.paths')}</Link>
          </li>
          <li>
            <Link to="/developers/api">{t('footer.developers')}</Link>
          </li>
          {session?.node.mailSink === true && (
            <li>
              <Link to="/mail">{t('footer.mail')}</Link>
            </li>
          )}
        </ul>
        <ThemeChoice />
      </div>
    </footer>
  )
}

export function ThemeChoice() {
  const t = useMessages(layoutMessages)
  const id = useId()
  const [theme, setTheme] = useState<Theme>(currentTheme)
  return (
    <p className="theme-choice">
      <label htmlFor={id}>{t('theme.label')}</label>
      <select
        id={id}
        value={theme}
        onChange={(event) => {
          const next = themes.find((known) => known === event.target.value) ?? 'system'
          chooseTheme(next)
          setTheme(next)
        }}
      >
        {themes.map((value) => (
          <option key={value} value={value}>
            {t(`theme.${value}`)}
          </option>
        ))}
      </select>
    </p>
  )
}
