/** Ending a review after the issuer withdrew what was counted. */
import { type CaseView, recognitionApi } from '@meshe/domain/recognition'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { ActionError, Button, Callout, Radios, TextArea, useDraft } from '../../shared/primitives/index.ts'
import { caseMessages } from './messages/case.ts'
import { decisionMessages } from './messages/decision.ts'

export function ReviewForm({ view }: { readonly view: CaseView }) {
  const t = useMessages(decisionMessages)
  const c = useMessages(caseMessages)
  const { institution } = useDesk()
  const [result, setResult] = useState<'confirmed' | 'taken-back' | null>(null)
  const { value: reason, setValue: setReason, clear: forget } = useDraft(`review-${view.id}`, '')
  const review = useApiMutation(recognitionApi.reviewDecision, {
    invalidates: [recognitionApi.showCase, recognitionApi.listCases],
    onSuccess: () => forget(),
  })
  const given = `reason.${view.reviewReason}`
  return (
    <section className="panel stack">
      <h2>{t('review.title')}</h2>
      <Callout tone="warn" title={t('review.text')}>
        {view.reviewReason !== null && t('review.reason', { reason: c.has(given) ? c(given) : view.reviewReason })}
      </Callout>
      <Radios
        label={t('decision.title')}
        value={result}
        onChange={setResult}
        choices={[
          { value: 'confirmed', label: t('review.confirm') },
          { value: 'taken-back', label: t('review.take-back') },
        ]}
      />
      <TextArea label={t('review.why')} value={reason} onChange={setReason} rows={4} maxCharacters={4000} />
      <ActionError error={review.error} />
      <Button
        busy={review.isPending}
        disabled={result === null || reason.trim().length < 10}
        onClick={() => {
          if (result !== null) review.mutate({ params: { institution, case: view.id }, body: { result, reason } })
        }}
      >
        {t('review.send')}
      </Button>
    </section>
  )
}
