/** Bringing a credential from anywhere. */
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { stackingApi } from '@meshe/domain/stacking'
import { useState } from 'react'
import { type ProblemError, useApi, useApiMutation } from '../shared/api/index.ts'
import {
  CredentialCard,
  CredentialTextForm,
  credentialMessages,
  documentText,
  readFileText,
} from '../shared/credential/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { ActionError, Button, Callout, Details, FileDrop, LinkButton, Skeleton } from '../shared/primitives/index.ts'
import { walletMessages } from './messages/wallet.ts'

const maxBytes = 1_000_000

interface Added {
  readonly held: HeldCredentialView
  /** What was held under this id before; null for a new one. */
  readonly before: HeldCredentialView | null
}

export function AddPage() {
  const t = useMessages(walletMessages)
  const list = useApi(holdingApi.listHeldCredentials)
  const [added, setAdded] = useState<Added | null>(null)
  const [isAddress, setAddress] = useState(false)
  const add = useApiMutation(holdingApi.addCredential, {
    invalidates: [holdingApi.listHeldCredentials, stackingApi.listMyPathways, stackingApi.showMyProgress],
    onSuccess: (held) => setAdded({ held, before: before.find(({ id }) => id === held.id) ?? null }),
  })
  const [before, setBefore] = useState<readonly HeldCredentialView[]>([])
  const take = (text: string) => {
    setBefore(list.data?.credentials ?? [])
    setAddress(/^https?:\/\/\S+$/.test(text.trim()))
    add.mutate({ body: { document: documentText(text) } })
  }
  const again = () => {
    add.reset()
    setAdded(null)
  }
  return (
    <Page
      title={added === null ? t('add.title') : added.before === null ? t('add.done') : t('add.duplicate')}
      {...(added === null ? { lead: t('add.lead') } : {})}
      back={{ to: '/me/credentials', label: t('one.back') }}
      width="read"
    >
      {added === null ? (
        <>
          <Refusal error={add.error} isAddress={isAddress} />
          <FileDrop
            label={t('add.file')}
            hint={t('add.file.hint')}
            maxBytes={maxBytes}
            onFile={(file) => void readFileText(file).then(take)}
          />
          <div>
            <Details summary={t('add.paste')}>
              <CredentialTextForm onText={take} isBusy={add.isPending} send={t('add.go')} />
            </Details>
            <Details summary={t('add.link')}>
              <p>{t('add.link.text')}</p>
            </Details>
          </div>
          {add.isPending && (
            <div>
              <p role="status">{t('add.working')}</p>
              <Skeleton lines={3} />
            </div>
          )}
        </>
      ) : (
        <AddedCredential added={added} onAgain={again} />
      )}
    </Page>
  )
}

function Refusal({ error, isAddress }: { readonly error: ProblemError | null; readonly isAddress: boolean }) {
  const t = useMessages(walletMessages)
  if (error?.code === 'holding.not-a-credential') {
    return (
      <Callout tone="warn" title={t('add.not')} live>
        {isAddress ? t('add.address.text') : t('add.not.text')}
      </Callout>
    )
  }
  if (error?.code === 'holding.credential-changed') {
    return (
      <Callout tone="bad" title={t('add.changed')} live>
        {t('add.changed.text')}
      </Callout>
    )
  }
  return <ActionError error={error} />
}

function AddedCredential({
  added: { held, before },
  onAgain,
}: {
  readonly added: Added
  readonly onAgain: () => void
}) {
  const t = useMessages(walletMessages)
  const c = useMessages(credentialMessages)
  const isOtherForm = before !== null && held.formats.length > before.formats.length
  return (
    <div className="stack" role="status">
      {before !== null && <p>{isOtherForm ? t('add.duplicate.file') : t('add.duplicate.text')}</p>}
      <p>{t('add.is', { format: c(`format.${held.format}`) })}</p>
      <CredentialCard
        content={held.content}
        verdict={held.report.verdict}
        to={`/me/credentials/${held.id}`}
        heading="h2"
      />
      {held.report.checks.some(({ result, check }) => result === 'undetermined' && check !== 'same-person') && (
        <Callout tone="info">{t('add.uncheckable')}</Callout>
      )}
      <p className="row">
        <LinkButton to={`/me/credentials/${held.id}`}>{t('add.open')}</LinkButton>
        <Button quiet onClick={onAgain}>
          {t('add.more')}
        </Button>
      </p>
    </div>
  )
}
