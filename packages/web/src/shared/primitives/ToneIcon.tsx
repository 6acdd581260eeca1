/** The sign of each state: circle with tick, triangle, octagon, ring with dash, square with i. Shape and colour say the same. */
import type { ReactNode } from 'react'
import type { Tone } from './tone.ts'

const line = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round', strokeWidth: 2.6 } as const
const cut = { ...line, className: 'tone-cut' } as const

const shapes: Readonly<Record<Tone, ReactNode>> = {
  ok: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path {...cut} d="M7 12.5l3.4 3.4L17 9" />
    </>
  ),
  warn: (
    <>
      <path
        d="M12 2.6 22.4 20.8H1.6Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path {...cut} d="M12 9v5.2M12 17.6v.1" />
    </>
  ),
  bad: (
    <>
      <path d="M7.6 1.2h8.8l6.4 6.4v8.8l-6.4 6.4H7.6l-6.4-6.4V7.6Z" fill="currentColor" />
      <path {...cut} d="m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6" />
    </>
  ),
  info: (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="4" fill="currentColor" />
      <path {...cut} d="M12 11.2v6M12 7v.1" />
    </>
  ),
  none: (
    <>
      <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <path {...line} stroke="currentColor" d="M7.5 12h9" />
    </>
  ),
}

export function ToneIcon({ tone, size = 20 }: { readonly tone: Tone; readonly size?: number }) {
  return (
    <svg className="tone-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[tone]}
    </svg>
  )
}
