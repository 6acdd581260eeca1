/** HTTP face of the verification slice. Nothing of what is checked is stored. */
import { MesheError } from '@meshe/credentials'
import type { VerificationReport } from '@meshe/credentials/verification'
import { type VerificationReport as ReportView, verificationApi } from '@meshe/domain/verification'
import type { Context } from 'hono'
import { mountPublic, type Router } from '../http/mount.ts'
import { answerProblem } from '../http/problem.ts'
import { limitRateOfAddress } from '../http/rate-limit.ts'
import { readCredentialAt } from './credential-at.ts'
import { reportOfFailedAddress, verifyDocument } from './verification-service.ts'

export function mountVerification(router: Router): void {
  const { context, hono } = router
  const askOwn = async (path: string) => hono.request(path)
  const limit = (c: Context) =>
    limitRateOfAddress(context, c, { what: 'verify', perMinute: context.config.limits.verificationsPerMinute })

  mountPublic(router, verificationApi.verify, async ({ body, account, c }) => {
    await limit(c)
    const presentPerson = account === null ? undefined : { email: account.email }
    if ('document' in body) return toReportView(await verifyDocument(context, body.document, { presentPerson }))
    try {
      const text = await readCredentialAt(context, body.url, askOwn)
      return toReportView(await verifyDocument(context, text, { presentPerson }))
    } catch (error) {
      if (!(error instanceof MesheError)) throw error
      return toReportView(reportOfFailedAddress(context, error.code === 'outbound.refused'))
    }
  })

  mountPublic(router, verificationApi.verifyCredential, async ({ body, c }) => {
    await limit(c)
    const report = toReportView(await verifyDocument(context, body.verifiableCredential))
    if (report.verified) return { verified: true as const, report }
    const sentence = 'The credential is not verified.'
    const problem = new MesheError('verification.not-verified', sentence, { verdict: report.verdict })
    return answerProblem(c, problem, {
      verified: false,
      report,
      problemDetails: [{ title: sentence, detail: report.verdict }],
    })
  })
}

function toReportView(report: VerificationReport): ReportView {
  return structuredClone(report) as ReportView
}
