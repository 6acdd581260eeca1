/** The stacking slice on the air. */
import type { Router } from '../http/mount.ts'
import { mountPathwayDesk } from './desk-routes.ts'
import { mountLearnerPathways } from './learner-routes.ts'

export function mountStacking(router: Router): void {
  mountLearnerPathways(router)
  mountPathwayDesk(router)
}
