/** The recognition slice on the air: both sides, the messages between them, and the work beside the requests. */
import { recognitionApi } from '@meshe/domain/recognition'
import { findInstitutionBySlug } from '../accounts/institution-store.ts'
import type { MessageHandlers } from '../federation/message-handlers.ts'
import type { AppContext } from '../http/context.ts'
import { mountPublic, type Router } from '../http/mount.ts'
import { checkArrivals, recheckRecognised } from './check-cases.ts'
import { createDecisionStatusListReader } from './decision-status-list.ts'
import { onDeskMessages } from './desk-messages.ts'
import { mountRecognitionDesk } from './desk-routes.ts'
import { onLearnerMessages } from './learner-messages.ts'
import { mountRecognitionRequests } from './learner-routes.ts'
import { signDecisions } from './sign-decisions.ts'

export function mountRecognition(router: Router, handlers: MessageHandlers): void {
  const { context } = router
  mountRecognitionRequests(router)
  mountRecognitionDesk(router)
  const readStatusList = createDecisionStatusListReader(context)
  mountPublic(router, recognitionApi.showDecisionStatusList, async ({ params, c }) => {
    const institution = await findInstitutionBySlug(context.db, params.institution)
    return c.body(await readStatusList(institution, params.list), 200, {
      'content-type': 'application/vc',
      'cache-control': 'public, max-age=30',
      'access-control-allow-origin': '*',
    })
  })
  onDeskMessages(handlers, context)
  onLearnerMessages(handlers, context)
}

export function startRecognitionJobs(context: AppContext): void {
  const { jobs, config } = context
  jobs.every('recognition-arrivals', config.intervals.outboxMs, () => checkArrivals(context))
  jobs.every('sign-decisions', config.intervals.outboxMs, () => signDecisions(context))
  jobs.every('recheck-recognised', config.intervals.recheckMs, () => recheckRecognised(context))
}
