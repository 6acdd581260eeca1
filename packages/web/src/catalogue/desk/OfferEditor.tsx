/** Eight steps to a description that others can recognise; saved as one writes. */
import type { DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { ActionError, Button, Callout, Details, StatusWord } from '../../shared/primitives/index.ts'
import { DraftCard } from './DraftCard.tsx'
import { offerDeskMessages } from './messages/index.ts'
import { OfferWay } from './OfferWay.tsx'
import { toDescription } from './offer-draft.ts'
import { type EditorStep, editorSteps, missingOf, stepOfElement, stepOfField } from './offer-state.ts'
import { Readiness } from './Readiness.tsx'
import { StepAssessment } from './steps/StepAssessment.tsx'
import { StepOffering } from './steps/StepOffering.tsx'
import { StepOptional } from './steps/StepOptional.tsx'
import { StepOutcomes } from './steps/StepOutcomes.tsx'
import { StepQuality } from './steps/StepQuality.tsx'
import { StepSize } from './steps/StepSize.tsx'
import { StepTaught } from './steps/StepTaught.tsx'
import { StepWhat } from './steps/StepWhat.tsx'
import type { StepProps } from './steps/step-props.ts'
import { type OfferAutosave, useOfferAutosave } from './use-offer-autosave.ts'

const forms: Readonly<Record<EditorStep, (props: StepProps) => React.ReactNode>> = {
  what: StepWhat,
  can: StepOutcomes,
  size: StepSize,
  tested: StepAssessment,
  taught: StepTaught,
  quality: StepQuality,
  optional: StepOptional,
  offered: StepOffering,
}

export interface OfferEditorProps {
  readonly offer: DeskMicroCredentialView
  readonly onClosed: () => void
}

export function OfferEditor({ offer, onClosed }: OfferEditorProps) {
  const t = useMessages(offerDeskMessages)
  const { institution } = useDesk()
  const autosave = useOfferAutosave(institution, offer)
  const [search, setSearch] = useSearchParams()
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = search.get('step')
  const step = editorSteps.find((one) => one === asked) ?? 'what'
  const { description } = toDescription(autosave.draft)
  const missing = missingOf(description)
  const place = editorSteps.indexOf(step)
  const Form = forms[step]
  const errorOf = (field: string) => {
    if (!autosave.malformed.includes(field)) return undefined
    const key = `malformed.${field.replace(/\.\d+\./, '.')}`
    return t.has(key) ? t(key) : t('malformed.other')
  }
  const goTo = (next: EditorStep | undefined) => {
    if (next === undefined) return
    setSearch({ step: next }, { replace: true, preventScrollReset: true })
    requestAnimationFrame(() => heading.current?.focus())
  }
  return (
    <div className="offer-desk">
      <div className="stack-l">
        <SaveNote autosave={autosave} />
        <Steps current={step} missing={missing} malformed={autosave.malformed} />
        <section className="desk-panel stack-l" aria-labelledby="offer-step">
          <h2 id="offer-step" ref={heading} tabIndex={-1}>
            {t('step.heading', { number: place + 1, name: t(`step.${step}`) })}
          </h2>
          <Form draft={autosave.draft} change={autosave.change} errorOf={errorOf} />
          <div className="row-between">
            {place > 0 ? (
              <Button quiet onClick={() => goTo(editorSteps[place - 1])}>
                {t('step.back')}
              </Button>
            ) : (
              <span />
            )}
            {place < editorSteps.length - 1 && (
              <Button onClick={() => goTo(editorSteps[place + 1])}>{t('step.next')}</Button>
            )}
          </div>
        </section>
      </div>
      <aside className="stack-l">
        <section className="stack">
          <h2>{t('card.title')}</h2>
          <DraftCard description={description} seed={offer.iri} />
        </section>
        <OfferWay offer={offer} missing={missing} autosave={autosave} onClosed={onClosed} />
        <Details summary={t('readiness.summary', { count: missing.length })} open>
          <Readiness description={description} />
        </Details>
      </aside>
    </div>
  )
}

interface StepsProps {
  readonly current: EditorStep
  readonly missing: readonly string[]
  readonly malformed: readonly string[]
}

function Steps({ current, missing, malformed }: StepsProps) {
  const t = useMessages(offerDeskMessages)
  return (
    <nav aria-label={t('step.navigation')}>
      <ol className="offer-steps">
        {editorSteps.map((step, index) => {
          const count =
            missing.filter((id) => stepOfElement[id] === step).length +
            malformed.filter((field) => stepOfField[field.split('.')[0] ?? ''] === step).length
          return (
            <li key={step}>
              <Link
                to={`?step=${step}`}
                replace
                preventScrollReset
                aria-current={step === current ? 'step' : undefined}
              >
                <span className="offer-step-number">{index + 1}</span>
                <span>
                  {t(`step.${step}`)}
                  {count > 0 && <span className="offer-step-missing small">{t('step.missing', { count })}</span>}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function SaveNote({ autosave }: { readonly autosave: OfferAutosave }) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const { state, malformed, theirs, error, wasRestored } = autosave
  if (state === 'conflict') {
    return (
      <Callout
        tone="warn"
        title={t('conflict.title')}
        live
        actions={
          <>
            <Button quiet dense onClick={autosave.takeTheirs} disabled={theirs === null}>
              {t('conflict.theirs')}
            </Button>
            <Button dense onClick={autosave.keepMine} disabled={theirs === null}>
              {t('conflict.mine')}
            </Button>
          </>
        }
      >
        {theirs === null ? t('conflict.text') : t('conflict.at', { moment: f.shortMoment(theirs.updatedAt) })}
      </Callout>
    )
  }
  return (
    <div className="stack-s">
      <div className="row offer-save" role="status">
        {state === 'saved' && malformed.length > 0 ? (
          <StatusWord tone="warn">{t('save.partly', { count: malformed.length })}</StatusWord>
        ) : (
          <StatusWord tone={state === 'saved' ? 'ok' : state === 'waiting' || state === 'refused' ? 'warn' : 'none'}>
            {t(`save.${state}`)}
          </StatusWord>
        )}
        {wasRestored && <span className="small muted">{t('save.restored')}</span>}
      </div>
      {state === 'refused' && <ActionError error={error} />}
    </div>
  )
}
