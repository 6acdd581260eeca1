/** What this node tells others about its catalogue, page by page, each page signed. */
import { MesheError } from '@meshe/credentials'
import { addProof, verifyProof } from '@meshe/credentials/data-integrity'
import type { JsonObject } from '@meshe/credentials/json'
import { CatalogueChanges } from '@meshe/domain/federation'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { type CatalogueChangePage, listCatalogueChanges } from '../catalogue/catalogue-service.ts'
import type { AppContext } from '../http/context.ts'
import type { ResolveDid } from './did-service.ts'

export interface ChangesAsked {
  readonly cursor: number
  readonly limit: number
}

export function readChanges({ db }: Pick<AppContext, 'db'>, asked: ChangesAsked): Promise<CatalogueChangePage> {
  return listCatalogueChanges(db, asked)
}

/** The same for as long as nothing changed. */
export function entityTagOf({ cursor, limit }: ChangesAsked, page: CatalogueChangePage): string {
  return `"${cursor}-${limit}-${page.newest}"`
}

export async function signChanges(context: AppContext, page: CatalogueChangePage): Promise<JsonObject> {
  const { did, signer } = await findNodeIdentity(context)
  const now = context.clock()
  const document = { node: did, asOf: now.toISOString(), changes: page.changes, next: page.next, isLast: page.isLast }
  const { cryptography } = context
  return addProof(document as unknown as JsonObject, {
    signer,
    cryptosuite: 'eddsa-jcs-2022',
    created: now,
    cryptography,
  })
}

/**
 * What another node tells, when it signed it itself.
 *
 * @throws MesheError `federation.catalogue-invalid` with a `reason`
 */
export async function readSignedChanges(
  { cryptography, clock }: Pick<AppContext, 'cryptography' | 'clock'>,
  document: unknown,
  { nodeDid, resolveDid }: { readonly nodeDid: string; readonly resolveDid: ResolveDid },
): Promise<CatalogueChanges> {
  const report = await verifyProof(document, {
    resolveDid: async (did) => (await resolveDid(did)).document,
    cryptography,
    now: clock(),
  })
  if (report.result !== 'passed') throw invalid(report.reason)
  if (report.controller !== nodeDid) throw invalid('signer')
  const parsed = CatalogueChanges.safeParse(document)
  if (!parsed.success) throw invalid('malformed')
  if (parsed.data.node !== nodeDid) throw invalid('node')
  return parsed.data
}

function invalid(reason: string): MesheError {
  return new MesheError('federation.catalogue-invalid', 'The catalogue of the node cannot be believed.', { reason })
}
