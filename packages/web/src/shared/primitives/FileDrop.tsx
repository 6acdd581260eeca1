/** A place for one file: by button, by dropping. */
import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useFormatters, useMessages } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import { primitiveMessages } from './messages.ts'
import './field.css'

export interface FileDropProps {
  readonly label: string
  readonly hint?: ReactNode
  /** As the `accept` of a file input, e.g. `.csv,text/csv`. */
  readonly accept?: string
  readonly maxBytes: number
  readonly onFile: (file: File) => void
  readonly error?: string | null
  readonly id?: string
}

export function FileDrop({ label, hint, accept, maxBytes, onFile, error, id }: FileDropProps) {
  const t = useMessages(primitiveMessages)
  const { number } = useFormatters()
  const made = useId()
  const control = id ?? made
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [name, setName] = useState<string | null>(null)
  const [tooLarge, setTooLarge] = useState(false)

  const take = (file: File | undefined) => {
    if (file === undefined) return
    setTooLarge(file.size > maxBytes)
    setName(file.name)
    if (file.size <= maxBytes) onFile(file)
  }
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(over)
  }
  const problem = tooLarge ? t('file.tooLarge', { size: `${number(maxBytes / 1024 / 1024)} MB` }) : error

  return (
    <div className="field">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button below is the first */}
      <div
        className={`file-drop ${isOver ? 'file-drop-over' : ''}`}
        onDragOver={drag(true)}
        onDragEnter={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event)
          take(event.dataTransfer.files[0])
        }}
      >
        <FileUp aria-hidden="true" size={32} />
        <label htmlFor={control} className="field-label">
          {label}
        </label>
        {hint !== undefined && <div className="muted small">{hint}</div>}
        <input
          ref={input}
          id={control}
          className="hidden-visually"
          type="file"
          accept={accept}
          tabIndex={-1}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <div className="row">
          <Button quiet onClick={() => input.current?.click()}>
            {t('file.choose')}
          </Button>
          <span className="muted small file-drop-or">{t('file.or')}</span>
        </div>
        <p className="small" aria-live="polite">
          {name !== null && !tooLarge && t('file.chosen', { name })}
        </p>
        {problem !== null && problem !== undefined && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}
