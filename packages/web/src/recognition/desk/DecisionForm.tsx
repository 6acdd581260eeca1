/** The decision: how much, why, and what is substantially different; kept as a draft until it is recorded. */
import { type CaseView, recognitionApi, substantialDifferenceElements } from '@meshe/domain/recognition'
import { useMemo, useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import {
  ActionError,
  Button,
  Checkboxes,
  ErrorSummary,
  type FormError,
  Radios,
  TextArea,
  TextInput,
  useDraft,
  useToast,
} from '../../shared/primitives/index.ts'
import { DecisionShown } from './DecisionShown.tsx'
import {
  type DecisionDraft,
  type DecisionError,
  elementsOf,
  emptyDecision,
  errorsOf,
  grantedOf,
  toRequest,
} from './decision-draft.ts'
import { decisionMessages } from './messages/decision.ts'

export interface DecisionFormProps {
  readonly view: CaseView
  readonly endpoint: typeof recognitionApi.decideCase | typeof recognitionApi.decideAppeal
  readonly title: string
}

export function DecisionForm({ view, endpoint, title }: DecisionFormProps) {
  const t = useMessages(decisionMessages)
  const f = useFormatters()
  const toast = useToast()
  const { institution } = useDesk()
  const {
    value: draft,
    setValue: setDraft,
    clear: forget,
  } = useDraft<DecisionDraft>(`decision-${view.id}-${view.state}`, emptyDecision)
  const [shownErrors, setShownErrors] = useState<readonly DecisionError[]>([])
  const [isPreviewed, setPreviewed] = useState(false)
  const decide = useApiMutation(endpoint, {
    invalidates: [recognitionApi.showCase, recognitionApi.listCases],
    onSuccess: () => {
      forget()
      toast({ text: t('decision.recorded') })
    },
  })
  const change = (changes: Partial<DecisionDraft>) => setDraft({ ...draft, ...changes })
  const credits = f.number(view.ectsClaimed)
  const elements = elementsOf(draft)
  // The same list until the next attempt: a new one would take the focus from whoever is typing what was missing.
  const messages = useMemo(() => {
    const say = (error: DecisionError): FormError =>
      error.field === 'reasoning'
        ? {
            field: `reasoning-${error.element}`,
            message: t('error.reasoning', { element: t(`difference.${error.element}`) }),
          }
        : { field: `decision-${error.field}`, message: t(`error.${error.field}`, { credits }) }
    return shownErrors.map(say)
  }, [shownErrors, t, credits])
  const errorAt = (field: string) => messages.find((error) => error.field === field)?.message

  /** Runs on only where nothing is left to mend. */
  const whenComplete = (go: () => void) => {
    const errors = errorsOf(draft, view.ectsClaimed)
    setShownErrors(errors)
    if (errors.length === 0) go()
    else setPreviewed(false)
  }

  return (
    <section className="panel stack">
      <h2>{title}</h2>
      <ErrorSummary errors={messages} />
      <Radios
        label={t('decision.count')}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        choices={[
          { value: 'full', label: t('decision.full', { credits }) },
          { value: 'part', label: t('decision.part') },
          { value: 'none', label: t('decision.none') },
        ]}
      />
      {draft.kind === 'part' && (
        <TextInput
          id="decision-granted"
          label={t('decision.granted')}
          value={draft.granted}
          onChange={(granted) => change({ granted })}
          inputMode="decimal"
          unit="ECTS"
          error={errorAt('decision-granted')}
        />
      )}
      {draft.kind !== 'full' && (
        <>
          <Checkboxes
            id="decision-difference"
            label={t('decision.differences')}
            hint={t('decision.differences.hint')}
            error={errorAt('decision-difference')}
            values={elements}
            onChange={(values) =>
              change({
                differences: Object.fromEntries(values.map((element) => [element, draft.differences[element] ?? ''])),
              })
            }
            choices={substantialDifferenceElements.map((value) => ({ value, label: t(`difference.${value}`) }))}
          />
          {elements.map((element) => (
            <TextArea
              key={element}
              id={`reasoning-${element}`}
              label={t('difference.reasoning', { element: t(`difference.${element}`) })}
              rows={3}
              value={draft.differences[element] ?? ''}
              onChange={(reasoning) => change({ differences: { ...draft.differences, [element]: reasoning } })}
              error={errorAt(`reasoning-${element}`)}
              maxCharacters={4000}
            />
          ))}
        </>
      )}
      <TextArea
        id="decision-reason"
        label={t('decision.reason')}
        hint={t('decision.reason.hint')}
        rows={4}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={errorAt('decision-reason')}
        maxCharacters={4000}
      />
      {draft.kind !== 'full' && (
        <TextArea
          label={t('decision.condition')}
          hint={t('decision.condition.hint')}
          optional
          rows={2}
          value={draft.condition}
          onChange={(condition) => change({ condition })}
          maxCharacters={2000}
        />
      )}
      <p className="small muted">
        {t(endpoint.id === recognitionApi.decideAppeal.id ? 'decision.note.final' : 'decision.note')}
      </p>
      <ActionError error={decide.error} />
      {isPreviewed && (
        <DecisionShown
          decision={{
            outcome: draft.kind === 'full' ? 'full' : draft.kind === 'part' ? 'partial' : 'refused',
            ectsClaimed: view.ectsClaimed,
            ectsGranted: grantedOf(draft, view.ectsClaimed),
            reason: draft.reason,
            condition: toRequest(draft, view.ectsClaimed).condition ?? null,
            substantialDifferences: toRequest(draft, view.ectsClaimed).substantialDifferences,
            appealUntil: null,
            isFinal: endpoint.id === recognitionApi.decideAppeal.id,
          }}
        />
      )}
      <div className="row">
        <Button quiet onClick={() => whenComplete(() => setPreviewed(true))}>
          {t('decision.preview')}
        </Button>
        <Button
          busy={decide.isPending}
          onClick={() =>
            whenComplete(() =>
              decide.mutate({ params: { institution, case: view.id }, body: toRequest(draft, view.ectsClaimed) }),
            )
          }
        >
          {t('decision.send')}
        </Button>
      </div>
    </section>
  )
}
