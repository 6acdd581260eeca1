/** The answers of somebody who asks a university: which questions there are, and which one is next. Pure. */
import type { catalogueApi } from '@meshe/domain/catalogue'
import type { HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import type { RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import type { PathwayView, stackingApi } from '@meshe/domain/stacking'
import type { z } from 'zod'
import type { AnswerOf } from '../shared/api/index.ts'

/** What is known before the first question: what the learner holds, whom one can ask, which paths there are. */
export interface Known {
  readonly credentials: AnswerOf<typeof holdingApi.listHeldCredentials>['credentials']
  readonly institutions: AnswerOf<typeof catalogueApi.listInstitutions>['institutions']
  readonly pathways: AnswerOf<typeof stackingApi.listPathways>['pathways']
}

export interface RequestDraft {
  readonly heldCredentialId: string
  /** DID of the university. */
  readonly institution: string
  /** Null until answered, empty for no path. */
  readonly pathwayId: string | null
  readonly componentId: string
  readonly purpose: RecognitionRequestView['purpose'] | ''
  /** Null until the page of the message was passed. */
  readonly message: string | null
  /** One key for one set of answers: sending the same again is the same request, also after a reload. */
  readonly key: string
}

export function newDraft(): RequestDraft {
  return {
    heldCredentialId: '',
    institution: '',
    pathwayId: null,
    componentId: '',
    purpose: '',
    message: null,
    key: crypto.randomUUID(),
  }
}

/** Takes over an answer. What depends on it is asked again, and the key is a new one. */
export function answerDraft(draft: RequestDraft, patch: Partial<Omit<RequestDraft, 'key'>>): RequestDraft {
  const isOtherUniversity = patch.institution !== undefined && patch.institution !== draft.institution
  const reset = isOtherUniversity ? { pathwayId: null, componentId: '' } : {}
  const isOtherPath = patch.pathwayId !== undefined && patch.pathwayId !== draft.pathwayId
  return {
    ...draft,
    ...reset,
    ...(isOtherPath ? { componentId: '' } : {}),
    ...patch,
    key: crypto.randomUUID(),
  }
}

const questions = ['credential', 'university', 'path', 'why', 'message', 'check'] as const
export type Question = (typeof questions)[number]

/** The question about a path is left out where the university has none that takes recognition. */
export function questionsOf(pathways: readonly PathwayView[]): Question[] {
  return questions.filter((question) => question !== 'path' || pathways.length > 0)
}

export function isAnswered(draft: RequestDraft, question: Question): boolean {
  switch (question) {
    case 'credential':
      return draft.heldCredentialId !== ''
    case 'university':
      return draft.institution !== ''
    case 'path':
      return draft.pathwayId !== null
    case 'why':
      return draft.purpose !== ''
    case 'message':
      return draft.message !== null
    case 'check':
      return false
  }
}

/** The wanted question, or the first one before it that has no answer yet. */
export function reachableQuestion(draft: RequestDraft, asked: readonly Question[], wanted: string | null): Question {
  const open = asked.find((question) => !isAnswered(draft, question)) ?? 'check'
  const index = asked.map(String).indexOf(wanted ?? '')
  if (index === -1) return open
  return index <= asked.indexOf(open) ? (asked[index] ?? open) : open
}

export type RequestBody = z.input<(typeof recognitionApi.requestRecognition)['body']>

export function toBody({
  heldCredentialId,
  institution,
  purpose,
  pathwayId,
  componentId,
  message,
}: RequestDraft): RequestBody {
  const hasPath = pathwayId !== null && pathwayId !== ''
  const text = message?.trim() ?? ''
  return {
    heldCredentialId,
    institution,
    purpose: purpose === '' ? 'credits' : purpose,
    ...(hasPath ? { pathwayId } : {}),
    ...(hasPath && componentId !== '' ? { componentId } : {}),
    ...(text === '' ? {} : { message: text }),
  }
}

/** Paths of this university that take something recognised into at least one part. */
export function pathwaysToAskFor(pathways: readonly PathwayView[], institution: string): PathwayView[] {
  return pathways.filter((pathway) => pathway.institution.did === institution && partsToAskFor(pathway).length > 0)
}

export function partsToAskFor({ description }: PathwayView) {
  return description.groups
    .flatMap(({ components }) => components)
    .filter(({ acceptsRecognition }) => acceptsRecognition)
}

export function acceptsWithoutAsking({ description }: PathwayView, held: HeldCredentialView): boolean {
  const { achievementId } = held.content
  if (achievementId === null) return false
  return description.groups.some(({ components }) => components.some(({ accepts }) => accepts.includes(achievementId)))
}

/** Nobody counts what is withdrawn, altered or made for practice. */
const provesNothing = new Set<HeldCredentialView['report']['verdict']>([
  'withdrawn',
  'changed',
  'practice',
  'unreadable',
])

export function maySend({ report }: HeldCredentialView): boolean {
  return !provesNothing.has(report.verdict)
}
