/** Fields with one line, many lines or one choice. */
import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useMessages } from '../i18n/index.ts'
import { Field, type FieldProps } from './Field.tsx'
import { primitiveMessages } from './messages.ts'
import './field.css'

type Without<Attributes> = Omit<Attributes, keyof FieldProps | 'value' | 'onChange' | 'children'>

export interface TextInputProps extends FieldProps, Without<InputHTMLAttributes<HTMLInputElement>> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Said after the field: `hours`, `€`. */
  readonly unit?: string
}

export function TextInput({
  label,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  unit,
  className,
  ...rest
}: TextInputProps) {
  const input = (control: object) => (
    <input
      type="text"
      {...rest}
      {...control}
      className={`control ${className ?? ''}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
  return (
    <Field {...fieldProps({ label, hint, error, optional, id })}>
      {(control) =>
        unit === undefined ? (
          input(control)
        ) : (
          <span className="control-unit">
            {input(control)}
            <span>{unit}</span>
          </span>
        )
      }
    </Field>
  )
}

export interface TextAreaProps extends FieldProps, Without<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Counts what is left; longer text may be written and is marked. */
  readonly maxCharacters?: number
}

export function TextArea({ label, hint, error, optional, id, value, onChange, maxCharacters, ...rest }: TextAreaProps) {
  const t = useMessages(primitiveMessages)
  const left = maxCharacters === undefined ? null : maxCharacters - value.length
  return (
    <Field {...fieldProps({ label, hint, error, optional, id })}>
      {(control) => (
        <>
          <textarea
            rows={5}
            {...rest}
            {...control}
            className="control"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {left !== null && (
            <p className={`field-count small ${left < 0 ? 'field-count-over' : 'muted'}`} aria-live="polite">
              {left < 0 ? t('count.over', { count: -left }) : t('count.left', { count: left })}
            </p>
          )}
        </>
      )}
    </Field>
  )
}

export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  readonly disabled?: boolean
  /** BCP 47 tag, where the label is in another language. */
  readonly lang?: string
}

export interface SelectProps<Value extends string>
  extends FieldProps,
    Without<SelectHTMLAttributes<HTMLSelectElement>> {
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly choices: readonly Choice<Value>[]
  /** First line that stands for no choice; false leaves it out. */
  readonly empty?: string | false
}

export function Select<Value extends string>({
  label,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  choices,
  empty,
  ...rest
}: SelectProps<Value>) {
  const t = useMessages(primitiveMessages)
  return (
    <Field {...fieldProps({ label, hint, error, optional, id })}>
      {(control) => (
        <select
          {...rest}
          {...control}
          className="control"
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {empty !== false && <option value="">{empty ?? t('select.choose')}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled} lang={choice.lang}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Leaves out what is undefined, as exact optional properties want. */
export function fieldProps(props: { [Key in keyof FieldProps]: FieldProps[Key] | undefined }): FieldProps {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as unknown as FieldProps
}
