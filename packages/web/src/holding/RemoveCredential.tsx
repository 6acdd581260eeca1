/** Taking a credential out of the wallet, with what follows from it said before. */
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { stackingApi } from '@meshe/domain/stacking'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApiMutation } from '../shared/api/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { ActionError, Button, ConfirmDialog, useToast } from '../shared/primitives/index.ts'
import { walletMessages } from './messages/wallet.ts'

export function RemoveCredential({ held }: { readonly held: HeldCredentialView }) {
  const t = useMessages(walletMessages)
  const navigate = useNavigate()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const remove = useApiMutation(holdingApi.removeHeldCredential, {
    invalidates: [holdingApi.listHeldCredentials, stackingApi.listMyPathways, stackingApi.showMyProgress],
    onSuccess: () => {
      setOpen(false)
      toast({ text: t('remove.done') })
      void navigate('/me/credentials', { replace: true })
    },
  })
  return (
    <div className="no-print">
      <Button quiet danger onClick={() => setOpen(true)}>
        {t('remove.go')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => remove.mutate({ params: { credential: held.id } })}
        title={t('remove.title')}
        confirmLabel={t('remove.confirm')}
        danger
        busy={remove.isPending}
      >
        <ul className="stack-s">
          <li>{t('remove.text')}</li>
          <li>{t('remove.asked')}</li>
          <li>{t('remove.stack')}</li>
        </ul>
        <p className="strong">{t('remove.first')}</p>
        <ActionError error={remove.error} />
      </ConfirmDialog>
    </div>
  )
}
