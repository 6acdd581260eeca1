/** What the network's list says, for every slice: who is a member, and which node speaks for whom. */

import { didWebOf } from '@meshe/credentials/did'
import type { IssuerListing } from '@meshe/credentials/verification'
import { lookInstitutionByDid } from '../accounts/institution-store.ts'
import type { Queryable } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import {
  listTrustedEntries,
  lookTrustedEntry,
  lookTrustedNode,
  lookTrustListFacts,
  type TrustedInstitution,
} from './trust-store.ts'

export { lookTrustListFacts, type TrustedInstitution } from './trust-store.ts'

/** The universities on the newest list, the suspended ones left out. */
export async function listTrustedInstitutions(db: Queryable): Promise<TrustedInstitution[]> {
  return (await listTrustedEntries(db)).filter(({ status }) => status !== 'suspended')
}

export interface NodeAddress {
  readonly did: string
  readonly origin: string
}

/** The node that speaks for a university, by its DID; null where the list does not name it or has suspended it. */
export async function findNodeOfInstitution(db: Queryable, institutionDid: string): Promise<NodeAddress | null> {
  const entry = await lookTrustedEntry(db, institutionDid)
  return entry === null || entry.status === 'suspended' ? null : { did: entry.nodeDid, origin: entry.nodeOrigin }
}

/** Whether a node may speak for a university: its own, or one that the list gives it. */
export async function mayNodeSpeakFor(db: Queryable, nodeDid: string, institutionDid: string): Promise<boolean> {
  const here = await lookInstitutionByDid(db, institutionDid)
  if (here !== null) return nodeDid === nodeDidOfInstitution(institutionDid)
  return (await findNodeOfInstitution(db, institutionDid))?.did === nodeDid
}

/** Where a message for a university or a node goes: to this node itself, to a listed one, or nowhere. */
export async function lookReceivingNode(
  { db, config, clock }: { readonly db: Queryable } & Pick<AppContext, 'config' | 'clock'>,
  did: string,
): Promise<NodeAddress | null> {
  const own: NodeAddress = { did: didWebOf(config.origin), origin: config.origin }
  if (did === own.did || (await lookInstitutionByDid(db, did)) !== null) return own
  const node = await lookTrustedNode(db, did, { now: clock() })
  return node === null ? findNodeOfInstitution(db, did) : { did, origin: node.origin }
}

/**
 * The DID of an issuer that names itself by its https address, as tokens do: both are the word of one host, which shows
 * the keys of either (did:web, section 2.5.2). Anything else stays as it is.
 */
export function didOfIssuer(issuer: string): string {
  if (!issuer.startsWith('https://')) return issuer
  try {
    return didWebOf(issuer)
  } catch {
    return issuer
  }
}

/** Answers a verification's question about an issuer, by DID or address, from the newest list. */
export function lookUpIssuer({ db, clock }: Pick<AppContext, 'db' | 'clock'>) {
  return async (issuer: string): Promise<IssuerListing> => {
    const did = didOfIssuer(issuer)
    const list = await lookTrustListFacts(db)
    if (list === null) {
      return { listed: 'unknown', listName: 'MESHE', reason: 'no-list', readAt: clock() }
    }
    const { name: listName, readAt } = list
    if (list.validUntil < clock()) return { listed: 'unknown', listName, reason: 'list-expired', readAt }
    const entry = await lookTrustedEntry(db, did)
    if (entry === null || entry.status === 'suspended') return { listed: false, listName, readAt }
    const name = entry.name['en'] ?? Object.values(entry.name)[0] ?? did
    const isPractice = entry.status === 'practice'
    return { listed: true, id: did, name, country: entry.country, listName, readAt, practice: isPractice }
  }
}

/** Institutions of MESHE live under the address of their node. */
function nodeDidOfInstitution(institutionDid: string): string {
  return institutionDid.split(':').slice(0, 3).join(':')
}
