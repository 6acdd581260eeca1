/** The work beside the requests, in one list: what runs, and how often. */
import { forgetEndedSessions } from '../accounts/session-store.ts'
import { startFederationJobs } from '../federation/federation-jobs.ts'
import type { MessageHandlers } from '../federation/message-handlers.ts'
import type { AppContext } from '../http/context.ts'
import { forgetAnswers } from '../http/idempotency.ts'
import { forgetRateWindows } from '../http/rate-limit.ts'
import { signAwards } from '../issuance/sign-awards.ts'
import { createMailTransport, sendDueMails } from '../mail/mail-sender.ts'
import { forgetPracticeSignatures } from '../practice/practice-issuer.ts'
import { startRecognitionJobs } from '../recognition/recognition-routes.ts'

/** Forgets what has had its time: it would grow without end, and some of it is about people. */
export async function forgetWhatIsOver({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<number> {
  const now = clock()
  await forgetRateWindows(db, now)
  await forgetAnswers(db, now)
  await forgetEndedSessions(db, now)
  await forgetPracticeSignatures(db, now)
  return 0
}

export function startJobs(context: AppContext, messageHandlers: MessageHandlers): void {
  const { jobs, db, clock, config } = context
  const send = createMailTransport(config.mail)
  jobs.every('mail', config.intervals.outboxMs, () => sendDueMails(db, send, clock))
  jobs.every('sign-awards', config.intervals.outboxMs, () => signAwards(context))
  jobs.every('tidying', 60_000, () => forgetWhatIsOver(context))
  startFederationJobs(context, messageHandlers)
  startRecognitionJobs(context)
}
