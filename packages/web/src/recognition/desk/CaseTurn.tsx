/** What the office can do with a case now: complete it, ask, decide, hear an appeal, review. */
import { type CaseView, recognitionApi } from '@meshe/domain/recognition'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { ActionError, Button, Callout, TextInput } from '../../shared/primitives/index.ts'
import { AskDialog, DelayDialog } from './CaseDialogs.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { DecisionShown } from './DecisionShown.tsx'
import { caseMessages } from './messages/case.ts'
import { decisionMessages } from './messages/decision.ts'
import { ReviewForm } from './ReviewForm.tsx'

export function CaseTurn({ view }: { readonly view: CaseView }) {
  const t = useMessages(decisionMessages)
  const c = useMessages(caseMessages)
  switch (view.state) {
    case 'submitted':
      return (
        <>
          <Missing view={view} />
          <Questions view={view} />
        </>
      )
    case 'assessing':
      return (
        <>
          <DecisionForm view={view} endpoint={recognitionApi.decideCase} title={t('decision.title')} />
          <Questions view={view} mayDelay />
        </>
      )
    case 'information-requested':
      return (
        <Callout tone="info" title={c('clock.paused')}>
          {view.question}
        </Callout>
      )
    case 'appealed':
      return (
        <>
          {view.decision !== null && <DecisionShown decision={view.decision} />}
          {view.mayHearAppeal ? (
            <DecisionForm view={view} endpoint={recognitionApi.decideAppeal} title={t('decision.appeal')} />
          ) : (
            <Callout tone="info">{t('decision.otherPerson')}</Callout>
          )}
        </>
      )
    case 'review-required':
      return (
        <>
          <ReviewForm view={view} />
          {view.decision !== null && <DecisionShown decision={view.decision} />}
        </>
      )
    default:
      return view.decision === null ? null : <DecisionShown decision={view.decision} />
  }
}

function Missing({ view }: { readonly view: CaseView }) {
  const t = useMessages(decisionMessages)
  const { institution } = useDesk()
  const [credits, setCredits] = useState('')
  const confirm = useApiMutation(recognitionApi.confirmComplete, {
    invalidates: [recognitionApi.showCase, recognitionApi.listCases],
  })
  const needsCredits = view.missing.includes('workload')
  const ectsClaimed = Number(credits.replace(',', '.'))
  return (
    <section className="panel stack">
      <h2>{t('missing.title')}</h2>
      <ul>
        {view.missing.map((need) => (
          <li key={need}>{t(`missing.${need}`)}</li>
        ))}
      </ul>
      <p className="small">{t('missing.text')}</p>
      {needsCredits && (
        <TextInput
          label={t('complete.credits')}
          value={credits}
          onChange={setCredits}
          inputMode="decimal"
          unit="ECTS"
        />
      )}
      <ActionError error={confirm.error} />
      <Button
        busy={confirm.isPending}
        disabled={needsCredits && !(ectsClaimed > 0)}
        onClick={() =>
          confirm.mutate({ params: { institution, case: view.id }, body: needsCredits ? { ectsClaimed } : undefined })
        }
      >
        {t('complete.button')}
      </Button>
    </section>
  )
}

function Questions({ view, mayDelay = false }: { readonly view: CaseView; readonly mayDelay?: boolean }) {
  const t = useMessages(decisionMessages)
  const [open, setOpen] = useState<'ask' | 'delay' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="row">
      <Button quiet onClick={() => setOpen('ask')}>
        {t('ask.button')}
      </Button>
      {mayDelay && (
        <Button quiet onClick={() => setOpen('delay')}>
          {t('delay.button')}
        </Button>
      )}
      <AskDialog view={view} open={open === 'ask'} onClose={close} />
      <DelayDialog view={view} open={open === 'delay'} onClose={close} />
    </div>
  )
}
