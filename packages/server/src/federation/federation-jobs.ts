/** The work of the federation slice beside the requests. */
import { MesheError } from '@meshe/credentials'
import type { AppContext } from '../http/context.ts'
import { deliverDueMessages, forgetOldTraffic } from './deliver-messages.ts'
import { createCurrentDidResolver } from './did-service.ts'
import { harvestCatalogues } from './harvest.ts'
import type { MessageHandlers } from './message-handlers.ts'
import { refreshTrustList } from './refresh-trust-list.ts'

export function startFederationJobs(context: AppContext, handlers: MessageHandlers): void {
  const { jobs, config } = context
  const resolveDid = createCurrentDidResolver(context)
  const sender = { context, handlers, resolveDid }
  jobs.every('federation-outbox', config.intervals.outboxMs, () => deliverDueMessages(sender))
  jobs.every('federation-tidying', 60_000, () => forgetOldTraffic(context))
  jobs.every('trust-list', config.intervals.trustListMs, () => refreshOrWarn(context))
  jobs.every('harvest', config.intervals.harvestMs, () => harvestCatalogues(context, resolveDid))
}

/** An office that does not answer is no fault of this node: it goes on with the list it has. */
async function refreshOrWarn(context: AppContext): Promise<number> {
  try {
    return await refreshTrustList(context)
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    const reason = String(error.facts['reason'] ?? '')
    context.log.warn({ code: error.code, reason }, 'the list of the network could not be read anew')
    return 0
  }
}
