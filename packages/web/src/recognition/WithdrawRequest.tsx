/** Taking a request back before it is decided. */
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { useState } from 'react'
import { useApiMutation } from '../shared/api/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { ActionError, Button, ConfirmDialog, useToast } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'

const undecided: ReadonlySet<RecognitionRequestView['state']> = new Set([
  'submitted',
  'assessing',
  'information-requested',
])

export function WithdrawRequest({ request }: { readonly request: RecognitionRequestView }) {
  const t = useMessages(requestMessages)
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const withdraw = useApiMutation(recognitionApi.withdrawRequest, {
    invalidates: [recognitionApi.showRecognitionRequest, recognitionApi.listRecognitionRequests],
    onSuccess: () => {
      setOpen(false)
      toast({ text: t('withdraw.done') })
    },
  })
  if (!undecided.has(request.state)) return null
  return (
    <div className="no-print">
      <Button quiet danger onClick={() => setOpen(true)}>
        {t('withdraw.go')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => withdraw.mutate({ params: { request: request.id } })}
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.confirm')}
        danger
        busy={withdraw.isPending}
      >
        <p>{t('withdraw.text')}</p>
        <ActionError error={withdraw.error} />
      </ConfirmDialog>
    </div>
  )
}
