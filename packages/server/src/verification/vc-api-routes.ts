/** The VC-API of the W3C CCG for whoever verifies or holds: verify, derive, presentations. Nothing of what is sent is stored. */
import { deriveProof } from '@meshe/credentials/data-integrity'
import type { JsonObject } from '@meshe/credentials/json'
import { verifyPresentation } from '@meshe/credentials/verification'
import {
  isVerifiedFor,
  lookProofMismatch,
  type PresentationReport,
  type VerificationReport,
  verificationApi,
} from '@meshe/domain/verification'
import { mountPublic, type Router } from '../http/mount.ts'
import { answerCredentialNotVerified, answerPresentationNotVerified } from './answer-not-verified.ts'
import { limitVerifications } from './limit-verifications.ts'
import { createVerificationEnvironment, verifyDocument } from './verification-service.ts'

export function mountVcApi(router: Router): void {
  const { context } = router
  const isPractising = context.config.hasPracticeIssuers

  mountPublic(router, verificationApi.verifyCredential, async ({ body, c }) => {
    await limitVerifications(context, c)
    const { checks, ...expected } = body.options ?? {}
    const report = structuredClone(await verifyDocument(context, body.verifiableCredential)) as VerificationReport
    const isVerified = isVerifiedFor(report, { checks, isPractising })
    const mismatch = lookProofMismatch(body.verifiableCredential, expected)
    if (!isVerified) return answerCredentialNotVerified(c, report)
    return mismatch === null ? { verified: true as const, report } : answerCredentialNotVerified(c, report, mismatch)
  })

  mountPublic(router, verificationApi.deriveCredential, async ({ body, c }) => {
    await limitVerifications(context, c)
    const verifiableCredential = await deriveProof(body.verifiableCredential as JsonObject, {
      selectivePointers: body.options.selectivePointers,
      cryptography: context.cryptography,
    })
    return { verifiableCredential }
  })

  mountPublic(router, verificationApi.verifyPresentation, async ({ body, c }) => {
    await limitVerifications(context, c)
    const { checks, challenge, domain } = body.options ?? {}
    const environment = createVerificationEnvironment(context)
    const presentation = body.verifiablePresentation as JsonObject | string
    const judged = await verifyPresentation(presentation, environment, { challenge, domain })
    const report = structuredClone(judged) as PresentationReport
    const isVerified = isPresentationVerified(report, { checks, isPractising })
    return isVerified ? { verified: true as const, report } : answerPresentationNotVerified(c, report)
  })
}

/** Who presents must be proven whatever is asked for; the checks that were asked for are those of each credential. */
function isPresentationVerified(report: PresentationReport, asked: Parameters<typeof isVerifiedFor>[1]): boolean {
  return report.holder !== null && report.credentials.every((credential) => isVerifiedFor(credential, asked))
}
