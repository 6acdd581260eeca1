/**
 * What any credential says, in the one shape that reports and pages show.
 *
 * @module
 */
import { credentialsIn } from '../clr/index.ts'
import { readEuropeanDigitalCredential } from '../elm/index.ts'
import { readAchievementCredential } from '../open-badges/index.ts'
import { toThirdVersion } from '../open-badges-2/index.ts'
import { type RecognitionDecisionRecord, readRecognitionDecisionCredential } from '../recognition-decision/index.ts'
import type { CredentialContent, CredentialFormat } from '../verification/verification-report.ts'
import { contentOfAnyCredential, emptyContent } from './content-of-any-credential.ts'
import { detectFormat } from './detect-format.ts'
import type { JsonObject } from './encoding.ts'
import { readClaimsContent } from './read-claims-content.ts'

/**
 * Reads a credential by its format. It trusts nothing and proves nothing: call it on what a verified proof covers.
 *
 * @throws MesheError `credential.malformed` for a decision on recognition or a European Digital Credential that misses
 *   what makes it one
 */
export function readContent(
  credential: JsonObject,
  format: CredentialFormat = detectFormat(credential),
): CredentialContent {
  switch (format) {
    case 'open-badges-3.0':
      return readAchievementCredential(credential).content
    case 'european-digital-credential':
      return readEuropeanDigitalCredential(credential).content
    case 'open-badges-2.0':
      return readAchievementCredential(toThirdVersion(credential)).content
    case 'clr-2.0':
      return contentOfRecord(credential)
    case 'sd-jwt-vc':
      return readClaimsContent(credential)
    case 'recognition-decision':
      return contentOfDecision(readRecognitionDecisionCredential(credential))
    default:
      return contentOfAnyCredential(credential)
  }
}

/** `ects` are the credits that count now; the credential that was recognised stands as the one part. */
function contentOfDecision(decision: RecognitionDecisionRecord): CredentialContent {
  const { credential, institution, holder } = decision
  return {
    ...emptyContent,
    id: decision.id,
    title: credential.title,
    description: { [decision.reason.language]: decision.reason.text },
    holderName: holder.name,
    awardingBodies: Object.values(institution.name).slice(0, 1),
    awardedOn: decision.decidedOn.toISOString(),
    validFrom: decision.decidedOn.toISOString(),
    ects: decision.ectsGranted,
    parts: [
      {
        id: credential.id ?? decision.id,
        title: credential.title,
        awardingBody: credential.awardingBody,
        ects: credential.ectsClaimed ?? 0,
      },
    ],
    achievementId: decision.countsTowards?.id ?? null,
  }
}

/** What a learner record holds stands as its parts, each to be judged by itself. */
function contentOfRecord(record: JsonObject): CredentialContent {
  const parts = credentialsIn(record).map((credential) => {
    const { id, title, awardingBodies, ects } = readContent(credential)
    return { id: id ?? '', title, awardingBody: awardingBodies[0] ?? '', ects: ects ?? 0 }
  })
  return { ...contentOfAnyCredential(record), parts }
}
