/** Asking the learner for something, and telling of a delay. What was typed stays when the dialog is closed. */
import { type CaseView, recognitionApi } from '@meshe/domain/recognition'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { ActionError, Button, Dialog, TextArea, TextInput, useDraft } from '../../shared/primitives/index.ts'
import { decisionMessages } from './messages/decision.ts'

interface CaseDialogProps {
  readonly view: CaseView
  readonly open: boolean
  readonly onClose: () => void
}

const stale = [recognitionApi.showCase, recognitionApi.listCases]

export function AskDialog({ view, open, onClose }: CaseDialogProps) {
  const t = useMessages(decisionMessages)
  const { institution } = useDesk()
  const { value: question, setValue: setQuestion, clear: forget } = useDraft(`case-question-${view.id}`, '')
  const ask = useApiMutation(recognitionApi.askForInformation, {
    invalidates: stale,
    onSuccess: () => {
      forget()
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('ask.title')}
      actions={
        <Button
          busy={ask.isPending}
          disabled={question.trim().length < 5}
          onClick={() => ask.mutate({ params: { institution, case: view.id }, body: { question } })}
        >
          {t('ask.send')}
        </Button>
      }
    >
      <TextArea label={t('ask.question')} value={question} onChange={setQuestion} maxCharacters={4000} />
      <ActionError error={ask.error} />
    </Dialog>
  )
}

export function DelayDialog({ view, open, onClose }: CaseDialogProps) {
  const t = useMessages(decisionMessages)
  const { institution } = useDesk()
  const { value: reason, setValue: setReason, clear: forget } = useDraft(`case-delay-${view.id}`, '')
  const [newDueOn, setNewDueOn] = useState('')
  const delay = useApiMutation(recognitionApi.announceDelay, {
    invalidates: stale,
    onSuccess: () => {
      forget()
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('delay.title')}
      actions={
        <Button
          busy={delay.isPending}
          disabled={reason.trim().length < 10 || newDueOn === ''}
          onClick={() => delay.mutate({ params: { institution, case: view.id }, body: { reason, newDueOn } })}
        >
          {t('delay.send')}
        </Button>
      }
    >
      <TextArea label={t('delay.reason')} value={reason} onChange={setReason} maxCharacters={4000} />
      <TextInput label={t('delay.date')} type="date" value={newDueOn} onChange={setNewDueOn} />
      <ActionError error={delay.error} />
    </Dialog>
  )
}
