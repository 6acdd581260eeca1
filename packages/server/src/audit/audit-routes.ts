/** HTTP face of the audit slice. */
import { auditApi } from '@meshe/domain/audit'
import { mountMember, type Router } from '../http/mount.ts'
import { listAudit } from './audit-store.ts'

export function mountAudit(router: Router): void {
  mountMember(router, auditApi.listAuditEvents, async ({ institution, query }) => {
    const events = await listAudit(router.context.db, institution.institutionId, {
      before: query.before ?? null,
      limit: query.limit,
    })
    return {
      events: events.map(({ subjectKind, subjectId, ...event }) => ({
        ...event,
        at: event.at.toISOString(),
        subject: { kind: subjectKind, id: subjectId },
      })),
    }
  })
}
