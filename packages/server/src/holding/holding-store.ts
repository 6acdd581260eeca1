/** SQL of the hosted wallet. */
import type { CredentialContent, VerificationReport } from '@meshe/credentials/verification'
import type { DocumentFormat } from '@meshe/domain/holding'
import type { Queryable, Tx } from '../db/db.ts'
import { formatOrder } from '../issuance/issuance-service.ts'

export type HeldSource = 'claimed' | 'added' | 'recognition'

export interface HeldDocument {
  readonly format: DocumentFormat
  /** The identifier of the credential, or the digest of a document that has none. */
  readonly credentialKey: string
  /** Exactly as it was issued. */
  readonly document: string
}

export interface HeldCredential {
  readonly heldCredentialId: string
  readonly source: HeldSource
  readonly content: CredentialContent
  /** The last check, or null before the first. */
  readonly report: VerificationReport | null
  readonly addedAt: Date
  /** In the order of `formatOrder`. */
  readonly documents: readonly HeldDocument[]
}

/** Holds the wallet of a person until the transaction ends: what is looked for and then added is added once. */
export async function lockWallet(tx: Tx, accountId: string): Promise<void> {
  await tx`select 1 from account where account_id = ${accountId} for update`
}

export async function insertHeldCredential(
  tx: Tx,
  accountId: string,
  held: Omit<HeldCredential, 'documents'>,
): Promise<void> {
  await tx`
    insert into held_credential (account_id, held_credential_id, source, content, report, added_at)
    values (${accountId}, ${held.heldCredentialId}, ${held.source}, ${tx.json(held.content as never)},
      ${held.report === null ? null : tx.json(held.report as never)}, ${held.addedAt})`
}

/** Adds a document; one that is there already, or a second one of the same format, changes nothing. */
export async function insertHeldDocument(
  tx: Tx,
  { accountId, heldCredentialId }: { readonly accountId: string; readonly heldCredentialId: string },
  { document, now }: { readonly document: HeldDocument; readonly now: Date },
): Promise<void> {
  await tx`
    insert into held_document (account_id, held_credential_id, format, credential_key, document, added_at)
    values (${accountId}, ${heldCredentialId}, ${document.format}, ${document.credentialKey}, ${document.document}, ${now})
    on conflict do nothing`
}

/** The credential that has one of these documents, or null. */
export async function lookHeldByKeys(
  db: Queryable,
  accountId: string,
  keys: readonly string[],
): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select held_credential_id as id from held_document
    where account_id = ${accountId} and credential_key = any(${[...keys]}::text[]) order by 1 limit 1`
  return row?.id ?? null
}

/** Newest first. */
export async function listHeldCredentials(
  db: Queryable,
  accountId: string,
  { heldCredentialId = null }: { readonly heldCredentialId?: string | null } = {},
): Promise<HeldCredential[]> {
  return db<HeldCredential[]>`
    select held_credential_id as "heldCredentialId", source, content, report, added_at as "addedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('format', d.format, 'credentialKey', d.credential_key, 'document', d.document)
          order by ${db.unsafe(formatOrder('d.format'))}), '[]')
        from held_document d where d.account_id = h.account_id and d.held_credential_id = h.held_credential_id) as documents
    from held_credential h
    where account_id = ${accountId} and (${heldCredentialId}::uuid is null or held_credential_id = ${heldCredentialId}::uuid)
    order by held_credential_id desc`
}

export async function saveReport(
  db: Queryable,
  { accountId, heldCredentialId }: { readonly accountId: string; readonly heldCredentialId: string },
  { report, content }: { readonly report: VerificationReport; readonly content: CredentialContent },
): Promise<void> {
  await db`
    update held_credential set report = ${db.json(report as never)}, content = ${db.json(content as never)}
    where account_id = ${accountId} and held_credential_id = ${heldCredentialId}`
}

/** @returns whether there was one. */
export async function deleteHeldCredential(tx: Tx, accountId: string, heldCredentialId: string): Promise<boolean> {
  const deleted = await tx`
    delete from held_credential where account_id = ${accountId} and held_credential_id = ${heldCredentialId} returning 1`
  return deleted.length > 0
}
