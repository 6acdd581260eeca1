/** A state: shape, word and colour, so that none of them stands alone. */
import { CircleCheck, CircleMinus, Info, OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './status.css'

export const tones = ['ok', 'warn', 'bad', 'info', 'none'] as const
export type Tone = (typeof tones)[number]

const icons = { ok: CircleCheck, warn: TriangleAlert, bad: OctagonX, info: Info, none: CircleMinus } as const

export function ToneIcon({ tone, size = 20 }: { readonly tone: Tone; readonly size?: number }) {
  const Icon = icons[tone]
  return <Icon aria-hidden="true" size={size} strokeWidth={2.25} />
}

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
