/**
 * A European Digital Credential as an SD-JWT VC with Linked Data (SD-JWT VCLD, OpenID4VP 1.0, appendix B.3.7): the claims of
 * the token say who issues it, how long it holds and whether it was withdrawn, and `ld` says everything else.
 *
 * @module
 */
import { identifierOf, isJsonObject, objectOf, textOf, withoutAbsent } from '../crosswalk/members.ts'
import { lookDateTimeStamp } from '../data-model/index.ts'
import { linksOf } from '../elm/linked-nodes.ts'
import { lookNumericDate, numericDateOf } from '../jose/index.ts'
import type { JsonObject, JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { ClaimPath } from '../sd-jwt/index.ts'
import { statusClaimOf } from '../status/index.ts'
import { checkSignedClaims } from './credential-claims.ts'
import { type CredentialClaims, type CredentialClaimsOptions, lossesBetween } from './differences.ts'

/** The type of the European pilots for credentials in the European Learning Model. */
export const europeanLearningModelType = 'urn:eudi:elm:1'

/** Members of the data model that claims of the token replace. */
const replaced = ['issuer', 'issuanceDate', 'validFrom', 'expirationDate', 'validUntil', 'credentialStatus', 'proof']

/**
 * @param credential a European Digital Credential, not sealed
 * @throws MesheError `issuer.missing` without an issuer that has an identifier,
 *   `credential.valid-until-before-valid-from` when the validity period is empty, `jwt.claims-malformed` for a date that
 *   no token can say (before 1970)
 */
export function toLinkedDataClaims(credential: JsonObject, { status }: CredentialClaimsOptions = {}): CredentialClaims {
  const issuer = identifierOf(credential['issuer'])
  if (issuer === null) throw new MesheError('issuer.missing', 'The credential does not say who issued it.')
  const starts = dateOf(credential, 'validFrom') ?? dateOf(credential, 'issuanceDate')
  const ends = dateOf(credential, 'validUntil') ?? dateOf(credential, 'expirationDate')
  if (starts !== null && ends !== null && ends < starts) {
    throw new MesheError('credential.valid-until-before-valid-from', 'The credential would end before it starts.')
  }
  const kept = Object.entries(credential).filter(([name]) => !replaced.includes(name))
  const claims = withoutAbsent({
    vct: europeanLearningModelType,
    iss: issuer,
    jti: textOf(credential['id']) ?? undefined,
    iat: claimOf(dateOf(credential, 'issued')),
    nbf: claimOf(starts),
    exp: claimOf(ends),
    status: status && statusClaimOf(status),
    ld: withoutPictures(Object.fromEntries(kept)),
  }) as JsonObject
  checkSignedClaims(claims)
  return {
    format: 'sd-jwt-vc',
    claims,
    disclosable: disclosableOf(claims),
    losses: lossesBetween(credential, fromLinkedDataClaims(claims)),
  }
}

/**
 * The credential that the claims of a verified token make with their Linked Data: who issued it, its period and nothing of
 * its status, which is the token's. It can then be judged by the rules of the model.
 *
 * @throws MesheError `credential.malformed` without Linked Data
 */
export function fromLinkedDataClaims(claims: JsonObject): JsonObject {
  const document = [claims['ld'], claims['elm']].find(isJsonObject)
  if (document === undefined) {
    throw new MesheError('credential.malformed', 'The claims hold no Linked Data.', { member: 'ld' })
  }
  const own = Object.fromEntries(Object.entries(document).filter(([name]) => !replaced.includes(name)))
  const [starts, ends] = [lookNumericDate(claims, 'nbf'), lookNumericDate(claims, 'exp')].map(textOfMoment)
  const iss = textOf(claims['iss'])
  return withoutAbsent({
    ...own,
    issuer: iss === null ? undefined : issuerNode(own, iss),
    issuanceDate: starts,
    validFrom: starts,
    expirationDate: ends,
    validUntil: ends,
  }) as JsonObject
}

/** The node that tells most about the issuer, where the document has one of its name. */
function issuerNode(document: JsonObject, iss: string): JsonObject {
  return linksOf(document)(iss)[0] ?? { id: iss }
}

function dateOf(credential: JsonObject, member: string): Date | null {
  return lookDateTimeStamp(credential[member])
}

function claimOf(moment: Date | null): number | undefined {
  return moment === null ? undefined : numericDateOf(moment)
}

function textOfMoment(moment: Date | null): string | undefined {
  return moment?.toISOString().replace('.000Z', 'Z')
}

/** Pictures have hundreds of kilobytes: no wallet takes them, and a page is drawn again from what the credential says. */
function withoutPictures(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutPictures)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'image' && name !== 'bannerImage' && name !== 'logo')
      .map(([name, inner]) => [name, withoutPictures(inner as JsonValue)]),
  )
}

/** What identifies the person; her achievements stand in the open. */
const personal =
  'givenName familyName fullName birthName patronymicName dateOfBirth placeOfBirth nationalId nationalID identifier contactPoint'.split(
    ' ',
  )

function disclosableOf(claims: JsonObject): readonly ClaimPath[] {
  const person = objectOf(claims['ld'])['credentialSubject']
  if (!isJsonObject(person)) return []
  return personal.filter((member) => person[member] !== undefined).map((member) => ['ld', 'credentialSubject', member])
}
