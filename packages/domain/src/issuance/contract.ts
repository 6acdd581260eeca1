/** Awarding: to one learner or to a list, watching it, withdrawing it. */
import { z } from 'zod'
import {
  Count,
  Day,
  endpoint,
  institutionParams,
  JsonDocument,
  LanguageMap,
  Moment,
  PageLimit,
} from '../contract/index.ts'
import { AwardRow, RawAwardRow, rowProblems } from './award-row.ts'

/** `issued`: waiting for the learner; `kept`: the learner keeps it. */
export const awardStates = ['pending', 'issued', 'kept', 'revoked'] as const
export type AwardState = (typeof awardStates)[number]

/** Rows as objects, or the text of a CSV file with a heading line. */
const AwardList = z.union([
  z.strictObject({ rows: z.array(RawAwardRow).min(1).max(5000) }),
  z.strictObject({ csv: z.string().min(1).max(4_000_000) }),
])

export const CheckedRowView = z.object({
  number: z.number().int(),
  raw: RawAwardRow,
  isReady: z.boolean(),
  problems: z.array(z.object({ column: z.string(), problem: z.enum(rowProblems) })),
})
export type CheckedRowView = z.infer<typeof CheckedRowView>

export const CheckedListView = z.object({
  rows: z.array(CheckedRowView),
  ready: z.number().int(),
  withProblems: z.number().int(),
})
export type CheckedListView = z.infer<typeof CheckedListView>

export const AwardBatchView = z.object({
  id: z.uuid(),
  microCredential: z.object({ id: z.uuid(), title: LanguageMap, version: z.number().int() }),
  createdAt: Moment,
  createdBy: z.string().nullable(),
  /** Rows in all = pending + issued + kept for later. Nothing is dropped. */
  total: z.number().int(),
  pending: z.number().int(),
  issued: z.number().int(),
  keptForLater: z.number().int(),
  claimed: z.number().int(),
})
export type AwardBatchView = z.infer<typeof AwardBatchView>

export const AwardView = z.object({
  id: z.uuid(),
  batchId: z.uuid().nullable(),
  microCredential: z.object({ id: z.uuid(), title: LanguageMap, version: z.number().int() }),
  learner: z.object({ givenName: z.string(), familyName: z.string(), email: z.string() }),
  state: z.enum(awardStates),
  awardedOn: Day,
  issuedAt: Moment.nullable(),
  claimedAt: Moment.nullable(),
  mail: z.enum(['waiting', 'sent', 'refused']),
  revocation: z.object({ at: Moment, reason: z.string(), by: z.string().nullable() }).nullable(),
  /** Code of why it could not be signed yet; it is tried again by itself. */
  delayedBy: z.string().nullable().optional(),
  /** What each encoding cannot say. */
  losses: z.record(z.string(), z.array(z.object({ path: z.string(), kind: z.string(), note: z.string() }))),
})
export type AwardView = z.infer<typeof AwardView>

export const BatchDetailView = AwardBatchView.extend({ rows: z.array(CheckedRowView), awards: z.array(AwardView) })
export type BatchDetailView = z.infer<typeof BatchDetailView>

const base = '/api/v1/institutions/{institution}'
const issuing = { kind: 'member', roles: ['issuing-officer'] } as const
const batchParams = institutionParams.extend({ batch: z.uuid() })
const awardParams = institutionParams.extend({ award: z.uuid() })

export const issuanceApi = {
  checkAwardList: endpoint({
    id: 'checkAwardList',
    method: 'POST',
    path: `${base}/award-lists/check`,
    summary: 'Checks a list of learners and names every problem by row. Nothing is stored.',
    access: issuing,
    params: institutionParams,
    body: z.strictObject({ microCredentialId: z.uuid(), list: AwardList }),
    answer: CheckedListView,
    maxBodyBytes: 5 * 1024 * 1024,
  }),
  createAwardBatch: endpoint({
    id: 'createAwardBatch',
    method: 'POST',
    path: `${base}/award-batches`,
    summary:
      'Awards a published micro-credential to a list of learners. Rows with problems are kept for later, if asked, or refused.',
    access: issuing,
    params: institutionParams,
    body: z.strictObject({
      microCredentialId: z.uuid(),
      list: AwardList,
      awardedOn: Day.optional(),
      validUntil: Day.optional(),
      keepRowsWithProblems: z.boolean().default(false),
    }),
    answer: AwardBatchView,
    status: 202,
    idempotent: true,
    maxBodyBytes: 5 * 1024 * 1024,
  }),
  listAwardBatches: endpoint({
    id: 'listAwardBatches',
    method: 'GET',
    path: `${base}/award-batches`,
    summary: 'Lists the batches of an institution, newest first.',
    access: issuing,
    params: institutionParams,
    answer: z.object({ batches: z.array(AwardBatchView) }),
  }),
  showAwardBatch: endpoint({
    id: 'showAwardBatch',
    method: 'GET',
    path: `${base}/award-batches/{batch}`,
    summary: 'Shows how far a batch is: issued, claimed, kept for later.',
    access: issuing,
    params: batchParams,
    answer: BatchDetailView,
  }),
  awardKeptRow: endpoint({
    id: 'awardKeptRow',
    method: 'PUT',
    path: `${base}/award-batches/{batch}/rows/{row}`,
    summary: 'Mends a row that was kept for later and awards it.',
    access: issuing,
    params: batchParams.extend({ row: z.coerce.number().pipe(Count.min(1)) }),
    body: AwardRow,
    answer: AwardBatchView,
  }),
  listAwards: endpoint({
    id: 'listAwards',
    method: 'GET',
    path: `${base}/awards`,
    summary: 'Lists awards, newest first.',
    access: issuing,
    params: institutionParams,
    query: z.strictObject({
      q: z.string().max(200).optional(),
      state: z.enum(awardStates).optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: PageLimit,
    }),
    answer: z.object({ awards: z.array(AwardView), total: z.number().int() }),
  }),
  showAward: endpoint({
    id: 'showAward',
    method: 'GET',
    path: `${base}/awards/{award}`,
    summary: 'Shows one award, its mail, its claim and what each encoding loses.',
    access: issuing,
    params: awardParams,
    answer: AwardView,
  }),
  revokeAward: endpoint({
    id: 'revokeAward',
    method: 'POST',
    path: `${base}/awards/{award}/revocation`,
    summary:
      'Withdraws an award. The learner is told, the status list says so at once, receiving universities are informed.',
    access: issuing,
    params: awardParams,
    body: z.strictObject({
      reason: z
        .string()
        .trim()
        .min(3)
        .max(1000)
        .refine((reason) => !reason.includes('\0')),
    }),
    answer: AwardView,
  }),
  remindLearner: endpoint({
    id: 'remindLearner',
    method: 'POST',
    path: `${base}/awards/{award}/reminder`,
    summary: 'Sends the claim link once more.',
    access: issuing,
    params: awardParams,
    answer: AwardView,
    idempotent: true,
  }),
  issueCredential: endpoint({
    id: 'issueCredential',
    method: 'POST',
    path: `${base}/credentials/issue`,
    summary: 'VC-API: signs a credential that the caller composed, with the key of the institution.',
    access: issuing,
    params: institutionParams,
    body: z.strictObject({
      credential: JsonDocument,
      options: z.looseObject({ cryptosuite: z.enum(['eddsa-rdfc-2022', 'eddsa-jcs-2022']).optional() }).optional(),
    }),
    answer: z.object({ verifiableCredential: JsonDocument }),
    status: 201,
  }),
  showStatusList: endpoint({
    id: 'showStatusList',
    method: 'GET',
    path: '/institutions/{institution}/status/{list}',
    summary: 'The signed status list (Bitstring Status List 1.0).',
    access: { kind: 'public' },
    params: institutionParams.extend({ list: z.uuid() }),
    answer: JsonDocument,
  }),
  showTokenStatusList: endpoint({
    id: 'showTokenStatusList',
    method: 'GET',
    path: '/institutions/{institution}/token-status/{list}',
    summary: 'The same status list for tokens (Token Status List), a signed token itself.',
    access: { kind: 'public' },
    params: institutionParams.extend({ list: z.uuid() }),
    answer: z.string(),
  }),
  showDidDocument: endpoint({
    id: 'showDidDocument',
    method: 'GET',
    path: '/institutions/{institution}/did.json',
    summary: 'The DID document of an institution (did:web), with its retired keys.',
    access: { kind: 'public' },
    params: institutionParams,
    answer: JsonDocument,
  }),
  showIssuerMetadata: endpoint({
    id: 'showIssuerMetadata',
    method: 'GET',
    path: '/.well-known/jwt-vc-issuer/institutions/{institution}',
    summary: 'The keys of an institution for tokens (JWT VC Issuer Metadata), with its retired keys.',
    access: { kind: 'public' },
    params: institutionParams,
    answer: JsonDocument,
  }),
}
