/** HTTP face of the verification slice. Nothing of what is checked is stored. */
import { MesheError } from '@meshe/credentials'
import type { VerificationReport } from '@meshe/credentials/verification'
import { type VerificationReport as ReportView, verificationApi } from '@meshe/domain/verification'
import { mountPublic, type Router } from '../http/mount.ts'
import { readCredentialAt } from './credential-at.ts'
import { limitVerifications } from './limit-verifications.ts'
import { reportOfFailedAddress, verifyDocument } from './verification-service.ts'

export function mountVerification(router: Router): void {
  const { context, hono } = router
  const askOwn = async (path: string) => hono.request(path)

  mountPublic(router, verificationApi.verify, async ({ body, account, c }) => {
    await limitVerifications(context, c)
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
}

function toReportView(report: VerificationReport): ReportView {
  return structuredClone(report) as ReportView
}
