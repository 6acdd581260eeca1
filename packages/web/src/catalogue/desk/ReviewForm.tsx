/** The second person: approves what was read, or sends it back with a comment. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { useSession } from '../../shared/layout/index.ts'
import { ActionError, Button, Callout, TextArea, useDraft } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'

export function ReviewForm({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offersMessages)
  const { institution } = useDesk()
  const { account } = useSession()
  const { value: comment, setValue: setComment, clear } = useDraft(`review-${offer.id}`, '')
  const review = useApiMutation(catalogueApi.decideReview, {
    invalidates: [catalogueApi.showMicroCredential, catalogueApi.listMicroCredentials],
    onSuccess: () => clear(),
  })
  const isOwn = account !== null && offer.authors.some((author) => author === account.name || author === account.email)
  const decide = (decision: 'approve' | 'return') =>
    review.mutate({
      params: { institution, microCredential: offer.id },
      body: { decision, comment, revision: offer.revision },
    })
  return (
    <div className="stack">
      <h3>{t('flow.review')}</h3>
      {isOwn && <Callout tone="info">{t('flow.own')}</Callout>}
      <TextArea
        label={t('flow.comment')}
        value={comment}
        onChange={setComment}
        rows={3}
        maxCharacters={4000}
        optional
      />
      <ActionError error={review.error} />
      <div className="row">
        <Button busy={review.isPending} disabled={isOwn} onClick={() => decide('approve')}>
          {t('flow.approve')}
        </Button>
        <Button quiet busy={review.isPending} onClick={() => decide('return')}>
          {t('flow.return')}
        </Button>
      </div>
    </div>
  )
}
