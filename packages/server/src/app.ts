/** The table of contents of a node: every slice is mounted here, and nothing of the contract may be missing. */
import { api } from '@meshe/domain'
import { Hono } from 'hono'
import { mountAccounts } from './accounts/accounts-routes.ts'
import { mountAudit } from './audit/audit-routes.ts'
import { mountCatalogue } from './catalogue/catalogue-routes.ts'
import { mountFederation } from './federation/federation-routes.ts'
import { createMessageHandlers, type MessageHandlers } from './federation/message-handlers.ts'
import { mountHolding } from './holding/holding-routes.ts'
import { keepClaimOnSignIn } from './holding/holding-service.ts'
import type { AppContext } from './http/context.ts'
import { mountHealth } from './http/health.ts'
import type { Router } from './http/mount.ts'
import { observe } from './http/observe.ts'
import { describeApi } from './http/openapi.ts'
import { createErrorHandler } from './http/problem.ts'
import { securityHeaders } from './http/security-headers.ts'
import { mountWebApp } from './http/web-app.ts'
import { mountIssuance } from './issuance/issuance-routes.ts'
import { onIssuanceMessages } from './issuance/receivers.ts'
import { mountPractice } from './practice/practice-routes.ts'
import { mountRecognition } from './recognition/recognition-routes.ts'
import { mountStacking } from './stacking/stacking-routes.ts'
import { mountVcApi } from './verification/vc-api-routes.ts'
import { mountVerification } from './verification/verification-routes.ts'

export interface App {
  readonly hono: Hono
  /** Ids of the operations that are on the air. */
  readonly mounted: ReadonlySet<string>
  /** Who does what with messages of other nodes. */
  readonly messageHandlers: MessageHandlers
}

export function createApp(context: AppContext): App {
  const hono = new Hono()
  const router: Router = { hono, context, mounted: new Set() }
  hono.onError(createErrorHandler(context.log))
  hono.use(observe(context), securityHeaders)
  mountHealth(hono, context)
  hono.get('/openapi.json', (c) => c.json(describeApi()))

  const messageHandlers = createMessageHandlers()
  mountAccounts(router, keepClaimOnSignIn(context))
  mountAudit(router)
  mountIssuance(router)
  onIssuanceMessages(messageHandlers, context)
  mountHolding(router)
  mountCatalogue(router)
  mountFederation(router, messageHandlers)
  mountVerification(router)
  mountVcApi(router)
  mountPractice(router)
  mountRecognition(router, messageHandlers)
  mountStacking(router)

  mountWebApp(hono, context.config.webDirectory)
  return { hono, mounted: router.mounted, messageHandlers }
}

/** Operations of the contract that no slice has put on the air. */
export function missingOperations(mounted: ReadonlySet<string>): string[] {
  return Object.values(api)
    .flatMap((endpoints) => Object.values(endpoints).map((endpoint) => endpoint.id))
    .filter((id) => !mounted.has(id))
}
