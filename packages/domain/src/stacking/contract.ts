/** Pathways to larger awards: building them, seeing where one stands, giving the award. */
import { z } from 'zod'
import { Did, endpoint, institutionParams, LanguageMap, Moment, noAnswer } from '../contract/index.ts'
import { PathwayDescription, PathwayProgress } from './pathway.ts'

export const pathwayStates = ['draft', 'published', 'retired'] as const
export type PathwayState = (typeof pathwayStates)[number]

export const PathwayView = z.object({
  id: z.uuid(),
  institution: z.object({ slug: z.string(), did: Did, name: LanguageMap, country: z.string() }),
  description: PathwayDescription,
  publishedAt: Moment.nullable(),
  seenAt: Moment,
})
export type PathwayView = z.infer<typeof PathwayView>

export const DeskPathwayView = z.object({
  id: z.uuid(),
  state: z.enum(pathwayStates),
  revision: z.number().int(),
  description: PathwayDescription,
  /** What of it makes it impossible, e.g. `group-asks-more-than-it-has:electives`; empty where it can be published. */
  problems: z.array(z.string()),
  /** When the version that learners see was published; null where they see none. */
  publishedAt: Moment.nullable(),
  learners: z.number().int(),
  updatedAt: Moment,
})
export type DeskPathwayView = z.infer<typeof DeskPathwayView>

export const PathwayLearnerView = z.object({
  learnerId: z.uuid(),
  name: z.string(),
  progress: PathwayProgress,
  /** The larger award, once it is given. */
  awardId: z.uuid().nullable(),
})
export type PathwayLearnerView = z.infer<typeof PathwayLearnerView>

export const MyPathwayView = z.object({
  pathway: PathwayView,
  progress: PathwayProgress,
  /** Whether the person holds the larger award. */
  awarded: z.boolean(),
  /** Whether the person has set it as a goal. */
  isFollowed: z.boolean(),
})
export type MyPathwayView = z.infer<typeof MyPathwayView>

const editor = { kind: 'member', roles: ['pathway-editor'] } as const
const pathwayParams = institutionParams.extend({ pathway: z.uuid() })
const desk = '/api/v1/institutions/{institution}/pathways'

export const stackingApi = {
  listPathways: endpoint({
    id: 'listPathways',
    method: 'GET',
    path: '/api/v1/pathways',
    summary: 'Lists the published pathways of all universities of the network.',
    access: { kind: 'public' },
    answer: z.object({ pathways: z.array(PathwayView) }),
  }),
  showPathway: endpoint({
    id: 'showPathway',
    method: 'GET',
    path: '/api/v1/pathways/{pathway}',
    summary: 'Shows a published pathway and its rules.',
    access: { kind: 'public' },
    params: z.strictObject({ pathway: z.uuid() }),
    answer: PathwayView,
  }),
  listMyPathways: endpoint({
    id: 'listMyPathways',
    method: 'GET',
    path: '/api/v1/me/pathways',
    summary: 'Pathways towards which the signed-in person holds or asks for something, and those followed.',
    access: { kind: 'account' },
    answer: z.object({ pathways: z.array(MyPathwayView) }),
  }),
  showMyProgress: endpoint({
    id: 'showMyProgress',
    method: 'GET',
    path: '/api/v1/me/pathways/{pathway}',
    summary: 'What the signed-in person has and misses on a pathway, with the reason of each edge.',
    access: { kind: 'account' },
    params: z.strictObject({ pathway: z.uuid() }),
    answer: MyPathwayView,
  }),
  followPathway: endpoint({
    id: 'followPathway',
    method: 'PUT',
    path: '/api/v1/me/pathways/{pathway}',
    summary: 'Sets a pathway as a goal of the signed-in person.',
    access: { kind: 'account' },
    params: z.strictObject({ pathway: z.uuid() }),
    answer: MyPathwayView,
  }),
  unfollowPathway: endpoint({
    id: 'unfollowPathway',
    method: 'DELETE',
    path: '/api/v1/me/pathways/{pathway}',
    summary: 'Takes a pathway from the goals of the signed-in person.',
    access: { kind: 'account' },
    params: z.strictObject({ pathway: z.uuid() }),
    answer: noAnswer,
    status: 204,
  }),
  listDeskPathways: endpoint({
    id: 'listDeskPathways',
    method: 'GET',
    path: desk,
    summary: 'Lists the pathways of an institution in every state.',
    access: { kind: 'member', roles: ['pathway-editor', 'recognition-officer', 'issuing-officer'] },
    params: institutionParams,
    answer: z.object({ pathways: z.array(DeskPathwayView) }),
  }),
  createPathway: endpoint({
    id: 'createPathway',
    method: 'POST',
    path: desk,
    summary: 'Begins a pathway.',
    access: editor,
    params: institutionParams,
    body: z.strictObject({ description: PathwayDescription }),
    answer: DeskPathwayView,
    status: 201,
    idempotent: true,
  }),
  showDeskPathway: endpoint({
    id: 'showDeskPathway',
    method: 'GET',
    path: `${desk}/{pathway}`,
    summary: 'Shows a pathway as its editors see it.',
    access: { kind: 'member', roles: ['pathway-editor', 'recognition-officer', 'issuing-officer'] },
    params: pathwayParams,
    answer: DeskPathwayView,
  }),
  savePathway: endpoint({
    id: 'savePathway',
    method: 'PUT',
    path: `${desk}/{pathway}`,
    summary: 'Saves a pathway; an impossible one is refused with what makes it impossible.',
    access: editor,
    params: pathwayParams,
    body: z.strictObject({ revision: z.number().int().min(0), description: PathwayDescription }),
    answer: DeskPathwayView,
  }),
  publishPathway: endpoint({
    id: 'publishPathway',
    method: 'POST',
    path: `${desk}/{pathway}/publication`,
    summary: 'Publishes a pathway to the network.',
    access: editor,
    params: pathwayParams,
    answer: DeskPathwayView,
  }),
  retirePathway: endpoint({
    id: 'retirePathway',
    method: 'DELETE',
    path: `${desk}/{pathway}/publication`,
    summary: 'Takes a pathway out of the catalogue. Awards given on it stay valid.',
    access: editor,
    params: pathwayParams,
    answer: DeskPathwayView,
  }),
  listPathwayLearners: endpoint({
    id: 'listPathwayLearners',
    method: 'GET',
    path: `${desk}/{pathway}/learners`,
    summary: 'Learners on the way, by what this university has awarded and recognised itself.',
    access: { kind: 'member', roles: ['pathway-editor', 'issuing-officer'] },
    params: pathwayParams,
    answer: z.object({ learners: z.array(PathwayLearnerView) }),
  }),
  awardPathway: endpoint({
    id: 'awardPathway',
    method: 'POST',
    path: `${desk}/{pathway}/learners/{learner}/award`,
    summary: 'Gives the larger award to a learner whose way is complete; it names its parts.',
    access: { kind: 'member', roles: ['issuing-officer'] },
    params: pathwayParams.extend({ learner: z.uuid() }),
    answer: PathwayLearnerView,
    status: 201,
    idempotent: true,
  }),
}
