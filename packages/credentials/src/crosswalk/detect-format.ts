/** Tells which encoding a document is, by its types; nothing is said about whether it is sound. */
import { isAssertion } from '../open-badges-2/index.ts'
import type { CredentialFormat } from '../verification/verification-report.ts'
import type { JsonObject } from './encoding.ts'
import { hasType, isJsonObject, listOf } from './members.ts'

/** @param input a credential as JSON; of a token its claims, as a verified SD-JWT VC gives them */
export function detectFormat(input: JsonObject): CredentialFormat {
  if (isSealed(input)) return 'european-digital-credential'
  if (typeof input['vct'] === 'string' && input['@context'] === undefined) return 'sd-jwt-vc'
  if (hasType(input, 'RecognitionDecisionCredential')) return 'recognition-decision'
  if (hasType(input, 'AchievementCredential') || hasType(input, 'OpenBadgeCredential')) return 'open-badges-3.0'
  if (hasType(input, 'EuropeanDigitalCredential')) return 'european-digital-credential'
  if (hasType(input, 'ClrCredential')) return 'clr-2.0'
  if (isAssertion(input)) return 'open-badges-2.0'
  return hasType(input, 'VerifiableCredential') ? 'verifiable-credential' : 'unknown'
}

/** A European Digital Credential under its JAdES seal: JWS JSON serialization with the credential as text. */
export function isSealed(input: JsonObject): boolean {
  return typeof input['payload'] === 'string' && listOf(input['signatures']).some(isJsonObject)
}
