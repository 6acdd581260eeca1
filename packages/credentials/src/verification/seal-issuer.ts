/** Who sealed: what the credential claims, and what the certificate says where an anchor confirms it. */
import { identifierOf, languageMapOf, objectOf, textIn, textOf } from '../crosswalk/members.ts'
import { checkOf } from './check.ts'
import type { OpenedCredential } from './sealed-credential.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import { verificationReasons } from './verification-reasons.ts'
import type { Check, IssuerReport } from './verification-report.ts'

export function checkSealIssuer(
  { credential, issuerReason, report }: OpenedCredential,
  { now, sealTrustAnchors }: VerificationEnvironment,
): { readonly check: Check; readonly issuer: IssuerReport } {
  const issuer = objectOf(credential['issuer'])
  const isConfirmed = verificationReasons[issuerReason].result === 'passed'
  const confirmed = isConfirmed ? report.sealedBy : null
  const name = report.sealedBy?.organisation ?? ''
  return {
    check: checkOf(issuerReason, {
      at: sealTrustAnchors?.readAt ?? now,
      source: sealTrustAnchors?.listName,
      facts: { name, country: report.sealedBy?.country ?? '' },
    }),
    issuer: {
      id: identifierOf(credential['issuer']) ?? '',
      claimedName: textOf(textIn(languageMapOf(issuer['legalName'] ?? issuer['name'], 'und'), 'en')),
      confirmedName: confirmed?.organisation ?? null,
      confirmedBy: isConfirmed ? (sealTrustAnchors?.listName ?? null) : null,
      country: confirmed?.country ?? null,
    },
  }
}
