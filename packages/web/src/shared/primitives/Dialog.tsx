/** A question that must be answered before going on; the native dialog keeps the focus inside. */
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import { TextInput } from './inputs.tsx'
import { primitiveMessages } from './messages.ts'
import './dialog.css'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  readonly actions?: ReactNode
}

export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const t = useMessages(primitiveMessages)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      {open && (
        <div className="stack">
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="dialog-close" aria-label={t('dialog.close')} onClick={onClose}>
              <X aria-hidden="true" />
            </button>
          </div>
          {children}
          {actions !== undefined && <div className="row">{actions}</div>}
        </div>
      )}
    </dialog>
  )
}

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly title: string
  readonly children: ReactNode
  /** Says what happens: `Withdraw it`. */
  readonly confirmLabel: string
  /** A word to type first, where it cannot be undone. */
  readonly typed?: string
  readonly danger?: boolean
  readonly busy?: boolean
  /** False keeps the button from working, e.g. while a reason is missing. */
  readonly ready?: boolean
}

export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  children,
  confirmLabel,
  typed,
  danger = false,
  busy = false,
  ready = true,
}: ConfirmDialogProps) {
  const t = useMessages(primitiveMessages)
  const [text, setText] = useState('')
  useEffect(() => {
    if (open) setText('')
  }, [open])
  const matches = typed === undefined || text.trim().toLocaleLowerCase() === typed.toLocaleLowerCase()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button danger={danger} busy={busy} disabled={!matches || !ready} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button quiet onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      {children}
      {typed !== undefined && (
        <TextInput label={t('dialog.type', { word: typed })} value={text} onChange={setText} autoComplete="off" />
      )}
    </Dialog>
  )
}
