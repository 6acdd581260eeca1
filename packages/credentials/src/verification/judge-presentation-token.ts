/** Judges a presentation that is a token (`vp+jwt`): who signed it, for which question and place, and each credential in it. */
import { checkPresentationShape } from '../data-model/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type VerifiedPresentationToken, verifyPresentationToken } from '../vc-jose/index.ts'
import { checkOf } from './check.ts'
import { type PresentationExpectations, type PresentationReport, reportOfPresentation } from './presentation-report.ts'
import { reasonOfRefusal } from './token-reasons.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReport } from './verification-report.ts'
import { verifyCredential } from './verify-credential.ts'

/** Never throws for what it is given. The challenge is the nonce of the token, the domain its audience. */
export async function judgePresentationToken(
  token: string,
  environment: VerificationEnvironment,
  { challenge, domain }: PresentationExpectations,
): Promise<PresentationReport> {
  const at = environment.now
  const readable = checkOf('readable.read', { at, facts: { format: 'verifiable-presentation' } })
  try {
    const verified = await verifyPresentationToken(token, { ...environment, nonce: challenge, audience: domain })
    const [fault] = checkPresentationShape(verified.presentation)
    if (fault !== undefined) {
      const facts = { fault: fault.code, path: fault.path }
      return reportOfPresentation([checkOf('readable.malformed-presentation', { at, facts })], at)
    }
    const { kid } = verified.header
    const unchanged = checkOf('proof.verified', { at, source: typeof kid === 'string' ? kid : undefined })
    const checks = [readable, unchanged, checkOf('holder.key-matches', { at })]
    const credentials = await judgeCredentials(verified, environment)
    return reportOfPresentation(checks, at, { holder: verified.holder, credentials })
  } catch (error) {
    const { reason, facts } = lookExpectationMissed(error) ?? reasonOfRefusal(error)
    return reportOfPresentation([readable, checkOf(reason, { at, facts })], at)
  }
}

async function judgeCredentials(
  { credentials, holder }: VerifiedPresentationToken,
  environment: VerificationEnvironment,
): Promise<readonly VerificationReport[]> {
  const presenter = { ...environment, presentPerson: { ...environment.presentPerson, id: holder } }
  const reports: VerificationReport[] = []
  for (const { token } of credentials) reports.push(await verifyCredential(token, presenter))
  return reports
}

function lookExpectationMissed(error: unknown) {
  if (!(error instanceof MesheError)) return null
  const facts = { fault: error.code }
  if (error.code === 'vc-jose.nonce-mismatch') return { reason: 'proof.challenge-mismatch', facts } as const
  return error.code === 'jwt.audience-mismatch' ? ({ reason: 'proof.domain-mismatch', facts } as const) : null
}
