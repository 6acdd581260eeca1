/** SQL of what the people of this node have asked universities. */
import { MesheError } from '@meshe/credentials'
import type { CaseEvent, DecisionView, RecognitionPurpose, RecognitionState } from '@meshe/domain/recognition'
import type { Queryable, Tx } from '../db/db.ts'

type Text = Readonly<Record<string, string>>

export type PendingAction = 'requested' | 'information-supplied' | 'withdrawn' | 'appealed'

export interface StoredRequest {
  readonly accountId: string
  readonly requestId: string
  readonly institution: { readonly did: string; readonly slug: string; readonly name: Text; readonly country: string }
  readonly heldCredentialId: string | null
  readonly title: Text
  readonly awardingBody: string
  readonly ects: number | null
  readonly purpose: RecognitionPurpose
  readonly pathway: { readonly id: string; readonly title: Text } | null
  readonly componentId: string | null
  readonly message: string | null
  readonly sentAt: Date
  /** Version of the university's case that this copy shows; 0 until it has said anything. */
  readonly version: number
  readonly state: RecognitionState
  readonly dueAt: Date | null
  readonly question: string | null
  readonly decision: DecisionView | null
  readonly decisionCredentialId: string | null
  readonly events: readonly CaseEvent[]
  readonly pending: PendingAction | null
  readonly pendingSince: Date | null
}

const columns = `account_id as "accountId", request_id as "requestId", institution, held_credential_id as "heldCredentialId",
  title, awarding_body as "awardingBody", ects, purpose, component_id as "componentId", message,
  case when pathway_id is null then null else jsonb_build_object('id', pathway_id, 'title', pathway_title) end as pathway,
  sent_at as "sentAt", version, state, due_at as "dueAt", question, decision,
  decision_credential_id as "decisionCredentialId", events, pending, pending_since as "pendingSince"`

export async function listRequests(db: Queryable, accountId: string): Promise<StoredRequest[]> {
  return db<StoredRequest[]>`
    select ${db.unsafe(columns)} from recognition_request where account_id = ${accountId} order by sent_at desc, request_id desc`
}

/** @throws MesheError `recognition.request-not-found` */
export async function findRequest(db: Queryable, accountId: string, requestId: string): Promise<StoredRequest> {
  const [row] = await db<StoredRequest[]>`
    select ${db.unsafe(columns)} from recognition_request where account_id = ${accountId} and request_id = ${requestId}`
  if (!row) throw new MesheError('recognition.request-not-found', 'There is no such request of yours.')
  return row
}

/** Locks it. @throws MesheError `recognition.request-not-found` */
export async function lockRequest(tx: Tx, accountId: string, requestId: string): Promise<StoredRequest> {
  await tx`select 1 from recognition_request where account_id = ${accountId} and request_id = ${requestId} for update`
  return findRequest(tx, accountId, requestId)
}

/** Locks the request that a university speaks of; null where that university was never asked so. */
export async function lockRequestTo(
  tx: Tx,
  { requestId, institutionDid }: { readonly requestId: string; readonly institutionDid: string },
): Promise<StoredRequest | null> {
  const [row] = await tx<StoredRequest[]>`
    select ${tx.unsafe(columns)} from recognition_request
    where request_id = ${requestId} and institution_did = ${institutionDid} for update`
  return row ?? null
}

export async function insertRequest(tx: Tx, request: StoredRequest): Promise<void> {
  await tx`
    insert into recognition_request (account_id, request_id, institution, institution_did, held_credential_id, title,
      awarding_body, ects, purpose, pathway_id, pathway_title, component_id, message, sent_at, state, pending, pending_since)
    values (${request.accountId}, ${request.requestId}, ${tx.json(request.institution)}, ${request.institution.did},
      ${request.heldCredentialId}, ${tx.json(request.title)}, ${request.awardingBody}, ${request.ects}, ${request.purpose},
      ${request.pathway?.id ?? null}, ${request.pathway ? tx.json(request.pathway.title) : null}, ${request.componentId},
      ${request.message}, ${request.sentAt}, ${request.state}, ${request.pending}, ${request.pendingSince})`
}

export async function savePending(
  tx: Tx,
  { accountId, requestId }: StoredRequest,
  { pending, now }: { readonly pending: PendingAction; readonly now: Date },
): Promise<void> {
  await tx`
    update recognition_request set pending = ${pending}, pending_since = ${now}
    where account_id = ${accountId} and request_id = ${requestId}`
}

/** Takes over what the university says; what the learner did before is answered by it. */
export async function saveCopy(tx: Tx, request: StoredRequest): Promise<void> {
  await tx`
    update recognition_request set version = ${request.version}, state = ${request.state}, due_at = ${request.dueAt},
      question = ${request.question}, decision = ${request.decision === null ? null : tx.json(request.decision as never)},
      decision_credential_id = ${request.decisionCredentialId}, events = ${tx.json(request.events as never)},
      pending = ${request.pending}, pending_since = ${request.pendingSince}
    where account_id = ${request.accountId} and request_id = ${request.requestId}`
}

/** Whether the same question to the same university is still open. */
export async function isAskedAlready(tx: Tx, request: StoredRequest): Promise<boolean> {
  const found = await tx`
    select 1 from recognition_request where account_id = ${request.accountId}
      and held_credential_id = ${request.heldCredentialId} and institution_did = ${request.institution.did}
      and purpose = ${request.purpose} and pathway_id is not distinct from ${request.pathway?.id ?? null}::uuid
      and component_id is not distinct from ${request.componentId}::text
      and state in ('submitted', 'assessing', 'information-requested') and pending is distinct from 'withdrawn' limit 1`
  return found.length > 0
}
