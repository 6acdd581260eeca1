/** A credential that is a token: which norm it follows, and who judges it. Loaded only when there is one. */
import { decodeCompactJws, kindOf, readClaims } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { splitSdJwt } from '../sd-jwt/index.ts'
import { isSdJwtVc } from '../sd-jwt-vc/index.ts'
import { verifyCredentialToken } from '../vc-jose/index.ts'
import { isVcJwt } from '../vc-jwt/index.ts'
import { checkOf } from './check.ts'
import { report } from './compose-report.ts'
import { judgeSdJwtVc } from './judge-sd-jwt-vc.ts'
import { judgeSecuredCredential } from './judge-secured-credential.ts'
import { judgeVcJwt } from './judge-vc-jwt.ts'
import type { ReadToken } from './read-input.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReport } from './verification-report.ts'

export async function judgeToken(read: ReadToken, environment: VerificationEnvironment): Promise<VerificationReport> {
  const at = environment.now
  const { token, header } = read
  const typ = kindOf(header)
  if (typ === 'vp+jwt' || typ === 'vp+sd-jwt') {
    return report([checkOf('readable.presentation', { at })], { format: 'unknown', environment })
  }
  const signed = lookSignedClaims(token)
  if (signed instanceof MesheError) {
    const facts = { fault: signed.code }
    return report([checkOf('readable.malformed-credential', { at, facts })], { format: 'unknown', environment })
  }
  if (isSdJwtVc(header, signed)) return judgeSdJwtVc(token, signed, environment)
  if (typ === 'vc+jwt' || typ === 'vc+sd-jwt') {
    return judgeSecuredCredential(signed, () => verifyCredentialToken(token, environment), environment)
  }
  if (read.mediaType === undefined && isVcJwt(header, signed)) {
    return judgeVcJwt(token, signed, environment)
  }
  return report([checkOf('readable.format-not-supported-yet', { at })], { format: 'unknown', environment })
}

/** The claims as they stand, unverified; nothing of them is shown. */
function lookSignedClaims(token: string): JsonObject | MesheError {
  try {
    const jwt = token.includes('~') ? splitSdJwt(token).jwt : token
    return readClaims(decodeCompactJws(jwt).payload)
  } catch (error) {
    if (error instanceof MesheError) return error
    throw error
  }
}
