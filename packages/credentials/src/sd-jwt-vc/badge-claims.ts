/** An Open Badge as an SD-JWT VC of the European pilots: its members are the claims, beside those that every token has. */
import { identifierOf, isJsonObject, textOf, withoutAbsent } from '../crosswalk/members.ts'
import { lookDateTimeStamp } from '../data-model/index.ts'
import { numericDateOf } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { statusClaimOf } from '../status/index.ts'
import { checkSignedClaims } from './credential-claims.ts'
import { type CredentialClaims, type CredentialClaimsOptions, lossesBetween } from './differences.ts'

/** The type of the European pilots for micro-credentials that are Open Badges 3.0. */
export const europeanMicroCredentialType = 'urn:eudi:micro_credential:1'

/** The claims of the token that are no members of a badge. */
const ofTheToken = ['vct', 'vct#integrity', 'iss', 'sub', 'jti', 'iat', 'nbf', 'exp', 'cnf', 'status']

/**
 * @param badge an AchievementCredential of the data model 2.0, without a proof
 * @throws MesheError `issuer.missing` without an issuer that has an identifier; `credential.proof-present`;
 *   `jwt.claims-malformed` for a date that no token can say (before 1970)
 */
export function toBadgeClaims(badge: JsonObject, { status }: CredentialClaimsOptions = {}): CredentialClaims {
  const issuer = identifierOf(badge['issuer'])
  if (issuer === null) throw new MesheError('issuer.missing', 'The badge does not say who issued it.')
  if (badge['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential carries a proof already.')
  }
  const { credentialStatus: _, ...members } = badge
  const claims = withoutAbsent({
    ...members,
    vct: europeanMicroCredentialType,
    iss: issuer,
    jti: textOf(badge['id']) ?? undefined,
    iat: claimOf(badge['awardedDate'] ?? badge['validFrom']),
    nbf: claimOf(badge['validFrom']),
    exp: claimOf(badge['validUntil']),
    status: status && statusClaimOf(status),
  }) as JsonObject
  checkSignedClaims(claims)
  const subject = badge['credentialSubject']
  const disclosable = !isJsonObject(subject)
    ? []
    : ['id', 'identifier', 'result'].flatMap((member) =>
        subject[member] === undefined ? [] : [['credentialSubject', member]],
      )
  return { format: 'sd-jwt-vc', claims, disclosable, losses: lossesBetween(badge, fromBadgeClaims(claims)) }
}

/** The badge that the claims of a verified token make, as far as its holder shows it. */
export function fromBadgeClaims(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !ofTheToken.includes(name)))
}

function claimOf(member: unknown): number | undefined {
  const moment = lookDateTimeStamp(member)
  return moment === null ? undefined : numericDateOf(moment)
}
