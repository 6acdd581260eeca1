/** Three ways to hand over a credential: a file, its text, its link. */
import type { verificationApi } from '@meshe/domain/verification'
import { type FormEvent, useId, useState } from 'react'
import type { z } from 'zod'
import { useMessages } from '../shared/i18n/index.ts'
import { Button, Details, FileDrop, TextArea, TextInput } from '../shared/primitives/index.ts'
import { verifyMessages } from './messages/index.ts'
import { documentText, readFileText } from './read-document.ts'

export type CredentialInputValue = z.input<typeof verificationApi.verify.body>

const maxBytes = 1_000_000

export interface CredentialInputProps {
  readonly onCheck: (value: CredentialInputValue) => void
  readonly isBusy: boolean
}

export function CredentialInput({ onCheck, isBusy }: CredentialInputProps) {
  const t = useMessages(verifyMessages)
  return (
    <>
      <FileDrop
        label={t('file.label')}
        hint={t('file.hint')}
        maxBytes={maxBytes}
        onFile={(file) => {
          void readFileText(file).then((text) => onCheck({ document: documentText(text) }))
        }}
      />
      <div>
        <Details summary={t('way.text')}>
          <TextForm onCheck={onCheck} isBusy={isBusy} />
        </Details>
        <Details summary={t('way.link')}>
          <LinkForm onCheck={onCheck} isBusy={isBusy} />
        </Details>
      </div>
    </>
  )
}

function TextForm({ onCheck, isBusy }: CredentialInputProps) {
  const t = useMessages(verifyMessages)
  const id = useId()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = text.trim() === ''
    setError(isEmpty ? t('text.empty') : null)
    if (isEmpty) {
      document.getElementById(id)?.focus()
      return
    }
    onCheck({ document: documentText(text) })
  }
  return (
    <form className="stack" onSubmit={send} noValidate>
      <TextArea
        id={id}
        label={t('text.label')}
        hint={t('text.hint')}
        error={error}
        value={text}
        onChange={setText}
        rows={8}
        spellCheck={false}
        autoComplete="off"
      />
      <p>
        <Button type="submit" busy={isBusy}>
          {t('go')}
        </Button>
      </p>
    </form>
  )
}

function LinkForm({ onCheck, isBusy }: CredentialInputProps) {
  const t = useMessages(verifyMessages)
  const id = useId()
  const [url, setUrl] = useState('')
  const [error, setError] = useState<string | null>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const address = url.trim()
    const problem = address === '' ? t('link.empty') : isWebAddress(address) ? null : t('link.wrong')
    setError(problem)
    if (problem !== null) {
      document.getElementById(id)?.focus()
      return
    }
    onCheck({ url: address })
  }
  return (
    <form className="stack" onSubmit={send} noValidate>
      <TextInput
        id={id}
        label={t('link.label')}
        hint={t('link.hint')}
        error={error}
        type="url"
        inputMode="url"
        autoComplete="off"
        value={url}
        onChange={setUrl}
      />
      <p>
        <Button type="submit" busy={isBusy}>
          {t('go')}
        </Button>
      </p>
    </form>
  )
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
}
