/** The one best next step of a learner, from what is known about credentials, requests and goals. Pure. */
import type { HeldCredentialView } from '@meshe/domain/holding'
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import type { MyPathwayView } from '@meshe/domain/stacking'

export type NextStep =
  | { readonly kind: 'answer-question'; readonly request: RecognitionRequestView }
  | { readonly kind: 'read-decision'; readonly request: RecognitionRequestView }
  | { readonly kind: 'look-at-credential'; readonly held: HeldCredentialView }
  | { readonly kind: 'first-credential' }
  | { readonly kind: 'ask-award'; readonly mine: MyPathwayView }
  | { readonly kind: 'ask-to-count'; readonly mine: MyPathwayView; readonly held: HeldCredentialView }
  | { readonly kind: 'take-course'; readonly mine: MyPathwayView; readonly component: Component }
  | { readonly kind: 'set-goal' }
  | { readonly kind: 'wait'; readonly request: RecognitionRequestView }
  | { readonly kind: 'find-next' }

type Component = MyPathwayView['progress']['groups'][number]['components'][number]

export interface LearnerFacts {
  /** Each is undefined where it is not known: nothing is concluded from it then. */
  readonly credentials: readonly HeldCredentialView[] | undefined
  readonly requests: readonly RecognitionRequestView[] | undefined
  readonly pathways: readonly MyPathwayView[] | undefined
  /** Requests whose decision was opened on this device. */
  readonly isRead: (requestId: string, decidedAt: string) => boolean
}

const open: ReadonlySet<RecognitionRequestView['state']> = new Set([
  'submitted',
  'assessing',
  'information-requested',
  'appealed',
])

export function isOpen({ state }: RecognitionRequestView): boolean {
  return open.has(state)
}

/** Null while too little is known. What others wait for comes first, then what brings one further. */
export function findNextStep({ credentials, requests, pathways, isRead }: LearnerFacts): NextStep | null {
  const question = requests?.find(({ turn }) => turn === 'learner')
  if (question !== undefined) return { kind: 'answer-question', request: question }
  const decided = requests?.find(({ id, decision }) => decision !== null && !isRead(id, decision.decidedAt))
  if (decided !== undefined) return { kind: 'read-decision', request: decided }
  const troubled = credentials?.find(({ report }) => report.verdict === 'suspended')
  if (troubled !== undefined) return { kind: 'look-at-credential', held: troubled }
  if (credentials === undefined) return null
  if (credentials.length === 0) return { kind: 'first-credential' }
  const onPath = pathways === undefined ? null : findStepOnPathways(pathways, { credentials, requests: requests ?? [] })
  if (onPath !== null) return onPath
  if (pathways?.length === 0) return { kind: 'set-goal' }
  const waiting = requests?.find(isOpen)
  return waiting === undefined ? { kind: 'find-next' } : { kind: 'wait', request: waiting }
}

interface Held {
  readonly credentials: readonly HeldCredentialView[]
  readonly requests: readonly RecognitionRequestView[]
}

function findStepOnPathways(pathways: readonly MyPathwayView[], known: Held): NextStep | null {
  const complete = pathways.find(({ progress, awarded }) => progress.isComplete && !awarded)
  if (complete !== undefined) return { kind: 'ask-award', mine: complete }
  const unfinished = pathways
    .filter(({ progress }) => !progress.isComplete)
    .sort((a, b) => a.progress.ectsMissing - b.progress.ectsMissing)
  // A named course counts for sure; whether what one holds counts, only a university can say.
  const steps = [...unfinished.map(take), ...unfinished.map(ask)]
  return steps.find((step) => step !== null) ?? null

  function ask(mine: MyPathwayView): NextStep | null {
    const held = findCredentialToAskFor(mine, known)
    return held === null ? null : { kind: 'ask-to-count', mine, held }
  }
}

function take(mine: MyPathwayView): NextStep | null {
  const component = findComponentToTake(mine)
  return component === null ? null : { kind: 'take-course', mine, component }
}

function missingParts({ progress }: MyPathwayView): Component[] {
  return progress.groups
    .filter(({ isSatisfied }) => !isSatisfied)
    .flatMap(({ components }) => components)
    .filter(({ state }) => state === 'missing')
}

/** A credential that this university could count if asked, and was not asked for yet. */
export function findCredentialToAskFor(
  { pathway, progress }: MyPathwayView,
  { credentials, requests }: Held,
): HeldCredentialView | null {
  const asked = new Set(
    requests
      .filter(({ institution, state }) => institution.did === pathway.institution.did && state !== 'withdrawn')
      .map(({ credential }) => credential.heldCredentialId),
  )
  const candidates = progress.notCounted.filter(({ reason }) => reason === 'ask-for-recognition')
  for (const { evidenceId } of candidates) {
    const held = credentials.find(({ id }) => id === evidenceId)
    if (held !== undefined && !asked.has(held.id)) return held
  }
  return null
}

/** The first part that is missing in a group that still needs it and for which a course is named. */
export function findComponentToTake(mine: MyPathwayView): Component | null {
  return missingParts(mine).find(({ accepts }) => accepts.length > 0) ?? null
}
