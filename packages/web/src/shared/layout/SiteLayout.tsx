/** Header, page, footer and bottom bar of the public and learner pages. */
import { Outlet } from 'react-router'
import { useMessages } from '../i18n/index.ts'
import { BottomBar } from './BottomBar.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { layoutMessages } from './messages.ts'

export function SiteLayout() {
  return (
    <>
      <SkipLink />
      <Header />
      <Outlet />
      <Footer />
      <BottomBar />
    </>
  )
}

export function SkipLink() {
  const t = useMessages(layoutMessages)
  return (
    <a className="skip-link" href="#main">
      {t('skip')}
    </a>
  )
}
