/** Steps in order, where one is, and what happened when: lying on wide screens, standing on phones. */
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'
import './stepper.css'

export interface Step {
  readonly id: string
  readonly label: ReactNode
  readonly note?: ReactNode
  readonly state: 'done' | 'current' | 'todo' | 'warn'
}

export interface StepperProps {
  readonly label: string
  readonly steps: readonly Step[]
  /** Standing on every screen: a history. */
  readonly standing?: boolean
}

export function Stepper({ label, steps, standing = false }: StepperProps) {
  const t = useMessages(primitiveMessages)
  return (
    <ol className={standing ? 'stepper stepper-standing' : 'stepper'} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={`step step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="step-dot" aria-hidden="true" />
          <div>
            <p className="step-label">
              {step.label}
              <span className="hidden-visually"> ({t(`step.${step.state}`)})</span>
            </p>
            {step.note !== undefined && <div className="muted small">{step.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

export interface TimelineEntry {
  readonly id: string
  readonly label: ReactNode
  readonly note?: ReactNode
}

/** What happened, in order; all of it is done. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return <Stepper standing label={label} steps={entries.map((entry) => ({ ...entry, state: 'done' }))} />
}
