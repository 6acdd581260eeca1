/** Asking for another look at a decision: open it, say why, send it. */
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { type FormEvent, useId, useState } from 'react'
import { useApiMutation } from '../shared/api/index.ts'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { ActionError, Button, TextArea, useDraft, useToast } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'

export interface AppealFormProps {
  readonly request: RecognitionRequestView
  /** ISO moment until which it may be asked. */
  readonly until: string
}

export function AppealForm({ request, until }: AppealFormProps) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const id = useId()
  const toast = useToast()
  const draft = useDraft(`appeal.${request.id}`, '')
  const [isOpen, setOpen] = useState(draft.wasRestored)
  const [error, setError] = useState<string | null>(null)
  const appeal = useApiMutation(recognitionApi.appealDecision, {
    invalidates: [recognitionApi.showRecognitionRequest, recognitionApi.listRecognitionRequests],
    onSuccess: () => draft.clear(),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const grounds = draft.value.trim()
    const isMissing = !recognitionApi.appealDecision.body.shape.grounds.safeParse(grounds).success
    setError(isMissing ? t('appeal.missing') : null)
    if (isMissing) document.getElementById(id)?.focus()
    else {
      appeal.mutate(
        { params: { request: request.id }, body: { grounds } },
        { onSuccess: () => toast({ text: t('appeal.sent') }) },
      )
    }
  }
  return (
    <div className="stack read">
      <div className="stack-s">
        <h3>{t('appeal.title')}</h3>
        <p>{t.rich('appeal.text', { date: f.day(until), b: (chunks) => <b>{chunks}</b> })}</p>
      </div>
      {isOpen ? (
        <form className="stack no-print" onSubmit={send} noValidate>
          <ActionError error={appeal.error} />
          <TextArea
            id={id}
            label={t('appeal.grounds')}
            hint={t('appeal.hint')}
            error={error}
            value={draft.value}
            onChange={draft.setValue}
            maxCharacters={4000}
          />
          <p>
            <Button type="submit" busy={appeal.isPending}>
              {t('appeal.send')}
            </Button>
          </p>
        </form>
      ) : (
        <p className="no-print">
          <Button quiet onClick={() => setOpen(true)}>
            {t('appeal.open')}
          </Button>
        </p>
      )}
    </div>
  )
}
