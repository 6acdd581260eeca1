/** One of several, or some of several: a fieldset of native controls with rows large enough for a thumb. */
import { type ReactNode, useId } from 'react'
import { FieldGroup, type FieldProps } from './Field.tsx'
import { type Choice, fieldProps } from './inputs.tsx'
import './field.css'

export interface RadiosProps<Value extends string> extends FieldProps {
  readonly value: Value | '' | null
  readonly onChange: (value: Value) => void
  readonly choices: readonly Choice<Value>[]
  readonly name?: string
}

export function Radios<Value extends string>({ value, onChange, choices, name, ...field }: RadiosProps<Value>) {
  const made = useId()
  return (
    <FieldGroup {...fieldProps({ ...shell(field) })}>
      {choices.map((choice) => (
        <ChoiceRow key={choice.value} choice={choice}>
          <input
            type="radio"
            name={name ?? made}
            value={choice.value}
            disabled={choice.disabled}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
        </ChoiceRow>
      ))}
    </FieldGroup>
  )
}

export interface CheckboxesProps<Value extends string> extends FieldProps {
  readonly values: readonly Value[]
  readonly onChange: (values: Value[]) => void
  readonly choices: readonly Choice<Value>[]
}

export function Checkboxes<Value extends string>({ values, onChange, choices, ...field }: CheckboxesProps<Value>) {
  return (
    <FieldGroup {...fieldProps({ ...shell(field) })}>
      {choices.map((choice) => (
        <ChoiceRow key={choice.value} choice={choice}>
          <input
            type="checkbox"
            disabled={choice.disabled}
            checked={values.includes(choice.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? choices.map(({ value }) => value).filter((one) => one === choice.value || values.includes(one))
                  : values.filter((one) => one !== choice.value),
              )
            }
          />
        </ChoiceRow>
      ))}
    </FieldGroup>
  )
}

export interface CheckboxProps {
  readonly label: ReactNode
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly id?: string
  readonly disabled?: boolean
}

/** A single yes or no. */
export function Checkbox({ label, hint, checked, onChange, id, disabled }: CheckboxProps) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <span className="choice-hint">{hint}</span>}
      </span>
    </label>
  )
}

function ChoiceRow({ choice, children }: { readonly choice: Choice; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="choice">
      {children}
      <span lang={choice.lang}>
        {choice.label}
        {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
      </span>
    </label>
  )
}

function shell({ label, hint, error, optional, id }: FieldProps) {
  return { label, hint, error, optional, id }
}
