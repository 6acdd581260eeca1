/** Brings the network's list up to date: the office renews its own, every other node asks the office. */
import { MesheError } from '@meshe/credentials'
import type { AppContext } from '../http/context.ts'
import { renewTrustList } from './network-office.ts'
import { acceptTrustList, maxTrustListBytes } from './trust-list.ts'
import { markTrustListRead } from './trust-store.ts'

/** @returns how many lists are new */
export async function refreshTrustList(context: AppContext): Promise<number> {
  const { config, db, clock } = context
  if (config.kind === 'network-office') return renewTrustList(context)
  if (config.network === null) return 0
  const url = `${config.network.origin}/federation/trust-list`
  const answer = await context.outbound(url, { maxBytes: maxTrustListBytes })
  if (answer.status !== 200) {
    throw new MesheError('federation.trust-list-invalid', 'The network office has no list.', { reason: 'none' })
  }
  if (await acceptTrustList(context, answer.body)) return 1
  await markTrustListRead(db, clock())
  return 0
}
