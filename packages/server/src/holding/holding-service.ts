/** What other slices may ask of the hosted wallet. */
import { MesheError } from '@meshe/credentials'
import type { JsonObject } from '@meshe/credentials/json'
import type { CredentialContent, VerificationReport } from '@meshe/credentials/verification'
import type { DocumentFormat } from '@meshe/domain/holding'
import type { Queryable, Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { type HeldCredential, type HeldSource, listHeldCredentials } from './holding-store.ts'
import { type ReadDocument, readDocument } from './read-document.ts'
import { putIntoWallet } from './wallet.ts'

export { lookClaimedIssuer } from './issuer-of.ts'
export { keepClaimOnSignIn } from './keep-claim.ts'

/**
 * Keeps a credential that another slice vouches for. The same credential again is the same held credential.
 *
 * @param given.documents encodings of one credential, as issued
 * @returns the id of the held credential
 * @throws MesheError `holding.not-a-credential`
 */
export async function storeHeldCredential(
  tx: Tx,
  { clock }: Pick<AppContext, 'clock'>,
  given: {
    readonly accountId: string
    readonly documents: readonly (Readonly<Record<string, unknown>> | string)[]
    readonly source: HeldSource
  },
): Promise<string> {
  const { accountId, source } = given
  const documents = await Promise.all(
    given.documents.map((document) => readDocument(typeof document === 'string' ? document : JSON.stringify(document))),
  )
  return putIntoWallet(tx, { accountId, source, documents, report: null, siblingKeys: [] }, clock())
}

export interface HeldDocuments {
  readonly content: CredentialContent
  /** Every encoding as issued, badge first; what is no JSON object stands in an envelope. */
  readonly documents: readonly JsonObject[]
}

/** What a person hands to somebody else. @throws MesheError `holding.credential-not-found` */
export async function findHeldDocuments(
  db: Queryable,
  accountId: string,
  heldCredentialId: string,
): Promise<HeldDocuments> {
  const held = await findHeld(db, accountId, heldCredentialId)
  const read = await readAll(held)
  return { content: held.content, documents: read.map(({ claimed }) => claimed.document) }
}

/** @throws MesheError `holding.credential-not-found` */
export async function findHeld(db: Queryable, accountId: string, heldCredentialId: string): Promise<HeldCredential> {
  const [held] = await listHeldCredentials(db, accountId, { heldCredentialId })
  if (!held) throw new MesheError('holding.credential-not-found', 'You hold no such credential.')
  return held
}

/** One held credential as evidence: for pathways and requests. */
export interface HeldEvidence {
  readonly heldCredentialId: string
  readonly source: HeldSource
  readonly formats: readonly DocumentFormat[]
  /** Identifiers of its documents. */
  readonly credentialIds: readonly string[]
  /** DID or address of who issued it, or null where the document does not say. */
  readonly issuer: string | null
  readonly content: CredentialContent
  /** The last check, or null before the first. `showHeldCredential` and `listHeldCredentials` make it anew. */
  readonly report: VerificationReport | null
  /** Each document as JSON: what is in a seal, the claims of a token. */
  readonly credentials: readonly JsonObject[]
}

/** Everything that a person holds, newest first. */
export async function listHeldEvidence(db: Queryable, accountId: string): Promise<HeldEvidence[]> {
  const held = await listHeldCredentials(db, accountId)
  return Promise.all(
    held.map(async (one) => {
      const { heldCredentialId, source, content, report, documents } = one
      const read = await readAll(one)
      return {
        heldCredentialId,
        source,
        formats: documents.map(({ format }) => format),
        credentialIds: documents.map(({ credentialKey }) => credentialKey),
        issuer: report?.issuer?.id ?? read[0]?.claimed.issuer ?? null,
        content,
        report,
        credentials: read.map(({ claimed }) => claimed.credential),
      }
    }),
  )
}

function readAll({ documents }: HeldCredential): Promise<ReadDocument[]> {
  return Promise.all(documents.map(({ document }) => readDocument(document)))
}
