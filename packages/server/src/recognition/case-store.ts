/** SQL of recognition cases: the case itself with the decision that stands. */
import { MesheError } from '@meshe/credentials'
import type {
  RecognitionProcess,
  RecognitionPurpose,
  RecognitionState,
  StandingDecision,
} from '@meshe/domain/recognition'
import type { Queryable, Tx } from '../db/db.ts'

type Text = Readonly<Record<string, string>>

/** What the credential of a case says of itself. */
export interface CaseCredential {
  readonly credentialId: string | null
  readonly achievementId: string | null
  readonly issuerDid: string | null
  readonly title: Text
  readonly awardingBody: string
  readonly eqf: number | null
  readonly field: string | null
}

export interface StoredCase {
  readonly institutionId: string
  readonly caseId: string
  readonly requestId: string
  /** DID of the node of the learner's wallet. */
  readonly applicantNode: string
  readonly learnerId: string
  readonly applicant: { readonly name: string; readonly email: string; readonly language: string }
  readonly purpose: RecognitionPurpose
  readonly pathway: { readonly id: string; readonly title: Text } | null
  readonly componentId: string | null
  readonly message: string | null
  readonly credential: CaseCredential
  readonly process: RecognitionProcess
  readonly version: number
  readonly receivedAt: Date
  /** Number of the decision that stands; 0 without one. */
  readonly decisionNumber: number
  readonly decisionDocument: string | null
  /** When somebody confirmed the decision although the award was withdrawn. */
  readonly confirmedAt: Date | null
}

interface CaseRow extends CaseCredential {
  readonly institutionId: string
  readonly caseId: string
  readonly requestId: string
  readonly applicantNode: string
  readonly learnerId: string
  readonly applicantName: string
  readonly applicantEmail: string
  readonly applicantLanguage: string
  readonly purpose: RecognitionPurpose
  readonly pathwayId: string | null
  readonly pathwayTitle: Text | null
  readonly componentId: string | null
  readonly message: string | null
  readonly ectsClaimed: number | null
  readonly state: RecognitionState
  readonly version: number
  readonly completeAt: Date | null
  readonly dueAt: Date | null
  readonly pausedAt: Date | null
  readonly question: string | null
  readonly reviewReason: string | null
  readonly receivedAt: Date
  readonly confirmedAt: Date | null
  readonly decision: (Omit<StandingDecision, 'decidedAt' | 'deciderIds'> & { readonly number: number }) | null
  readonly decidedAt: Date | null
  readonly deciderIds: readonly string[] | null
  readonly decisionDocument: string | null
}

const columns = `c.institution_id as "institutionId", c.case_id as "caseId", c.request_id as "requestId",
  c.applicant_node as "applicantNode", c.learner_id as "learnerId", c.applicant_name as "applicantName",
  c.applicant_email as "applicantEmail", c.applicant_language as "applicantLanguage", c.purpose, c.pathway_id as "pathwayId",
  c.pathway_title as "pathwayTitle", c.component_id as "componentId", c.message, c.credential_id as "credentialId",
  c.achievement_id as "achievementId", c.issuer_did as "issuerDid", c.title, c.awarding_body as "awardingBody", c.eqf, c.field,
  c.ects_claimed as "ectsClaimed", c.state, c.version, c.complete_at as "completeAt", c.due_at as "dueAt",
  c.paused_at as "pausedAt", c.question, c.review_reason as "reviewReason", c.received_at as "receivedAt",
  c.confirmed_at as "confirmedAt", d.decision, d.decided_at as "decidedAt", d.document as "decisionDocument",
  (select array_agg(r.decided_by order by r.number) from recognition_decision r
    where r.institution_id = c.institution_id and r.case_id = c.case_id) as "deciderIds"`

const standing = `left join lateral (
    select jsonb_build_object('number', r.number, 'outcome', r.outcome, 'ectsClaimed', r.ects_claimed,
      'ectsGranted', r.ects_granted, 'substantialDifferences', r.substantial_differences, 'reason', r.reason,
      'condition', r.condition, 'isFinal', r.is_final) as decision, r.decided_at, r.document
    from recognition_decision r where r.institution_id = c.institution_id and r.case_id = c.case_id
    order by r.number desc limit 1) d on true`

/** @throws MesheError `recognition.case-not-found` */
export async function findCase(db: Queryable, institutionId: string, caseId: string): Promise<StoredCase> {
  const [row] = await db<CaseRow[]>`
    select ${db.unsafe(columns)} from recognition_case c ${db.unsafe(standing)}
    where c.institution_id = ${institutionId} and c.case_id = ${caseId}`
  if (!row) throw new MesheError('recognition.case-not-found', 'There is no such recognition case.')
  return fromRow(row)
}

/** Locks the case until the transaction ends. @throws MesheError `recognition.case-not-found` */
export async function lockCase(tx: Tx, institutionId: string, caseId: string): Promise<StoredCase> {
  await tx`
    select 1 from recognition_case where institution_id = ${institutionId} and case_id = ${caseId} for update`
  return findCase(tx, institutionId, caseId)
}

/** The case of a request, by who asked. */
export async function lookCaseId(
  db: Queryable,
  institutionId: string,
  { requestId, applicantNode }: { readonly requestId: string; readonly applicantNode: string },
): Promise<string | null> {
  const [row] = await db<{ caseId: string }[]>`
    select case_id as "caseId" from recognition_case
    where institution_id = ${institutionId} and applicant_node = ${applicantNode} and request_id = ${requestId}`
  return row?.caseId ?? null
}

export async function listInbox(
  db: Queryable,
  institutionId: string,
  { state }: { readonly state: RecognitionState | null },
): Promise<StoredCase[]> {
  const rows = await db<CaseRow[]>`
    select ${db.unsafe(columns)} from recognition_case c ${db.unsafe(standing)}
    where c.institution_id = ${institutionId} and (${state}::text is null or c.state = ${state})
    order by
      case c.state when 'review-required' then 0 when 'appealed' then 0 when 'assessing' then 1 when 'submitted' then 1
        when 'information-requested' then 2 else 3 end,
      c.due_at nulls first, c.received_at, c.case_id limit 500`
  return rows.map(fromRow)
}

export async function countCases(db: Queryable, institutionId: string): Promise<Record<string, number>> {
  const rows = await db<{ state: string; count: number }[]>`
    select state, count(*)::int as count from recognition_case where institution_id = ${institutionId} group by state`
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export async function insertCase(tx: Tx, stored: StoredCase): Promise<void> {
  const { applicant, pathway, credential, process } = stored
  await tx`
    insert into recognition_case (institution_id, case_id, request_id, applicant_node, learner_id, applicant_name,
      applicant_email, applicant_language, purpose, pathway_id, pathway_title, component_id, message, credential_id,
      achievement_id, issuer_did, title, awarding_body, eqf, field, ects_claimed, state, version, received_at, intake_at)
    values (${stored.institutionId}, ${stored.caseId}, ${stored.requestId}, ${stored.applicantNode}, ${stored.learnerId},
      ${applicant.name}, ${applicant.email}, ${applicant.language}, ${stored.purpose}, ${pathway?.id ?? null},
      ${pathway ? tx.json(pathway.title) : null}, ${stored.componentId}, ${stored.message}, ${credential.credentialId},
      ${credential.achievementId}, ${credential.issuerDid}, ${tx.json(credential.title)}, ${credential.awardingBody},
      ${credential.eqf}, ${credential.field}, ${process.ectsClaimed}, ${process.state}, ${stored.version},
      ${stored.receivedAt}, ${stored.receivedAt})`
}

/** Stores how far a case is; the decision has a table of its own. */
export async function saveProcess(tx: Tx, stored: StoredCase): Promise<void> {
  const { process, version, confirmedAt, institutionId, caseId } = stored
  await tx`
    update recognition_case set state = ${process.state}, version = ${version}, ects_claimed = ${process.ectsClaimed},
      complete_at = ${process.clock.completeAt}, due_at = ${process.clock.dueAt}, paused_at = ${process.clock.pausedAt},
      question = ${process.question}, review_reason = ${process.reviewReason}, confirmed_at = ${confirmedAt}
    where institution_id = ${institutionId} and case_id = ${caseId}`
}

/** Stores what a proven document says. */
export async function saveCaseCredential(
  tx: Tx,
  { institutionId, caseId }: StoredCase,
  { credential, ects }: { readonly credential: CaseCredential; readonly ects: number | null },
): Promise<void> {
  await tx`
    update recognition_case set credential_id = ${credential.credentialId}, achievement_id = ${credential.achievementId},
      issuer_did = ${credential.issuerDid}, title = ${tx.json(credential.title)}, awarding_body = ${credential.awardingBody},
      eqf = ${credential.eqf}, field = ${credential.field}, ects_claimed = ${ects}
    where institution_id = ${institutionId} and case_id = ${caseId}`
}

function fromRow(row: CaseRow): StoredCase {
  const { decision, decidedAt, deciderIds } = row
  return {
    institutionId: row.institutionId,
    caseId: row.caseId,
    requestId: row.requestId,
    applicantNode: row.applicantNode,
    learnerId: row.learnerId,
    applicant: { name: row.applicantName, email: row.applicantEmail, language: row.applicantLanguage },
    purpose: row.purpose,
    pathway: row.pathwayId && row.pathwayTitle ? { id: row.pathwayId, title: row.pathwayTitle } : null,
    componentId: row.componentId,
    message: row.message,
    credential: {
      credentialId: row.credentialId,
      achievementId: row.achievementId,
      issuerDid: row.issuerDid,
      title: row.title,
      awardingBody: row.awardingBody,
      eqf: row.eqf,
      field: row.field,
    },
    process: {
      state: row.state,
      clock: { completeAt: row.completeAt, dueAt: row.dueAt, pausedAt: row.pausedAt },
      ectsClaimed: row.ectsClaimed,
      question: row.question,
      decision: decision && decidedAt && { ...decision, decidedAt, deciderIds: deciderIds ?? [] },
      reviewReason: row.reviewReason,
    },
    version: row.version,
    receivedAt: row.receivedAt,
    decisionNumber: decision?.number ?? 0,
    decisionDocument: row.decisionDocument,
    confirmedAt: row.confirmedAt,
  }
}
