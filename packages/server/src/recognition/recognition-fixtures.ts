/** For tests: real awards of one node, kept in the wallet of another, through the real interfaces; and a network that fails. */
import { MesheError } from '@meshe/credentials'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import type { OutboundFetch } from '../outbound/outbound-fetch.ts'
import { eventually, type FederationMember } from '../testing/test-federation.ts'
import type { Caller, TestNode } from '../testing/test-node.ts'

export interface Awarded {
  readonly awardId: string
  /** The Open Badges encoding. */
  readonly document: Record<string, unknown>
}

/** Awards a published micro-credential and waits for its signature. */
export async function award(
  { node, institution }: FederationMember,
  given: { readonly microCredentialId: string; readonly email: string },
): Promise<Awarded> {
  const params = { institution: institution.slug }
  const officer = await node.signIn(`issuing@${institution.slug}.example`, institution, ['issuing-officer'])
  const { id } = await node.ask(issuanceApi.createAwardBatch, {
    params,
    as: officer,
    body: {
      microCredentialId: given.microCredentialId,
      list: { rows: [{ givenName: 'Maria', familyName: 'Kos', email: given.email }] },
    },
  })
  return eventually(async () => {
    const [row] = await node.context.db<{ awardId: string; document: string }[]>`
      select a.award_id as "awardId", c.document from award a join credential c using (institution_id, award_id)
      where a.batch_id = ${id} and c.format = 'open-badges-3.0'`
    return row && { awardId: row.awardId, document: JSON.parse(row.document) as Record<string, unknown> }
  })
}

/** Withdraws an award as its university does. */
export async function revoke({ node, institution }: FederationMember, awardId: string, reason: string): Promise<void> {
  const officer = await node.signIn(`issuing@${institution.slug}.example`, institution, ['issuing-officer'])
  const params = { institution: institution.slug, award: awardId }
  await node.ask(issuanceApi.revokeAward, { params, as: officer, body: { reason } })
}

/** Adds a credential to a wallet. @returns its id there */
export async function keep(node: TestNode, learner: Caller, document: Record<string, unknown>): Promise<string> {
  return (await node.ask(holdingApi.addCredential, { as: learner, body: { document } })).id
}

export interface Wire {
  /** Hosts that do not answer. */
  readonly down: Set<string>
  /** While true, messages arrive but their receipts are lost. */
  losesReceipts: boolean
}

/** Takes hold of the network of a node. */
export function seize(node: TestNode): Wire {
  const wire: Wire = { down: new Set(), losesReceipts: false }
  const context = node.context as { outbound: OutboundFetch }
  const real = context.outbound
  context.outbound = async (url, request) => {
    if (wire.down.has(new URL(url).origin)) throw new MesheError('outbound.failed', 'The other side is down.')
    const answer = await real(url, request)
    if (wire.losesReceipts && request?.method === 'POST')
      throw new MesheError('outbound.timeout', 'The receipt was lost.')
    return answer
  }
  return wire
}
