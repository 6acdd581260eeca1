/** The four ways, at the thumb, on phones. */
import { GraduationCap, LifeBuoy, Search, ShieldCheck } from 'lucide-react'
import { NavLink } from 'react-router'
import { useMessages, usePublicPath } from '../i18n/index.ts'
import { layoutMessages } from './messages.ts'

export function BottomBar() {
  const t = useMessages(layoutMessages)
  const path = usePublicPath()
  return (
    <nav className="bottom-bar" aria-label={t('nav.main')}>
      <NavLink to={path('/find')}>
        <Search aria-hidden="true" size={22} />
        {t('nav.find')}
      </NavLink>
      <NavLink to="/me">
        <GraduationCap aria-hidden="true" size={22} />
        {t('nav.learning')}
      </NavLink>
      <NavLink to={path('/verify')}>
        <ShieldCheck aria-hidden="true" size={22} />
        {t('nav.verify')}
      </NavLink>
      <NavLink to={path('/help')}>
        <LifeBuoy aria-hidden="true" size={22} />
        {t('nav.help')}
      </NavLink>
    </nav>
  )
}
