/** Reads the catalogues of the other nodes: each from its own cursor, a page as a whole or not at all. */
import { MesheError } from '@meshe/credentials'
import { didWebOf } from '@meshe/credentials/did'
import { isJsonObject, parseJson } from '@meshe/credentials/json'
import type { CatalogueChanges } from '@meshe/domain/federation'
import { applyHarvestedChange, forgetNode } from '../catalogue/catalogue-service.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { readSignedChanges } from './catalogue-changes.ts'
import type { ResolveDid } from './did-service.ts'
import {
  deletePeer,
  insertPeers,
  listDuePeers,
  listUnlistedPeers,
  lockPeer,
  markHarvested,
  markPeerFailed,
  markUnchanged,
  type Peer,
} from './peer-store.ts'
import { listTrustedInstitutions, type TrustedInstitution } from './trust-service.ts'
import { listTrustedNodes, type TrustedNode } from './trust-store.ts'

const pageLimit = 100
const maxPageBytes = 8 * 1024 * 1024
const longestPauseMs = 600_000

interface Harvest {
  readonly context: AppContext
  readonly resolveDid: ResolveDid
  readonly institutions: readonly TrustedInstitution[]
}

/** Asks every other node of the list once, side by side. @returns how many have more to tell */
export async function harvestCatalogues(context: AppContext, resolveDid: ResolveDid): Promise<number> {
  const { db, clock, config } = context
  const own = didWebOf(config.origin)
  const nodes = (await listTrustedNodes(db)).filter(({ did }) => did !== own)
  const dids = nodes.map(({ did }) => did)
  await insertPeers(db, dids, clock())
  for (const gone of await listUnlistedPeers(db, dids)) await forgetPeer(context, gone)
  const harvest: Harvest = { context, resolveDid, institutions: await listTrustedInstitutions(db) }
  const due = await listDuePeers(db, clock())
  const asked = due.flatMap((peer) => {
    const node = nodes.find(({ did }) => did === peer.nodeDid)
    return node === undefined ? [] : [{ peer, node }]
  })
  let unfinished = 0
  for (let at = 0; at < asked.length; at += 8) {
    const results = await Promise.all(asked.slice(at, at + 8).map((pair) => harvestPeer(harvest, pair)))
    unfinished += results.filter((hasMore) => hasMore).length
  }
  return unfinished
}

interface Pair {
  readonly peer: Peer
  readonly node: TrustedNode
}

/** @returns whether the node has more to tell */
async function harvestPeer(harvest: Harvest, pair: Pair): Promise<boolean> {
  const { db, clock, log, config } = harvest.context
  try {
    return await readPage(harvest, pair)
  } catch (error) {
    const code = error instanceof MesheError ? error.code : 'internal'
    log.warn({ peer: pair.node.did, code }, 'the catalogue of a node could not be read')
    const pauseMs = Math.min(config.intervals.harvestMs * 2 ** Math.min(pair.peer.failures, 20), longestPauseMs)
    await markPeerFailed(db, pair.node.did, { code, nextAttemptAt: new Date(clock().getTime() + pauseMs) })
    return false
  }
}

async function readPage(harvest: Harvest, { peer, node }: Pair): Promise<boolean> {
  const { context, resolveDid } = harvest
  const listed = node.institutions.join(' ')
  const isListChanged = peer.listed !== listed
  const cursor = isListChanged ? 0 : peer.cursor
  const url = `${node.origin}/federation/catalogue/changes?cursor=${cursor}&limit=${pageLimit}`
  const etag = isListChanged ? null : peer.etag
  const answer = await context.outbound(url, {
    maxBytes: maxPageBytes,
    headers: etag === null ? {} : { 'if-none-match': etag },
  })
  if (answer.status === 304) {
    await markUnchanged(context.db, node.did, context.clock())
    return false
  }
  if (isLostCursor(answer.status, answer.body)) {
    await inTransaction(context.db, async (tx) => {
      await forgetNode(tx, node.did)
      await markHarvested(tx, node.did, { cursor: 0, etag: null, listed, asOf: context.clock() })
    })
    return true
  }
  if (answer.status !== 200)
    throw new MesheError('node.unreachable', 'The node did not tell.', { status: answer.status })
  const document = parseJson(answer.body, { maxBytes: maxPageBytes, maxNodes: 1_000_000 })
  const page = await readSignedChanges(context, document, { nodeDid: node.did, resolveDid })
  if (!page.isLast && page.next <= cursor) {
    throw new MesheError('federation.catalogue-invalid', 'The catalogue of the node goes in a circle.', {
      reason: 'cursor',
    })
  }
  await inTransaction(context.db, async (tx) => {
    const held = await lockPeer(tx, node.did)
    if (held === null || (held !== peer.cursor && !isListChanged)) return
    await applyPage(harvest, tx, { node, page })
    const tag = page.isLast && page.next === cursor ? (answer.headers['etag'] ?? null) : null
    await markHarvested(tx, node.did, { cursor: page.next, etag: tag, listed, asOf: context.clock() })
  })
  return !page.isLast
}

async function applyPage(
  { context, institutions }: Harvest,
  tx: Tx,
  { node, page }: { readonly node: TrustedNode; readonly page: CatalogueChanges },
): Promise<void> {
  const own = institutions.filter(({ nodeDid }) => nodeDid === node.did)
  for (const change of page.changes) {
    const outcome = await applyHarvestedChange(tx, {
      nodeDid: node.did,
      nodeOrigin: node.origin,
      institutions: own,
      change,
      seenAt: context.clock(),
    })
    if (outcome !== 'applied') context.log.warn({ peer: node.did, change: change.id, outcome }, 'a change was left out')
  }
}

async function forgetPeer({ db }: AppContext, nodeDid: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await forgetNode(tx, nodeDid)
    await deletePeer(tx, nodeDid)
  })
}

/** Our cursor means nothing to the node any more: it forgot what was before, or was restored from a copy. */
function isLostCursor(status: number, body: string): boolean {
  if (status !== 400 && status !== 410) return false
  try {
    const problem = parseJson(body)
    const type = isJsonObject(problem) ? problem['type'] : null
    return type === 'urn:meshe:error:federation.future-cursor' || type === 'urn:meshe:error:federation.outdated-cursor'
  } catch {
    return false
  }
}
