/** Label, hint and error around one control, joined for assistive technology. */
import { type ReactNode, useId } from 'react'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'
import { ToneIcon } from './ToneIcon.tsx'
import './field.css'

export interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong and how it is repaired. */
  readonly error?: string | null | undefined
  /** Says beside the label that it may stay empty. */
  readonly optional?: boolean
  /** Fixed id, so that an error summary can point here. */
  readonly id?: string | undefined
}

interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface FieldShellProps extends FieldProps {
  readonly children: (control: ControlProps) => ReactNode
}

export function Field({ label, hint, error, optional = false, id, children }: FieldShellProps) {
  const made = useId()
  const control = id ?? made
  const described = describedBy(control, hint, error)
  return (
    <div className="field">
      <label className="field-label" htmlFor={control}>
        {label} {optional && <Optional />}
      </label>
      <FieldNotes id={control} hint={hint} error={error} />
      {children({ id: control, 'aria-describedby': described, 'aria-invalid': hasError(error) ? true : undefined })}
    </div>
  )
}

export interface FieldGroupProps extends FieldProps {
  readonly children: ReactNode
}

/** Several controls under one question. */
export function FieldGroup({ label, hint, error, optional = false, id, children }: FieldGroupProps) {
  const made = useId()
  const group = id ?? made
  return (
    <fieldset className="field field-group" id={group} tabIndex={-1} aria-describedby={describedBy(group, hint, error)}>
      <legend className="field-label">
        {label} {optional && <Optional />}
      </legend>
      <FieldNotes id={group} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

function Optional() {
  const t = useMessages(primitiveMessages)
  return <span className="muted field-optional">{t('optional')}</span>
}

function FieldNotes({ id, hint, error }: { id: string; hint: ReactNode; error: string | null | undefined }) {
  return (
    <>
      {hint !== undefined && hint !== null && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {hasError(error) && (
        <p className="field-error" id={`${id}-error`}>
          <ToneIcon tone="bad" size={20} /> {error}
        </p>
      )}
    </>
  )
}

function hasError(error: string | null | undefined): error is string {
  return error !== null && error !== undefined && error !== ''
}

function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  const ids = [hint !== undefined && hint !== null && `${id}-hint`, hasError(error) && `${id}-error`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}
