/** A short note that something was done, with a way back for ten seconds. */
import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'
import './dialog.css'

export interface ToastNote {
  readonly text: string
  readonly undo?: () => void
}

type Show = (note: ToastNote) => void

const ToastContext = createContext<Show | null>(null)
const lifetimeMs = 10_000
let lastId = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useMessages(primitiveMessages)
  const [notes, setNotes] = useState<readonly (ToastNote & { id: number })[]>([])
  const close = useCallback((id: number) => setNotes((now) => now.filter((note) => note.id !== id)), [])
  const show = useCallback<Show>(
    (note) => {
      lastId += 1
      const id = lastId
      setNotes((now) => [...now.slice(-2), { ...note, id }])
      setTimeout(() => close(id), lifetimeMs)
    },
    [close],
  )
  const value = useMemo(() => show, [show])
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts no-print" role="status" aria-live="polite">
        {notes.map((note) => (
          <div className="toast" key={note.id}>
            <span>{note.text}</span>
            {note.undo !== undefined && (
              <button
                type="button"
                className="toast-undo"
                onClick={() => {
                  note.undo?.()
                  close(note.id)
                }}
              >
                {t('toast.undo')}
              </button>
            )}
            <button type="button" aria-label={t('toast.close')} onClick={() => close(note.id)}>
              <X aria-hidden="true" size={18} />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}

/** `const toast = useToast(); toast({ text, undo })` */
export function useToast(): Show {
  const show = useContext(ToastContext)
  if (show === null) throw new Error('useToast needs a ToastProvider above it.')
  return show
}
