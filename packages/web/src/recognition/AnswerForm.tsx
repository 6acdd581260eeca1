/** The question of the university and the learner's answer, with or without a further credential. */
import { holdingApi } from '@meshe/domain/holding'
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { type FormEvent, useId, useState } from 'react'
import { useApi, useApiMutation } from '../shared/api/index.ts'
import { useMessages, useText } from '../shared/i18n/index.ts'
import { ActionError, Button, Select, TextArea, useDraft, useToast } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'

export interface AnswerFormProps {
  readonly request: RecognitionRequestView
  readonly question: string
}

export function AnswerForm({ request, question }: AnswerFormProps) {
  const t = useMessages(requestMessages)
  const text = useText()
  const id = useId()
  const toast = useToast()
  const held = useApi(holdingApi.listHeldCredentials)
  const draft = useDraft(`answer.${request.id}`, { text: '', heldCredentialId: '' })
  const [error, setError] = useState<string | null>(null)
  const supply = useApiMutation(recognitionApi.supplyInformation, {
    invalidates: [recognitionApi.showRecognitionRequest, recognitionApi.listRecognitionRequests],
    onSuccess: () => draft.clear(),
  })
  const others = (held.data?.credentials ?? []).filter(
    (one) => one.id !== request.credential.heldCredentialId && one.source !== 'recognition',
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const answer = draft.value.text.trim()
    setError(answer === '' ? t('question.missing') : null)
    if (answer === '') {
      document.getElementById(id)?.focus()
      return
    }
    const { heldCredentialId } = draft.value
    supply.mutate(
      {
        params: { request: request.id },
        body: { text: answer, ...(heldCredentialId === '' ? {} : { heldCredentialId }) },
      },
      { onSuccess: () => toast({ text: t('question.sent') }) },
    )
  }
  return (
    <section className="card question-card" aria-labelledby="question">
      <form className="card-in stack" onSubmit={send} noValidate>
        <h2 id="question">{t('question.title', { institution: text(request.institution.name) })}</h2>
        <blockquote className="question-text">{question}</blockquote>
        <ActionError error={supply.error} />
        <TextArea
          id={id}
          label={t('question.answer')}
          hint={t('question.hint')}
          error={error}
          value={draft.value.text}
          onChange={(answer) => draft.setValue((now) => ({ ...now, text: answer }))}
          maxCharacters={4000}
        />
        {others.length > 0 && (
          <Select
            label={t('question.credential')}
            optional
            value={draft.value.heldCredentialId}
            empty={t('question.credential.none')}
            choices={others.map((one) => ({ value: one.id, label: text(one.content.title) }))}
            onChange={(heldCredentialId) => draft.setValue((now) => ({ ...now, heldCredentialId }))}
          />
        )}
        <p>
          <Button type="submit" busy={supply.isPending}>
            {t('question.send')}
          </Button>
        </p>
      </form>
    </section>
  )
}
