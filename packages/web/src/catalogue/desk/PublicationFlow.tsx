/** From draft to the public: review by a second person, approval, publication, taking it out. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useFormatters, useMessages, usePublicPath } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { ActionError, Button, ConfirmDialog, LinkButton } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'
import { ReviewForm } from './ReviewForm.tsx'

export interface PublicationFlowProps {
  readonly offer: DeskMicroCredentialView
  readonly isSaved: boolean
}

const stale = [catalogueApi.showMicroCredential, catalogueApi.listMicroCredentials, catalogueApi.searchCatalogue]

export function PublicationFlow({ offer, isSaved }: PublicationFlowProps) {
  const t = useMessages(offersMessages)
  const f = useFormatters()
  const path = usePublicPath()
  const { institution, can } = useDesk()
  const params = { institution, microCredential: offer.id }
  const [asksToRetire, setAsksToRetire] = useState(false)
  const send = useApiMutation(catalogueApi.sendForReview, { invalidates: stale })
  const publish = useApiMutation(catalogueApi.publishMicroCredential, { invalidates: stale })
  const retire = useApiMutation(catalogueApi.retireMicroCredential, { invalidates: stale })
  const mayPublish = can('catalogue-editor', 'quality-reviewer')
  const published = offer.publishedVersions[0]
  return (
    <section className="panel stack">
      <h2>{t('flow.title')}</h2>
      {offer.state === 'draft' && can('catalogue-editor') && (
        <>
          <Button busy={send.isPending} disabled={!offer.isReady || !isSaved} onClick={() => send.mutate({ params })}>
            {t('flow.send')}
          </Button>
          {!offer.isReady && <p className="small">{t('flow.send.missing')}</p>}
        </>
      )}
      {offer.state === 'in-review' &&
        (can('quality-reviewer') ? <ReviewForm offer={offer} /> : <p>{t('flow.waiting')}</p>)}
      {offer.state === 'approved' && (
        <>
          {offer.approvedBy !== null && <p>{t('flow.approved', { name: offer.approvedBy })}</p>}
          {mayPublish && (
            <Button busy={publish.isPending} onClick={() => publish.mutate({ params })}>
              {t('flow.publish')}
            </Button>
          )}
        </>
      )}
      {offer.publicVersion !== null && published !== undefined && (
        <>
          <p>{t('flow.published', { date: f.date(published.publishedAt) })}</p>
          <div className="row">
            <LinkButton quiet to={path(`/find/${offer.id}`)}>
              {t('flow.see')}
            </LinkButton>
            {can('issuing-officer') && (
              <LinkButton quiet to={`/u/${institution}/issue/new?course=${offer.id}`}>
                {t('flow.award')}
              </LinkButton>
            )}
            {mayPublish && (
              <Button quiet danger onClick={() => setAsksToRetire(true)}>
                {t('flow.retire')}
              </Button>
            )}
          </div>
        </>
      )}
      {offer.state === 'retired' && <p>{t('flow.retired')}</p>}
      <ActionError error={send.error ?? publish.error ?? retire.error} />
      <ConfirmDialog
        open={asksToRetire}
        onClose={() => setAsksToRetire(false)}
        title={t('flow.retire.title')}
        confirmLabel={t('flow.retire')}
        danger
        onConfirm={() => {
          setAsksToRetire(false)
          retire.mutate({ params })
        }}
      >
        <p>{t('flow.retire.text')}</p>
      </ConfirmDialog>
      {offer.authors.length > 0 && <p className="small muted">{t('flow.authors', { names: f.list(offer.authors) })}</p>}
      {offer.comments.length > 0 && (
        <div className="stack-s">
          <h3>{t('flow.comments')}</h3>
          {offer.comments.map(({ by, at, text }) => (
            <blockquote className="flow-comment" key={at}>
              <p>{text}</p>
              <footer className="small muted">{t('flow.comment.line', { name: by, date: f.shortMoment(at) })}</footer>
            </blockquote>
          ))}
        </div>
      )}
      {offer.publishedVersions.length > 1 && (
        <div className="stack-s">
          <h3>{t('flow.versions')}</h3>
          <ul>
            {offer.publishedVersions.map(({ version, publishedAt }) => (
              <li key={version}>
                {t('flow.version.line', { version: f.number(version), date: f.shortDay(publishedAt) })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
