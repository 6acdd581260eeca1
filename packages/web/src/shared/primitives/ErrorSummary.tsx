/** Everything that a form asks to repair, in one place, with the focus on it and a link to each field. */
import { useEffect, useRef } from 'react'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'
import './callout.css'

export interface FormError {
  /** `id` of the control. */
  readonly field: string
  readonly message: string
}

/** Takes the focus whenever `errors` is a new, filled array: set it on each attempt to send. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }) {
  const t = useMessages(primitiveMessages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('error.summary', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                const control = document.getElementById(field)
                control?.scrollIntoView({ block: 'center' })
                control?.focus({ preventScroll: true })
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
