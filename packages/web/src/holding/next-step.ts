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
  for (const mine of unfinished) {
    const held = findCredentialToAskFor(mine, known)
    if (held !== null) return { kind: 'ask-to-count', mine, held }
  }
  for (const mine of unfinished) {
    const component = findComponentToTake(mine)
    if (component !== null) return { kind: 'take-course', mine, component }
  }
  return null
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
export function findComponentToTake({ progress }: MyPathwayView): Component | null {
  return (
    progress.groups
      .filter(({ isSatisfied }) => !isSatisfied)
      .flatMap(({ components }) => components)
      .find(({ state, accepts }) => state === 'missing' && accepts.length > 0) ?? null
  )
}
