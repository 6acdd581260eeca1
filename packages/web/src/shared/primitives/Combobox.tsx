/** Choosing one of many by typing: a text field with a list below it, after the ARIA pattern of a combobox. */
import { useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../i18n/index.ts'
import { Field, type FieldProps } from './Field.tsx'
import { fieldProps } from './inputs.tsx'
import { primitiveMessages } from './messages.ts'
import './combobox.css'

export interface Suggestion {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** BCP 47 tag of the label, where it is in another language. */
  readonly lang?: string
}

export interface ComboboxProps extends FieldProps {
  /** What is found for a text; it may take a while. */
  readonly search: (text: string) => readonly Suggestion[] | Promise<readonly Suggestion[]>
  readonly onChoose: (suggestion: Suggestion) => void
  readonly placeholder?: string
}

const pauseMs = 150

export function Combobox({ search, onChoose, placeholder, label, hint, error, optional, id }: ComboboxProps) {
  const t = useMessages(primitiveMessages)
  const list = useId()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Suggestion[] | null>(null)
  const [active, setActive] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(search)
  latest.current = search

  useEffect(() => {
    if (!isOpen) return
    let isStale = false
    const timer = setTimeout(async () => {
      const suggestions = await latest.current(text)
      if (isStale) return
      setFound(suggestions)
      setActive(0)
    }, pauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text, isOpen])

  const shown = isOpen ? (found ?? []) : []
  const optionId = (index: number) => `${list}-${index}`
  const activeId = shown.length === 0 ? null : optionId(active)
  useEffect(() => {
    // Where the list opens below the edge of the window, it comes into view.
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' })
  }, [activeId])

  const choose = (suggestion: Suggestion | undefined) => {
    if (suggestion === undefined) return
    onChoose(suggestion)
    setText('')
    setFound(null)
    setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes when the focus leaves the whole; it is no control
    <div
      className="combobox"
      ref={root}
      onBlur={(event) => {
        if (!root.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <Field {...fieldProps({ label, hint, error, optional, id })}>
        {(control) => (
          <input
            {...control}
            className="control"
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={shown.length > 0}
            aria-controls={list}
            aria-activedescendant={activeId ?? undefined}
            placeholder={placeholder}
            value={text}
            onFocus={() => setOpen(true)}
            onChange={(event) => {
              setText(event.target.value)
              setOpen(true)
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault()
                const step = event.key === 'ArrowDown' ? 1 : -1
                setOpen(true)
                setActive((now) => (shown.length === 0 ? 0 : (now + step + shown.length) % shown.length))
              }
              if (event.key === 'Enter' && shown.length > 0) {
                event.preventDefault()
                choose(shown[active])
              }
              if (event.key === 'Escape' && isOpen) {
                event.preventDefault()
                setOpen(false)
              }
            }}
          />
        )}
      </Field>
      <div
        className="combobox-list"
        id={list}
        role="listbox"
        aria-label={typeof label === 'string' ? label : t('loading')}
        hidden={shown.length === 0}
      >
        {shown.map((suggestion, index) => (
          <div
            key={suggestion.value}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            lang={suggestion.lang}
            className={index === active ? 'combobox-option combobox-active' : 'combobox-option'}
            onPointerDown={(event) => {
              event.preventDefault()
              choose(suggestion)
            }}
          >
            {suggestion.label}
            {suggestion.hint !== undefined && <span className="muted small">{suggestion.hint}</span>}
          </div>
        ))}
      </div>
      <p className="small muted combobox-count" role="status">
        {isOpen && found !== null && text !== '' && t('combobox.found', { count: found.length })}
      </p>
    </div>
  )
}
