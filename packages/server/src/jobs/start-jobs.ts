/** The work beside the requests, in one list: what runs, and how often. */
import { startFederationJobs } from '../federation/federation-jobs.ts'
import type { MessageHandlers } from '../federation/message-handlers.ts'
import type { AppContext } from '../http/context.ts'
import { signAwards } from '../issuance/sign-awards.ts'
import { createMailTransport, sendDueMails } from '../mail/mail-sender.ts'
import { startRecognitionJobs } from '../recognition/recognition-routes.ts'

export function startJobs(context: AppContext, messageHandlers: MessageHandlers): void {
  const { jobs, db, clock, config } = context
  const send = createMailTransport(config.mail)
  jobs.every('mail', config.intervals.outboxMs, () => sendDueMails(db, send, clock))
  jobs.every('sign-awards', config.intervals.outboxMs, () => signAwards(context))
  startFederationJobs(context, messageHandlers)
  startRecognitionJobs(context)
}
