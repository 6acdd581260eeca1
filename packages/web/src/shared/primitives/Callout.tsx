/** A note that must be seen. */
import type { ReactNode } from 'react'
import { ToneIcon } from './ToneIcon.tsx'
import type { Tone } from './tone.ts'
import './callout.css'

export interface CalloutProps {
  readonly tone: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read out at once: for something that has just happened. */
  readonly live?: boolean
}

export function Callout({ tone, title, children, actions, live = false }: CalloutProps) {
  return (
    <div className={`callout callout-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <ToneIcon tone={tone} size={24} />
      <div className="stack-s">
        {title !== undefined && <p className="strong">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && actions !== false && <div className="row">{actions}</div>}
      </div>
    </div>
  )
}
