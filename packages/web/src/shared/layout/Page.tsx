/** A page: its title in the tab, its one heading, its width. */
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { useMessages } from '../i18n/index.ts'
import { layoutMessages } from './messages.ts'
import './page.css'

export interface PageProps {
  /** Title of the tab, and the heading where `heading` is not given. */
  readonly title: string
  readonly heading?: ReactNode
  readonly lead?: ReactNode
  /** Small line above the heading. */
  readonly above?: ReactNode
  readonly back?: { readonly to: string; readonly label: string }
  /** Buttons beside the heading. */
  readonly actions?: ReactNode
  /** `read` for text and forms, `page` for everything else. */
  readonly width?: 'page' | 'read'
  /** The page draws its own heading: it must hold the one h1. */
  readonly ownHeading?: boolean
  /** BCP 47 tag of the heading, where it is in another language than the page. */
  readonly headingLanguage?: string
  readonly children: ReactNode
}

export function Page({
  title,
  heading,
  lead,
  above,
  back,
  actions,
  width = 'page',
  ownHeading = false,
  headingLanguage,
  children,
}: PageProps) {
  usePageTitle(title)
  if (ownHeading) {
    return (
      <main id="main" tabIndex={-1} className="page page-bare">
        {children}
      </main>
    )
  }
  return (
    <main id="main" tabIndex={-1} className="page">
      <div className="wrap">
        <div className={width === 'read' ? 'page-read' : undefined}>
          {back !== undefined && <BackLink to={back.to}>{back.label}</BackLink>}
          <div className="page-head">
            <div className="stack-s">
              {above !== undefined && <p className="muted small">{above}</p>}
              <h1 tabIndex={-1} lang={headingLanguage}>
                {heading ?? title}
              </h1>
              {lead !== undefined && <p className="lead">{lead}</p>}
            </div>
            {actions !== undefined && <div className="page-actions row no-print">{actions}</div>}
          </div>
          <div className="page-body">{children}</div>
        </div>
      </div>
    </main>
  )
}

function BackLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <p className="back-link small no-print">
      <Link to={to}>
        <ArrowLeft aria-hidden="true" size={18} /> {children}
      </Link>
    </p>
  )
}

function usePageTitle(title: string): void {
  const t = useMessages(layoutMessages)
  const full = t('page.title', { title })
  useEffect(() => {
    document.title = full
  }, [full])
}
