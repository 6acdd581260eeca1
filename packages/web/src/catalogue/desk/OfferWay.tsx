/** The way of a description to the public: send it, approve or return it, publish it, take it out; comments and versions. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useFormatters, useMessages, usePublicPath } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { useSession } from '../../shared/layout/index.ts'
import {
  ActionError,
  Button,
  Callout,
  ConfirmDialog,
  Details,
  LinkButton,
  TextArea,
  useToast,
} from '../../shared/primitives/index.ts'
import { offerDeskMessages } from './messages/index.ts'
import type { OfferAutosave } from './use-offer-autosave.ts'

export interface OfferWayProps {
  readonly offer: DeskMicroCredentialView
  readonly missing: readonly string[]
  /** Where it is being written. */
  readonly autosave?: OfferAutosave
  readonly onClosed?: () => void
}

const invalidates = [
  catalogueApi.showMicroCredential,
  catalogueApi.listMicroCredentials,
  catalogueApi.searchCatalogue,
] as const

export function OfferWay(props: OfferWayProps) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const { offer } = props
  return (
    <section className="desk-panel stack">
      <h2>{t('way.title')}</h2>
      <NextStep {...props} />
      {offer.publicVersion !== null && <Public offer={offer} />}
      {offer.comments.length > 0 && (
        <div className="stack-s">
          <h3>{t('comments.title')}</h3>
          <ul className="offer-comments">
            {offer.comments.map(({ by, at, text }) => (
              <li key={`${at} ${by}`}>
                <p className="small muted">{t('comments.line', { by, moment: f.shortMoment(at) })}</p>
                <p className="offer-text">{text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {offer.publishedVersions.length > 0 && (
        <Details summary={t('versions.title', { count: offer.publishedVersions.length })}>
          <ul>
            {offer.publishedVersions.map(({ version, publishedAt }) => (
              <li key={version}>{t('versions.line', { version, date: f.date(publishedAt) })}</li>
            ))}
          </ul>
        </Details>
      )}
      <p className="small muted">
        {t('authors', { names: f.list(offer.authors) })}
        {offer.approvedBy !== null && ` ${t('approvedBy', { name: offer.approvedBy })}`}
      </p>
    </section>
  )
}

function NextStep({ offer, missing, autosave, onClosed }: OfferWayProps) {
  const t = useMessages(offerDeskMessages)
  const { can } = useDesk()
  const isWriting = autosave !== undefined
  if (offer.state === 'draft') {
    if (!can('catalogue-editor')) return <p>{t('way.draft.wait')}</p>
    return <SendForReview offer={offer} missing={missing} {...(isWriting ? { autosave } : {})} onSent={onClosed} />
  }
  if (isWriting) return <p>{t('way.writing')}</p>
  if (offer.state === 'in-review') {
    return can('quality-reviewer') ? <Review offer={offer} /> : <p>{t('way.review.wait')}</p>
  }
  if (offer.state === 'approved') {
    return can('catalogue-editor', 'quality-reviewer') ? <Publish offer={offer} /> : <p>{t('way.approved.wait')}</p>
  }
  return <p>{t(offer.state === 'published' ? 'way.published' : 'way.retired')}</p>
}

interface SendProps {
  readonly offer: DeskMicroCredentialView
  readonly missing: readonly string[]
  readonly autosave?: OfferAutosave
  readonly onSent: (() => void) | undefined
}

function SendForReview({ offer, missing, autosave, onSent }: SendProps) {
  const t = useMessages(offerDeskMessages)
  const toast = useToast()
  const { institution } = useDesk()
  const [isRefused, setRefused] = useState(false)
  const send = useApiMutation(catalogueApi.sendForReview, {
    invalidates,
    onSuccess: () => {
      toast({ text: t('way.sent') })
      onSent?.()
    },
  })
  const malformed = autosave?.malformed.length ?? 0
  return (
    <>
      <p>{missing.length === 0 ? t('way.draft.ready') : t('way.draft.missing', { count: missing.length })}</p>
      {isRefused && (missing.length > 0 || malformed > 0) && (
        <Callout tone="warn" live>
          {malformed > 0 ? t('save.partly', { count: malformed }) : t('way.draft.missing', { count: missing.length })}
        </Callout>
      )}
      <ActionError error={send.error} />
      <Button
        busy={send.isPending}
        onClick={async () => {
          setRefused(true)
          if (missing.length > 0 || malformed > 0) return
          if (autosave !== undefined && !(await autosave.saveNow())) return
          send.mutate({ params: { institution, microCredential: offer.id } })
        }}
      >
        {t('way.send')}
      </Button>
      <p className="small muted">{t('way.send.why')}</p>
    </>
  )
}

function Review({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offerDeskMessages)
  const toast = useToast()
  const { institution } = useDesk()
  const { account } = useSession()
  const [comment, setComment] = useState('')
  const [wantsComment, setWantsComment] = useState(false)
  const decide = useApiMutation(catalogueApi.decideReview, {
    invalidates,
    onSuccess: ({ state }) => toast({ text: t(state === 'approved' ? 'way.approved.done' : 'way.returned.done') }),
  })
  const isAuthor = account !== null && offer.authors.some((author) => author === (account.name ?? account.email))
  const send = (decision: 'approve' | 'return') => {
    if (decision === 'return' && comment.trim() === '') return setWantsComment(true)
    setWantsComment(false)
    decide.mutate({
      params: { institution, microCredential: offer.id },
      body: { decision, comment: comment.trim(), revision: offer.revision },
    })
  }
  return (
    <>
      <p>{t('way.review.text')}</p>
      {isAuthor && <Callout tone="info">{t('way.review.author')}</Callout>}
      <TextArea
        label={t('way.comment')}
        hint={t('way.comment.hint')}
        rows={3}
        maxCharacters={4000}
        value={comment}
        onChange={setComment}
        error={wantsComment ? t('way.comment.missing') : undefined}
      />
      <ActionError error={decide.error} />
      <div className="row">
        {!isAuthor && (
          <Button busy={decide.isPending} onClick={() => send('approve')}>
            {t('way.approve')}
          </Button>
        )}
        <Button quiet busy={decide.isPending} onClick={() => send('return')}>
          {t('way.return')}
        </Button>
      </div>
    </>
  )
}

function Publish({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offerDeskMessages)
  const toast = useToast()
  const { institution } = useDesk()
  const publish = useApiMutation(catalogueApi.publishMicroCredential, {
    invalidates,
    onSuccess: () => toast({ text: t('way.publish.done') }),
  })
  return (
    <>
      <p>{t('way.approved.text')}</p>
      <ActionError error={publish.error} />
      <Button
        busy={publish.isPending}
        onClick={() => publish.mutate({ params: { institution, microCredential: offer.id } })}
      >
        {t('way.publish')}
      </Button>
    </>
  )
}

/** What the public sees now, and taking it out. */
function Public({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offerDeskMessages)
  const toast = useToast()
  const path = usePublicPath()
  const { institution, can } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const retire = useApiMutation(catalogueApi.retireMicroCredential, {
    invalidates,
    onSuccess: () => {
      setOpen(false)
      toast({ text: t('retire.done') })
    },
  })
  return (
    <div className="row">
      <LinkButton quiet dense to={path(`/find/${offer.id}`)}>
        {t('public.see')}
      </LinkButton>
      {offer.state === 'published' && can('issuing-officer') && (
        <LinkButton quiet dense to={`/u/${institution}/issue/new?course=${offer.id}`}>
          {t('public.issue')}
        </LinkButton>
      )}
      {can('catalogue-editor', 'quality-reviewer') && (
        <Button quiet dense danger onClick={() => setOpen(true)}>
          {t('retire.open')}
        </Button>
      )}
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => retire.mutate({ params: { institution, microCredential: offer.id } })}
        title={t('retire.title')}
        confirmLabel={t('retire.confirm')}
        danger
        busy={retire.isPending}
      >
        <p>{t('retire.text')}</p>
        <ActionError error={retire.error} />
      </ConfirmDialog>
    </div>
  )
}
