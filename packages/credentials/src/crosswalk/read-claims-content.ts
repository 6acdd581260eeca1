/**
 * What an SD-JWT VC says: the micro-credential of the network, the learning credentials of European pilots, and those
 * that carry Linked Data (SD-JWT VCLD, OpenID4VP 1.0, appendix B.3.7).
 *
 * @module
 */
import { readEuropeanDigitalCredential } from '../elm/index.ts'
import { readAchievementCredential } from '../open-badges/index.ts'
import { microCredentialType, momentOf, nameOf, readMicroCredentialClaims } from '../sd-jwt-vc/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'
import { contentOfAnyCredential, emptyContent } from './content-of-any-credential.ts'
import type { JsonObject } from './encoding.ts'
import { hasType, isJsonObject, languageMapOf, objectOf, objectsOf, textIn, textOf } from './members.ts'

/**
 * Reads the claims that a holder shows. Dates are those of the token, whatever Linked Data inside it says.
 *
 * @throws MesheError `credential.malformed` for Linked Data that misses what makes it what it is, `jwt.claims-malformed`
 */
export function readClaimsContent(claims: JsonObject): CredentialContent {
  if (claims['vct'] === microCredentialType) return readMicroCredentialClaims(claims).content
  const content = contentOfDocument(claims)
  const awardedOn = content.awardedOn ?? momentOf(claims, 'iat')
  return {
    ...content,
    id: content.id ?? textOf(claims['jti']),
    holderName: content.holderName ?? nameOf(claims),
    awardedOn,
    validFrom: momentOf(claims, 'nbf') ?? content.validFrom,
    validUntil: momentOf(claims, 'exp') ?? content.validUntil,
  }
}

/** Name of the issuer as the claims give it, or null. */
export function readClaimedIssuer(claims: JsonObject): string | null {
  for (const member of ['awarding_body', 'issuer']) {
    const issuer = documentOf(claims)[member] ?? claims[member]
    const name = languageMapOf(objectOf(issuer)['name'] ?? objectOf(issuer)['legalName'], 'und')
    if (Object.keys(name).length > 0) return textIn(name, 'en')
  }
  return textOf(claims['issuing_authority'])
}

function contentOfDocument(claims: JsonObject): CredentialContent {
  const document = documentOf(claims)
  const subject = objectOf(document['credentialSubject'])
  if (objectsOf(subject['achievement']).length > 0) return readAchievementCredential(document).content
  if ('hasClaim' in subject || hasType(document, 'EuropeanDigitalCredential')) {
    return readEuropeanDigitalCredential(asEuropean(document)).content
  }
  if (document !== claims) return contentOfAnyCredential(document)
  const issuer = textOf(claims['issuing_authority'])
  return { ...emptyContent, awardingBodies: issuer === null ? [] : [issuer] }
}

/** The credential inside: `ld` of SD-JWT VCLD, `elm` of `urn:eudi:elm:1`, or the claims themselves. */
function documentOf(claims: JsonObject): JsonObject {
  const inner = [claims['ld'], claims['elm']].find(isJsonObject)
  return inner ?? claims
}

/** The type of the token says what its members are; they need not say it again. */
function asEuropean(document: JsonObject): JsonObject {
  return hasType(document, 'EuropeanDigitalCredential')
    ? document
    : { ...document, type: ['VerifiableCredential', 'EuropeanDigitalCredential'] }
}
