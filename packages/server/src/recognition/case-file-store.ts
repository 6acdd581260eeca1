/** SQL of what lies in the file of a case: its story, and the documents that came with it. */
import type { CaseEventName, RecognitionActor } from '@meshe/domain/recognition'
import type { Queryable, Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

export interface CaseKey {
  readonly institutionId: string
  readonly caseId: string
}

export interface StoredEvent {
  readonly at: Date
  readonly event: CaseEventName
  readonly by: RecognitionActor
  readonly text: string | null
}

/** Appends to the story; the case is locked by the caller, so that numbers do not meet. */
export async function insertEvent(tx: Tx, { institutionId, caseId }: CaseKey, event: StoredEvent): Promise<void> {
  await tx`
    insert into case_event (institution_id, case_id, sequence, at, event, by, text)
    select ${institutionId}, ${caseId}, coalesce(max(sequence), 0) + 1, ${event.at}::timestamptz, ${event.event}, ${event.by},
      ${event.text}
    from case_event where institution_id = ${institutionId} and case_id = ${caseId}`
}

export async function listEvents(db: Queryable, { institutionId, caseId }: CaseKey): Promise<StoredEvent[]> {
  return db<StoredEvent[]>`
    select at, event, by, text from case_event
    where institution_id = ${institutionId} and case_id = ${caseId} order by sequence`
}

export interface CaseDocument {
  readonly kind: 'credential' | 'further'
  readonly credentialId: string | null
  /** JSON, to the letter as it is checked. */
  readonly document: string
}

export async function insertCaseDocuments(
  tx: Tx,
  { institutionId, caseId }: CaseKey,
  { documents, now }: { readonly documents: readonly CaseDocument[]; readonly now: Date },
): Promise<void> {
  if (documents.length === 0) return
  const rows = documents.map(({ kind, credentialId, document }) => ({
    institution_id: institutionId,
    case_id: caseId,
    document_id: uuidv7(now),
    kind,
    credential_id: credentialId,
    document,
    added_at: now,
  }))
  await tx`insert into case_document ${tx(rows)}`
}

export async function listCaseDocuments(db: Queryable, { institutionId, caseId }: CaseKey): Promise<CaseDocument[]> {
  return db<CaseDocument[]>`
    select kind, credential_id as "credentialId", document from case_document
    where institution_id = ${institutionId} and case_id = ${caseId} order by document_id`
}

/** Cases of every university of this node that stand on one of these credentials of this issuer. */
export async function listCasesOnCredentials(
  tx: Tx,
  { issuerDid, credentialIds }: { readonly issuerDid: string; readonly credentialIds: readonly string[] },
): Promise<CaseKey[]> {
  return tx<CaseKey[]>`
    select distinct c.institution_id as "institutionId", c.case_id as "caseId"
    from case_document d join recognition_case c using (institution_id, case_id)
    where d.kind = 'credential' and d.credential_id in ${tx([...credentialIds])} and c.issuer_did = ${issuerDid}
    order by 1, 2`
}
