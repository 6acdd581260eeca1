/** The desk of a university: header, navigation by what the person may do there, page. */
import type { MembershipView } from '@meshe/domain/accounts'
import type { Role } from '@meshe/domain/contract'
import { ChevronDown } from 'lucide-react'
import { createContext, useContext } from 'react'
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router'
import { Text, useMessages, usePublicPath } from '../i18n/index.ts'
import { LinkButton } from '../primitives/Button.tsx'
import { Skeleton } from '../primitives/Skeleton.tsx'
import { ErrorState } from '../primitives/States.tsx'
import { Mark } from '../weave/Mark.tsx'
import { ThemeChoice } from './Footer.tsx'
import { AccountMenu, LanguageMenu } from './Header.tsx'
import { layoutMessages } from './messages.ts'
import { Page } from './Page.tsx'
import { SignInWanted } from './RequireAccount.tsx'
import { SkipLink } from './SiteLayout.tsx'
import { hasRole, useSession } from './session.tsx'
import './desk.css'
import './header.css'
import './footer.css'

export interface Desk {
  /** Slug of the institution, for the parameter of the contract. */
  readonly institution: string
  readonly name: MembershipView['institution']['name']
  readonly roles: readonly Role[]
  /** True where the person has at least one of these roles. */
  readonly can: (...roles: readonly Role[]) => boolean
}

const DeskContext = createContext<Desk | null>(null)

/** The desk one is working at; only below `/u/:institution`. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk needs a DeskLayout above it.')
  return desk
}

const everyone: readonly Role[] = [
  'catalogue-editor',
  'quality-reviewer',
  'issuing-officer',
  'recognition-officer',
  'pathway-editor',
  'administrator',
]

const sections = [
  { key: 'today', path: '', roles: everyone },
  {
    key: 'offers',
    path: '/offers',
    roles: ['catalogue-editor', 'quality-reviewer', 'issuing-officer', 'pathway-editor', 'administrator'],
  },
  { key: 'issue', path: '/issue', roles: ['issuing-officer'] },
  { key: 'issued', path: '/issued', roles: ['issuing-officer'] },
  { key: 'recognition', path: '/recognition', roles: ['recognition-officer'] },
  { key: 'paths', path: '/paths', roles: ['pathway-editor', 'recognition-officer', 'issuing-officer'] },
  { key: 'people', path: '/people', roles: ['administrator'] },
  { key: 'messages', path: '/messages', roles: ['administrator', 'recognition-officer'] },
  { key: 'log', path: '/log', roles: ['administrator'] },
] as const satisfies readonly { key: string; path: string; roles: readonly Role[] }[]

export function DeskLayout() {
  const { institution = '' } = useParams()
  const { membership } = useSession()
  const found = membership(institution)
  return (
    <>
      <SkipLink />
      <DeskHeader institution={institution} membership={found} />
      <DeskContent institution={institution} membership={found} />
    </>
  )
}

interface Place {
  readonly institution: string
  readonly membership: MembershipView | null
}

function DeskHeader({ institution, membership }: Place) {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  return (
    <header className="site-header desk-header">
      <div className="wrap">
        <Link className="brand" to={path('/')}>
          <Mark size={30} />
          MESHE
        </Link>
        {membership !== null && (
          <p className="desk-name">
            <span className="hidden-visually">{t('desk.of')} </span>
            <Link to={`/u/${institution}`}>
              <Text map={membership.institution.name} />
            </Link>
          </p>
        )}
        <LanguageMenu />
        <AccountMenu />
      </div>
    </header>
  )
}

function DeskContent({ institution, membership }: Place) {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  const { account, isLoading, error, refresh } = useSession()
  if (isLoading || error !== null) {
    return (
      <Page title={t('desk.navigation')}>
        {error === null ? <Skeleton lines={4} /> : <ErrorState error={error} onRetry={() => void refresh()} />}
      </Page>
    )
  }
  if (account === null) return <SignInWanted />
  if (membership === null) {
    return (
      <Page title={t('desk.notMember')} lead={t('desk.notMember.text', { email: account.email })} width="read">
        <p>
          <LinkButton to={path('/')}>{t('desk.home')}</LinkButton>
        </p>
      </Page>
    )
  }
  const desk: Desk = {
    institution,
    name: membership.institution.name,
    roles: membership.roles,
    can: (...roles) => hasRole(membership, roles),
  }
  return (
    <DeskContext value={desk}>
      <div className="desk wrap">
        <DeskNavigation desk={desk} />
        <Outlet />
      </div>
    </DeskContext>
  )
}

function DeskNavigation({ desk }: { readonly desk: Desk }) {
  const t = useMessages(layoutMessages)
  const { pathname } = useLocation()
  const links = sections
    .filter(({ roles }) => desk.can(...roles))
    .map(({ key, path }) => (
      <NavLink key={key} end={path === ''} to={`/u/${desk.institution}${path}`}>
        {t(`desk.${key}`)}
      </NavLink>
    ))
  return (
    <div className="desk-side no-print">
      <nav className="desk-nav" aria-label={t('desk.navigation')}>
        {links}
      </nav>
      <details className="desk-menu" key={pathname}>
        <summary>
          <Text map={desk.name} />{' '}
          <span className="desk-menu-word">
            {t('desk.menu')} <ChevronDown aria-hidden="true" size={18} />
          </span>
        </summary>
        <nav aria-label={t('desk.navigation')}>{links}</nav>
      </details>
      <section className="desk-theme small" aria-label={t('theme.label')}>
        <ThemeChoice />
      </section>
    </div>
  )
}
