/** Judges a credential that is a COSE message (`vc+cose`): the same six checks. Loaded only when there is one. */
import { decodeCoseSign1, lookCoseType } from '../cose/index.ts'
import { readClaims } from '../jose/index.ts'
import { MesheError } from '../meshe-error.ts'
import { verifyCredentialCose } from '../vc-jose/index.ts'
import { checkOf } from './check.ts'
import { report } from './compose-report.ts'
import { judgeSecuredCredential } from './judge-secured-credential.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReport } from './verification-report.ts'

export async function judgeCoseMessage(
  message: Uint8Array,
  environment: VerificationEnvironment,
): Promise<VerificationReport> {
  const at = environment.now
  try {
    const { signed, payload } = decodeCoseSign1(message)
    if (lookCoseType(signed) === 'vp+cose') {
      return report([checkOf('readable.presentation', { at })], { format: 'unknown', environment })
    }
    const unverified = readClaims(payload)
    return await judgeSecuredCredential(unverified, () => verifyCredentialCose(message, environment), environment)
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    const facts = { fault: error.code }
    return report([checkOf('readable.malformed-credential', { at, facts })], { format: 'unknown', environment })
  }
}
