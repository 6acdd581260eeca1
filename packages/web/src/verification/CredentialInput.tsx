/** Three ways to hand over a credential: a file, its text, its link. */
import type { verificationApi } from '@meshe/domain/verification'
import { type FormEvent, useId, useState } from 'react'
import type { z } from 'zod'
import { CredentialTextForm, documentText, readFileText } from '../shared/credential/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { Button, Details, FileDrop, TextInput } from '../shared/primitives/index.ts'
import { verifyMessages } from './messages/index.ts'

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
          <CredentialTextForm
            onText={(text) => onCheck({ document: documentText(text) })}
            isBusy={isBusy}
            send={t('go')}
            hint={t('text.hint')}
          />
        </Details>
        <Details summary={t('way.link')}>
          <LinkForm onCheck={onCheck} isBusy={isBusy} />
        </Details>
      </div>
    </>
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
