/** The same on every page: mark, four ways, language, who one is. */
import { LogOut, UserRound } from 'lucide-react'
import { Link, NavLink, useLocation, useNavigate } from 'react-router'
import { languageNames, languages, Text, useLanguageState, useMessages, usePublicPath } from '../i18n/index.ts'
import { LinkButton } from '../primitives/Button.tsx'
import { Menu, MenuButton } from '../primitives/Menu.tsx'
import { Mark } from '../weave/Mark.tsx'
import { layoutMessages } from './messages.ts'
import { useSession } from './session.tsx'
import './header.css'

export function Header() {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  return (
    <header className="site-header">
      <div className="wrap">
        <Link className="brand" to={path('/')}>
          <Mark size={34} />
          MESHE
        </Link>
        <nav className="site-nav" aria-label={t('nav.main')}>
          <NavLink to={path('/find')}>{t('nav.find')}</NavLink>
          <NavLink to="/me">{t('nav.learning')}</NavLink>
          <NavLink to={path('/verify')}>{t('nav.verify')}</NavLink>
          <NavLink to={path('/help')}>{t('nav.help')}</NavLink>
        </nav>
        <LanguageMenu />
        <AccountMenu />
      </div>
    </header>
  )
}

export function LanguageMenu() {
  const t = useMessages(layoutMessages)
  const { language, setLanguage } = useLanguageState()
  return (
    <Menu label={languageNames[language]} accessibleLabel={`${t('nav.language')}: ${languageNames[language]}`}>
      {languages.map((tag) => (
        <MenuButton key={tag} current={tag === language} lang={tag} onClick={() => setLanguage(tag)}>
          {languageNames[tag]}
        </MenuButton>
      ))}
    </Menu>
  )
}

export function AccountMenu() {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  const location = useLocation()
  const navigate = useNavigate()
  const { account, isLoading, signOut } = useSession()
  if (isLoading) return <span className="account-wait" aria-hidden="true" />
  if (account === null) {
    const isSignIn = location.pathname.endsWith('/sign-in')
    const back = isSignIn ? '' : `?returnTo=${encodeURIComponent(location.pathname + location.search)}`
    return (
      <LinkButton quiet className="sign-in" to={`${path('/sign-in')}${back}`}>
        {t('nav.signIn')}
      </LinkButton>
    )
  }
  const leave = async () => {
    await signOut()
    await navigate(path('/'))
  }
  return (
    <Menu
      label={
        <>
          <UserRound aria-hidden="true" size={20} />
          <span className="account-name">{account.name ?? account.email}</span>
        </>
      }
      accessibleLabel={`${t('nav.account')}: ${account.name ?? account.email}`}
    >
      <p className="menu-note small muted">{account.email}</p>
      <Link to="/me">{t('nav.learning')}</Link>
      {account.memberships.map(({ institution }) => (
        <Link key={institution.slug} to={`/u/${institution.slug}`}>
          {t.rich('nav.desk', { name: <Text map={institution.name} /> })}
        </Link>
      ))}
      <MenuButton onClick={() => void leave()}>
        <LogOut aria-hidden="true" size={18} /> {t('nav.signOut')}
      </MenuButton>
    </Menu>
  )
}
