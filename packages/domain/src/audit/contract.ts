/** Who did what, for an institution. */
import { z } from 'zod'
import { endpoint, institutionParams, Moment, PageLimit } from '../contract/index.ts'

export const AuditEventView = z.object({
  id: z.uuid(),
  at: Moment,
  /** Verb and noun of what happened, e.g. `award.revoked`. */
  action: z.string(),
  /** Kind and id of the thing. */
  subject: z.object({ kind: z.string(), id: z.string() }),
  by: z.string().nullable(),
})
export type AuditEventView = z.infer<typeof AuditEventView>

export const auditApi = {
  listAuditEvents: endpoint({
    id: 'listAuditEvents',
    method: 'GET',
    path: '/api/v1/institutions/{institution}/audit-events',
    summary: 'Lists what happened at an institution, newest first.',
    access: { kind: 'member', roles: ['administrator'] },
    params: institutionParams,
    query: z.strictObject({ before: z.uuid().optional(), limit: PageLimit }),
    answer: z.object({ events: z.array(AuditEventView) }),
  }),
}
