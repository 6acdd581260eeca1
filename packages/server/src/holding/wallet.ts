/** Putting credentials into the wallet: each once, and the encodings of one award together. */
import { MesheError } from '@meshe/credentials'
import type { VerificationReport } from '@meshe/credentials/verification'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { AppContext } from '../http/context.ts'
import { listDocumentsOfSameAward } from '../issuance/issuance-service.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import {
  type HeldCredential,
  type HeldSource,
  insertHeldCredential,
  insertHeldDocument,
  listHeldCredentials,
  lockWallet,
  lookHeldByKeys,
  saveReport,
} from './holding-store.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

export interface NewHeld {
  readonly accountId: string
  readonly source: HeldSource
  /** Encodings of one credential. */
  readonly documents: readonly ReadDocument[]
  readonly report: VerificationReport | null
  /** Identifiers of other encodings of the same award, which may be held already. */
  readonly siblingKeys: readonly string[]
}

/** @returns the id of the held credential, the known one where any of the documents is held already. */
export async function putIntoWallet(tx: Tx, { accountId, source, documents, report, siblingKeys }: NewHeld, now: Date) {
  const [first] = documents
  if (!first) throw new MesheError('holding.not-a-credential', 'There is no credential to keep.')
  await lockWallet(tx, accountId)
  const keys = [...documents.map((document) => document.credentialKey), ...siblingKeys]
  const known = (await lookHeldByKeys(tx, accountId, keys)) ?? (await lookTwin(tx, accountId, { first, report }))
  const heldCredentialId = known ?? uuidv7(now)
  if (known === null) {
    await insertHeldCredential(tx, accountId, {
      heldCredentialId,
      source,
      content: first.content,
      report,
      addedAt: now,
    })
    const subject = { kind: 'held-credential', id: heldCredentialId }
    await recordAudit(tx, { institutionId: nodeItself, action: 'credential.kept', subject, accountId }, now)
  }
  for (const { format, credentialKey, document } of documents) {
    await insertHeldDocument(
      tx,
      { accountId, heldCredentialId },
      { document: { format, credentialKey, document }, now },
    )
  }
  return heldCredentialId
}

/** Another encoding of what a foreign issuer awarded: same issuer, achievement, person and day, both seals proven. */
async function lookTwin(
  tx: Tx,
  accountId: string,
  { first, report }: { readonly first: ReadDocument; readonly report: VerificationReport | null },
): Promise<string | null> {
  const signs = signsOf(report)
  if (signs === null) return null
  const twin = (await listHeldCredentials(tx, accountId)).find(
    (held) => signsOf(held.report) === signs && held.documents.every(({ format }) => format !== first.format),
  )
  return twin?.heldCredentialId ?? null
}

function signsOf(report: VerificationReport | null): string | null {
  const { issuer, content } = report ?? {}
  if (!issuer || !content?.achievementId || !content.awardedOn || !content.holderName) return null
  return JSON.stringify([issuer.id, content.achievementId, content.awardedOn.slice(0, 10), content.holderName])
}

/**
 * Adds what a person brings along. What cannot be checked today is kept; what was altered is not.
 *
 * @throws MesheError `holding.not-a-credential` (facts: reason), `holding.credential-changed` (facts: reason)
 */
export async function addToWallet(
  context: AppContext,
  account: { readonly accountId: string; readonly email: string },
  document: string,
): Promise<string> {
  const { accountId, email } = account
  const report = await verifyDocument(context, document, { presentPerson: { email } })
  const reason = report.checks.find(({ result }) => result !== 'passed')?.reason ?? ''
  if (report.verdict === 'unreadable') {
    throw new MesheError('holding.not-a-credential', 'No credential can be read from this.', { reason })
  }
  if (report.verdict === 'changed') {
    throw new MesheError('holding.credential-changed', 'This is not what the issuer signed.', { reason })
  }
  const read = await readDocument(document)
  const siblings = await listDocumentsOfSameAward(context.db, read.credentialKey)
  const siblingKeys = report.content === null ? [] : siblings.map(({ credentialId }) => credentialId)
  const held = { accountId, source: 'added', documents: [read], report, siblingKeys } as const
  return inTransaction(context.db, (tx) => putIntoWallet(tx, held, context.clock()))
}

/** Checks a held credential now and keeps the answer. */
export async function recheck(
  context: AppContext,
  { accountId, email }: { readonly accountId: string; readonly email: string },
  held: HeldCredential,
): Promise<HeldCredential & { readonly report: VerificationReport }> {
  const [main] = held.documents
  if (!main) throw new MesheError('holding.document-not-found', 'There is no document of this credential.')
  const report = await verifyDocument(context, main.document, { presentPerson: { email } })
  const content = report.content ?? held.content
  const { heldCredentialId } = held
  await saveReport(context.db, { accountId, heldCredentialId }, { report, content })
  return { ...held, report, content }
}
