/** A state: shape, word and colour, so that none of them stands alone. */
import type { ReactNode } from 'react'
import { ToneIcon } from './ToneIcon.tsx'
import type { Tone } from './tone.ts'
import './status.css'

export function StatusWord({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`status status-${tone}`}>
      <ToneIcon tone={tone} size={18} />
      {children}
    </span>
  )
}

/** A short label without meaning of state: a field, a language. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className="tag">{children}</span>
}
