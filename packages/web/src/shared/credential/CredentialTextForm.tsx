/** The text of a credential, pasted: it goes on as it is, and an empty field is said instead of sent. */
import { type FormEvent, useId, useState } from 'react'
import { useMessages } from '../i18n/index.ts'
import { Button } from '../primitives/Button.tsx'
import { TextArea } from '../primitives/inputs.tsx'
import { credentialMessages } from './messages/index.ts'

export interface CredentialTextFormProps {
  readonly onText: (text: string) => void
  readonly isBusy: boolean
  /** What the button says. */
  readonly send: string
  /** How what is taken here begins. */
  readonly hint?: string
}

export function CredentialTextForm({ onText, isBusy, send, hint }: CredentialTextFormProps) {
  const t = useMessages(credentialMessages)
  const id = useId()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = text.trim() === ''
    setError(isEmpty ? t('paste.empty') : null)
    if (isEmpty) document.getElementById(id)?.focus()
    else onText(text)
  }
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <TextArea
        id={id}
        label={t('paste.label')}
        hint={hint ?? t('paste.hint')}
        error={error}
        value={text}
        onChange={setText}
        rows={8}
        spellCheck={false}
        autoComplete="off"
      />
      <p>
        <Button type="submit" busy={isBusy}>
          {send}
        </Button>
      </p>
    </form>
  )
}
