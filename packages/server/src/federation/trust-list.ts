/** The network's list as a document: believed only with the signature of the anchor, and never an older one. */
import { MesheError } from '@meshe/credentials'
import { verifyProof } from '@meshe/credentials/data-integrity'
import { resolveDidKey } from '@meshe/credentials/did'
import { isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import { TrustList } from '@meshe/domain/federation'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { lookTrustList, pinAnchor, replaceTrustedInstitutions, saveTrustList } from './trust-store.ts'

export const maxTrustListBytes = 16 * 1024 * 1024

/**
 * Takes over a list that somebody passed on, when the anchor of the network signed it.
 *
 * @returns false where this very list is held already
 * @throws MesheError `federation.trust-list-invalid` with a `reason`
 */
export async function acceptTrustList(context: AppContext, text: string): Promise<boolean> {
  const now = context.clock()
  const document = parseDocument(text)
  const parsed = TrustList.safeParse(document)
  if (!parsed.success) throw invalid('malformed')
  const list = parsed.data
  if (new Date(list.validUntil) <= now) throw invalid('expired')
  const report = await verifyProof(document, {
    resolveDid: async (did) => resolveDidKey(did),
    cryptography: context.cryptography,
    now,
  })
  if (report.result !== 'passed') throw invalid('signature')
  if (report.controller !== list.issuer) throw invalid('issuer')
  return inTransaction(context.db, async (tx) => {
    await tx`select pg_advisory_xact_lock(7331005)`
    const anchor = context.config.network?.anchor ?? (await pinAnchor(tx, list.issuer, now))
    if (list.issuer !== anchor) throw invalid('anchor')
    const known = await lookTrustList(tx)
    if (known !== null && known.sequence > list.sequence) throw invalid('rollback')
    if (known !== null && known.sequence === list.sequence) {
      if (!isSameDocument(known.document, document)) throw invalid('sequence-twice')
      return false
    }
    await storeTrustList(tx, document, now)
    const subject = { kind: 'trust-list', id: String(list.sequence) }
    await recordAudit(tx, { institutionId: nodeItself, action: 'trust-list.changed', subject, accountId: null }, now)
    return true
  })
}

/** Stores a list whose signature is known to be right. @throws MesheError `federation.trust-list-invalid` */
export async function storeTrustList(tx: Tx, document: JsonObject, now: Date): Promise<void> {
  const list = TrustList.parse(document)
  const validUntil = new Date(list.validUntil)
  const { sequence, name } = list
  if (!(await saveTrustList(tx, { document: { ...document }, sequence, name, validUntil, readAt: now }))) {
    throw invalid('rollback')
  }
  await replaceTrustedInstitutions(
    tx,
    list.entries.map(({ node, since, ...entry }) => ({
      ...entry,
      nodeDid: node.did,
      nodeOrigin: node.origin,
      since: new Date(since),
    })),
  )
}

function parseDocument(text: string): JsonObject {
  try {
    const document = parseJson(text, { maxBytes: maxTrustListBytes, maxNodes: 500_000 })
    if (isJsonObject(document)) return document
  } catch (error) {
    throw invalid('malformed', error)
  }
  throw invalid('malformed')
}

function isSameDocument(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const proofOf = (document: Readonly<Record<string, unknown>>) =>
    isJsonObject(document['proof']) ? document['proof']['proofValue'] : null
  return proofOf(a) !== null && proofOf(a) === proofOf(b)
}

function invalid(reason: string, cause?: unknown): MesheError {
  return new MesheError(
    'federation.trust-list-invalid',
    'The list of the network cannot be believed.',
    { reason },
    cause,
  )
}
