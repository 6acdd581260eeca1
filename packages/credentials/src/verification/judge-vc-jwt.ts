/** Judges a credential in a token of the common kind `JWT`: the same six checks. */
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { verifyVcJwt } from '../vc-jwt/index.ts'
import { judgeSecuredCredential } from './judge-secured-credential.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReport } from './verification-report.ts'

export function judgeVcJwt(
  token: string,
  signed: JsonObject,
  environment: VerificationEnvironment,
): Promise<VerificationReport> {
  const unverified = isJsonObject(signed['vc']) ? signed['vc'] : signed
  const verify = async () => ({ ...(await verifyVcJwt(token, environment)), hasConcealedMembers: false })
  return judgeSecuredCredential(unverified, verify, environment)
}
