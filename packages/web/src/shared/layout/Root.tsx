/** What stands around every page: language, toasts, place of scroll, focus after a change of page. */
import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation, useRouteError } from 'react-router'
import { createTranslate, LanguageProvider, languageOfPath, preferredLanguage } from '../i18n/index.ts'
import { Button } from '../primitives/Button.tsx'
import { ToastProvider } from '../primitives/Toast.tsx'
import { layoutMessages } from './messages.ts'
import { focusHeading, useKeptFocus } from './use-kept-focus.ts'

export function Root() {
  return (
    <LanguageProvider>
      <ToastProvider>
        <FocusOnNavigation />
        <Outlet />
        <ScrollRestoration />
      </ToastProvider>
    </LanguageProvider>
  )
}

/** After a change of page the heading gets the focus, so that a screen reader says where one is. Not on the first page. */
function FocusOnNavigation() {
  const { pathname } = useLocation()
  const previous = useRef(pathname)
  useKeptFocus()
  useEffect(() => {
    if (previous.current === pathname) return
    previous.current = pathname
    const frame = requestAnimationFrame(focusHeading)
    return () => cancelAnimationFrame(frame)
  }, [pathname])
  return null
}

/** A bug in a page: says so and offers one way on. */
export function RootError() {
  const error = useRouteError()
  const language = languageOfPath(window.location.pathname) ?? preferredLanguage()
  const t = createTranslate(layoutMessages, language)
  useEffect(() => {
    console.error(error)
    document.title = t('page.title', { title: t('crash.title') })
  }, [error, t])
  return (
    <main className="wrap stack" style={{ paddingBlock: 'var(--sp-8)' }}>
      <h1>{t('crash.title')}</h1>
      <p className="lead">{t('crash.text')}</p>
      <p>
        <Button onClick={() => window.location.reload()}>{t('crash.again')}</Button>
      </p>
    </main>
  )
}
