/** Buttons do something, link buttons go somewhere; both say what happens. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import './button.css'

interface Look {
  /** Second choice: outline only. */
  readonly quiet?: boolean
  /** Cannot be undone: in the colour of errors. */
  readonly danger?: boolean
  /** Lower, for tables and tool bars of the desk. */
  readonly dense?: boolean
}

function classNames({ quiet, danger, dense }: Look, extra: string | undefined): string {
  return ['button', quiet && 'button-quiet', danger && 'button-danger', dense && 'button-dense', extra]
    .filter(Boolean)
    .join(' ')
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Something is on its way: pressing again does nothing, the words stay. */
  readonly busy?: boolean
  readonly children: ReactNode
}

export function Button({ quiet, danger, dense, busy, className, children, onClick, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={classNames({ ...pick({ quiet, danger, dense }) }, className)}
      aria-disabled={busy === true ? true : rest['aria-disabled']}
      aria-busy={busy === true ? true : undefined}
      onClick={(event) => {
        if (busy === true) {
          event.preventDefault()
          return
        }
        onClick?.(event)
      }}
    >
      {busy === true && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  )
}

export interface LinkButtonProps extends LinkProps, Look {
  readonly children: ReactNode
}

export function LinkButton({ quiet, danger, dense, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames({ ...pick({ quiet, danger, dense }) }, className)}>
      {children}
    </Link>
  )
}

export interface ExternalLinkButtonProps extends Look {
  readonly href: string
  /** Saves the target under this name instead of opening it. */
  readonly download?: string
  readonly children: ReactNode
}

/** For addresses outside the app: another site, a file of the node. */
export function ExternalLinkButton({ quiet, danger, dense, href, download, children }: ExternalLinkButtonProps) {
  return (
    <a
      href={href}
      download={download}
      rel="noreferrer"
      className={classNames({ ...pick({ quiet, danger, dense }) }, undefined)}
    >
      {children}
    </a>
  )
}

/** A button that looks like a link, inside text. */
export function TextButton({ className, type, children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} type={type ?? 'button'} className={`text-button ${className ?? ''}`}>
      {children}
    </button>
  )
}

function pick(look: { [Key in keyof Look]: Look[Key] | undefined }): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))
}
