/** The network office: keeps the members and signs the list that every node believes. */
import { MesheError } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import type { TrustListEntry } from '@meshe/domain/federation'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import type { ResolveDid } from './did-service.ts'
import { readNodeDescription } from './node-description.ts'
import { storeTrustList } from './trust-list.ts'
import { listNetworkMembers, lookTrustList, saveNetworkMember, type TrustedInstitution } from './trust-store.ts'

const lifetimeMs = 7 * 24 * 3600_000

export interface NewMember {
  readonly origin: string
  readonly status: TrustListEntry['status']
  /** Who takes it in. */
  readonly institutionId: string
  readonly accountId: string | null
}

/**
 * Takes the universities of a node into the list, or changes their state, and signs the next list. A node that does not
 * answer any more can still be suspended.
 *
 * @returns the entries of that node
 * @throws MesheError `federation.not-the-network-office`, `node.unreachable`, `federation.member-invalid`
 */
export async function addNetworkMember(
  context: AppContext,
  resolveDid: ResolveDid,
  member: NewMember,
): Promise<TrustListEntry[]> {
  expectNetworkOffice(context)
  const origin = new URL(member.origin).origin
  const now = context.clock()
  const entries =
    member.status === 'suspended'
      ? await findMembersOf(context, origin)
      : await readMembersOf(context, { origin, resolveDid, now })
  await inTransaction(context.db, async (tx) => {
    for (const entry of entries) await saveNetworkMember(tx, { ...entry, status: member.status })
    const gone = (await listNetworkMembers(tx)).filter(
      ({ nodeOrigin, did }) => nodeOrigin === origin && !entries.some((entry) => entry.did === did),
    )
    for (const entry of gone) await saveNetworkMember(tx, { ...entry, status: 'suspended' })
    const { institutionId, accountId } = member
    const subject = { kind: 'node', id: origin }
    await recordAudit(tx, { institutionId, action: `network-member.${member.status}`, subject, accountId }, now)
    await signTrustList(context, tx)
  })
  const members = await listNetworkMembers(context.db)
  return members.filter(({ nodeOrigin }) => nodeOrigin === origin).map(toTrustListEntry)
}

/** Signs the list anew when half of its life is over. @returns how many lists were signed */
export async function renewTrustList(context: AppContext): Promise<number> {
  const list = await lookTrustList(context.db)
  const halfLifeAt = new Date(context.clock().getTime() + lifetimeMs / 2)
  if (list !== null && list.validUntil > halfLifeAt) return 0
  await inTransaction(context.db, (tx) => signTrustList(context, tx))
  return 1
}

/** Writes, signs and stores the next list; two at once wait for each other. */
async function signTrustList(context: AppContext, tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(7331005)`
  const now = context.clock()
  const { config, cryptography } = context
  const { didKey, didKeySigner } = await findNodeIdentity(context)
  const previous = await lookTrustList(tx)
  const entries = await listNetworkMembers(tx)
  const document = await addProof(
    {
      id: `${config.origin}/federation/trust-list`,
      name: config.name,
      issuer: didKey,
      sequence: (previous?.sequence ?? 0) + 1,
      issuedAt: now.toISOString(),
      validUntil: new Date(now.getTime() + lifetimeMs).toISOString(),
      entries: entries.map(toTrustListEntry).map((entry) => ({ ...entry, name: { ...entry.name } })),
    },
    { signer: didKeySigner, cryptosuite: 'eddsa-jcs-2022', created: now, cryptography },
  )
  await storeTrustList(tx, document, now)
}

function expectNetworkOffice({ config }: Pick<AppContext, 'config'>): void {
  if (config.kind === 'network-office') return
  throw new MesheError('federation.not-the-network-office', 'Members are kept by the office of the network.')
}

async function findMembersOf({ db }: AppContext, origin: string): Promise<TrustedInstitution[]> {
  const members = (await listNetworkMembers(db)).filter(({ nodeOrigin }) => nodeOrigin === origin)
  if (members.length > 0) return members
  throw new MesheError('federation.member-invalid', 'This node has no members on the list.', { reason: 'not-a-member' })
}

async function readMembersOf(
  context: AppContext,
  { origin, resolveDid, now }: { readonly origin: string; readonly resolveDid: ResolveDid; readonly now: Date },
): Promise<TrustedInstitution[]> {
  const description = await readNodeDescription(context, { origin, resolveDid })
  const { did: nodeDid, institutions } = description
  return institutions.map((institution) => ({
    ...institution,
    nodeDid,
    nodeOrigin: origin,
    status: 'member' as const,
    since: now,
  }))
}

function toTrustListEntry(member: TrustedInstitution): TrustListEntry {
  const { did, slug, name, country, homepage, status } = member
  const node = { did: member.nodeDid, origin: member.nodeOrigin }
  return { did, slug, name: { ...name }, country, homepage, node, status, since: member.since.toISOString() }
}
