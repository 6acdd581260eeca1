/** What a page shows where there is nothing, or where something did not work. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ProblemError } from '../api/index.ts'
import { useMessages, usePublicPath } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import { Callout } from './Callout.tsx'
import { primitiveMessages } from './messages.ts'
import { useProblemText } from './problem-text.ts'
import { ToneIcon } from './ToneIcon.tsx'
import './callout.css'

export interface EmptyStateProps {
  /** What will be here. */
  readonly title: string
  /** Why it helps. */
  readonly children?: ReactNode
  /** One thing to do. */
  readonly action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children !== undefined && <div className="muted read">{children}</div>}
      {action}
    </div>
  )
}

export interface ErrorStateProps {
  readonly error: Error
  readonly onRetry?: () => void
  /** Another thing to do, instead of trying again. */
  readonly action?: ReactNode
}

/** In place of content that could not be loaded. */
export function ErrorState({ error, onRetry, action }: ErrorStateProps) {
  const t = useMessages(primitiveMessages)
  const { title, text, reference } = useProblemText()(error)
  return (
    <div className="state state-error" role="alert">
      <h2>
        <ToneIcon tone="bad" size={28} />
        {title}
      </h2>
      <p className="read">{text}</p>
      <p className="read">{t('error.safe')}</p>
      {reference !== null && <p className="muted small">{t('error.reference', { reference })}</p>}
      {action ?? (onRetry !== undefined && <Button onClick={onRetry}>{t('error.again')}</Button>)}
    </div>
  )
}

/** Beside a button whose action was refused. */
export function ActionError({ error }: { readonly error: Error | null | undefined }) {
  const t = useMessages(primitiveMessages)
  const path = usePublicPath()
  const problemText = useProblemText()
  if (error === null || error === undefined) return null
  const { title, text, reference } = problemText(error)
  return (
    <Callout
      tone="bad"
      title={title}
      live
      actions={
        // Beside this page, not in its place: what was typed here stays, and can be sent as soon as one is signed in again.
        needsSignIn(error) && (
          <Link to={path('/sign-in')} target="_blank">
            {t('error.signIn')}
          </Link>
        )
      }
    >
      {text} {reference !== null && t('error.reference', { reference })}
    </Callout>
  )
}

function needsSignIn(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'session.required'
}
