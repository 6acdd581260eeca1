/** HTTP face of practice: the issuing half of the VC-API, where the node has it switched on. */
import { MesheError } from '@meshe/credentials'
import type { JsonObject } from '@meshe/credentials/json'
import {
  type PracticeIssuerName,
  type PracticeIssuerView,
  practiceApi,
  practiceIssuerKindOf,
  practiceIssuerNames,
  signsPresentations,
  usualPracticeIssuer,
} from '@meshe/domain/practice'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { AppContext } from '../http/context.ts'
import { mountPublic, type Router } from '../http/mount.ts'
import { limitVerifications } from '../verification/limit-verifications.ts'
import { issueForPractice, proveForPractice } from './practice-issuer.ts'
import { findPracticeKey } from './practice-keys.ts'
import { createPracticeStatusListReader } from './practice-status-list.ts'

export function mountPractice(router: Router): void {
  const { context } = router
  mountIssuing(router)
  mountProving(router)

  mountPublic(router, practiceApi.listPracticeIssuers, async () => {
    expectSwitchedOn(context)
    const { origin } = context.config
    return {
      issuers: await Promise.all(practiceIssuerNames.map((name) => toView(context, name))),
      verifyUrl: `${origin}/credentials/verify`,
      deriveUrl: `${origin}/credentials/derive`,
      verifyPresentationUrl: `${origin}/presentations/verify`,
    }
  })

  const readStatusList = createPracticeStatusListReader(context)
  mountPublic(router, practiceApi.showPracticeStatusList, async ({ params, c }) => {
    expectSwitchedOn(context)
    if (!practiceIssuerKindOf(params.issuer).hasStatusList) {
      throw new MesheError('practice.no-status-list', 'This issuer keeps no status list.')
    }
    // Clients of test suites read JSON only where the type says so.
    return c.body(await readStatusList(params.issuer), 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=15',
      'access-control-allow-origin': '*',
    })
  })
}

type IssueBody = z.output<typeof practiceApi.issueForPractice.body>
type ProveBody = z.output<typeof practiceApi.proveForPractice.body>

function mountIssuing(router: Router): void {
  const { context } = router
  const issue = async (name: PracticeIssuerName, body: IssueBody, c: Context) => {
    expectSwitchedOn(context)
    await limitVerifications(context, c)
    const credential = body.credential as JsonObject
    const composed = { credential, mandatoryPointers: body.options?.mandatoryPointers }
    return { verifiableCredential: await issueForPractice(context, name, composed) }
  }
  mountPublic(router, practiceApi.issueForPractice, ({ body, c }) => issue(usualPracticeIssuer, body, c))
  mountPublic(router, practiceApi.issueByPracticeIssuer, ({ params, body, c }) => issue(params.issuer, body, c))
}

function mountProving(router: Router): void {
  const { context } = router
  const prove = async (name: PracticeIssuerName, body: ProveBody, c: Context) => {
    expectSwitchedOn(context)
    await limitVerifications(context, c)
    const { challenge, domain } = body.options ?? {}
    const composed = { presentation: body.presentation as JsonObject, challenge, domain }
    return { verifiablePresentation: await proveForPractice(context, name, composed) }
  }
  mountPublic(router, practiceApi.proveForPractice, ({ body, c }) => prove(usualPracticeIssuer, body, c))
  mountPublic(router, practiceApi.proveByPracticeIssuer, ({ params, body, c }) => prove(params.issuer, body, c))
}

function expectSwitchedOn({ config }: AppContext): void {
  if (!config.hasPracticeIssuers) {
    throw new MesheError('practice.switched-off', 'Nobody practises on this node.')
  }
}

async function toView(context: AppContext, name: PracticeIssuerName): Promise<PracticeIssuerView> {
  const { keyType, securing } = practiceIssuerKindOf(name)
  const { did } = await findPracticeKey(context, keyType)
  const address = `${context.config.origin}/practice-issuers/${name}`
  return {
    name,
    id: did,
    keyType,
    suite: securing,
    issueUrl: `${address}/credentials/issue`,
    proveUrl: signsPresentations(name) ? `${address}/presentations/prove` : null,
  }
}
