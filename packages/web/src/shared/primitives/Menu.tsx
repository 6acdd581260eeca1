/** A small list behind a button: a disclosure, closed by Escape, by leaving it and by choosing. */
import { ChevronDown } from 'lucide-react'
import { type ButtonHTMLAttributes, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './menu.css'

export interface MenuProps {
  readonly label: ReactNode
  /** Must contain the visible label. */
  readonly accessibleLabel: string
  readonly children: ReactNode
}

export function Menu({ label, accessibleLabel, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return
    const onPointer = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('focusin', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('focusin', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [isOpen])

  return (
    <div className="menu" ref={root}>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={accessibleLabel}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <ChevronDown aria-hidden="true" size={18} />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after a choice of the buttons and links in it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: those answer to the keyboard themselves */}
      <div className="menu-list" id={id} hidden={!isOpen} onClick={() => setOpen(false)}>
        {children}
      </div>
    </div>
  )
}

export interface MenuButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly current?: boolean
}

export function MenuButton({ current, children, ...rest }: MenuButtonProps) {
  return (
    <button {...rest} type="button" aria-current={current === true ? 'true' : undefined}>
      {children}
    </button>
  )
}
