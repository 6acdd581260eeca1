/** More for whoever wants it, closed at first. */
import type { ReactNode } from 'react'
import './dialog.css'

export interface DetailsProps {
  readonly summary: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}

export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-in">{children}</div>
    </details>
  )
}
