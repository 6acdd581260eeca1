/**
 * Registered claims and the members of the credential that they stand for (VC Data Model 1.1, section 6.3.1; Open Badges
 * 3.0, section 8.2): where both stand they say the same, where one is missing the other stands in.
 *
 * @module
 */
import { lookDateTimeStamp } from '../data-model/index.ts'
import { lookNumericDate, numericDateOf } from '../jose/index.ts'
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'

const firstDataModel = 'https://www.w3.org/2018/credentials/v1'
const registered = ['iss', 'sub', 'aud', 'jti', 'nbf', 'exp', 'iat']

/**
 * Claims of other tokens: of access (RFC 9068), of identity (OpenID Connect), of proofs, events, lists and federation. A
 * credential has none of them.
 */
const foreign =
  'scope client_id azp at_hash c_hash auth_time acr amr sid events vp vct sd_hash _sd _sd_alg status_list metadata jwks htm htu ath token_type authorization_details'.split(
    ' ',
  )

/**
 * The credential of a token: what stands in `vc`, or the claims themselves without the registered ones.
 *
 * @throws MesheError `vc-jwt.claim-forbidden` for a claim of another kind of token, `vc-jwt.claim-missing` (`iss`; in the
 *   open form also `nbf` and `jti` for members that stand there), `vc-jwt.claim-contradiction`, and
 *   `jwt.claims-malformed` for a date
 */
export function credentialOfClaims(claims: JsonObject): JsonObject {
  for (const name of foreign) {
    if (claims[name] !== undefined) {
      throw new MesheError('vc-jwt.claim-forbidden', 'A credential has no such claim.', { claim: name })
    }
  }
  const inner = claims['vc']
  checkAudience(isJsonObject(inner) ? inner : claims, claims)
  if (isJsonObject(inner)) return withClaims(inner, claims)
  const open = Object.fromEntries(Object.entries(claims).filter(([name]) => !registered.includes(name)))
  requireRepeated(open, claims)
  return withClaims(open, claims)
}

/**
 * 1EdTech's own badges are addressed to the person that they are about. Any other audience is a sign of a token that was
 * made for somebody to let somebody in.
 */
function checkAudience(credential: JsonObject, { aud, sub }: JsonObject): void {
  if (aud !== undefined && aud !== (subjectIdOf(credential) ?? sub)) {
    throw new MesheError('vc-jwt.claim-forbidden', 'A credential is not for an audience.', { claim: 'aud' })
  }
}

/** In the open form the identifier and the start are said twice (Open Badges 3.0, section 8.2.4). */
function requireRepeated(credential: JsonObject, claims: JsonObject): void {
  const repeats = { jti: credential['id'], nbf: dateOf(credential, 'start') }
  for (const [name, member] of Object.entries(repeats)) {
    if (member !== undefined && claims[name] === undefined) throw missing(name)
  }
}

function withClaims(credential: JsonObject, claims: JsonObject): JsonObject {
  const { iss, jti, sub } = claims
  if (typeof iss !== 'string' || iss === '') throw missing('iss')
  for (const [claim, value] of Object.entries({ jti, sub })) {
    if (value !== undefined && typeof value !== 'string') throw contradiction(claim)
  }
  return withDates(
    withSubject(withMember(withIssuer(credential, iss), 'id', { claim: 'jti', value: jti }), sub),
    claims,
  )
}

function withIssuer(credential: JsonObject, iss: string): JsonObject {
  const { issuer } = credential
  if (issuer === undefined) return { ...credential, issuer: iss }
  if (!isJsonObject(issuer)) return withMember(credential, 'issuer', { claim: 'iss', value: iss })
  return { ...credential, issuer: withMember(issuer, 'id', { claim: 'iss', value: iss }) }
}

function withSubject(credential: JsonObject, sub: JsonValue | undefined): JsonObject {
  const { credentialSubject: subject } = credential
  if (sub === undefined) return credential
  const [only, ...others] = asList(subject)
  if (!isJsonObject(only) || others.length > 0) throw contradiction('sub')
  const named = withMember(only, 'id', { claim: 'sub', value: sub })
  return { ...credential, credentialSubject: Array.isArray(subject) ? [named] : named }
}

function withDates(credential: JsonObject, claims: JsonObject): JsonObject {
  return withDate(withDate(credential, claims, 'start'), claims, 'end')
}

function withDate(credential: JsonObject, claims: JsonObject, edge: 'start' | 'end'): JsonObject {
  const claim = edge === 'start' ? 'nbf' : 'exp'
  const moment = lookNumericDate(claims, claim)
  if (moment === null) return credential
  const said = dateOf(credential, edge)
  if (said === undefined) return { ...credential, [memberOf(credential, edge)]: moment.toISOString() }
  const stamp = lookDateTimeStamp(said)
  if (stamp === null || numericDateOf(stamp) !== numericDateOf(moment)) throw contradiction(claim)
  return credential
}

function dateOf(credential: JsonObject, edge: 'start' | 'end'): JsonValue | undefined {
  return credential[memberOf(credential, edge)]
}

function memberOf(credential: JsonObject, edge: 'start' | 'end'): string {
  const isFirst = asList(credential['@context'])[0] === firstDataModel
  if (edge === 'start') return isFirst ? 'issuanceDate' : 'validFrom'
  return isFirst ? 'expirationDate' : 'validUntil'
}

function subjectIdOf({ credentialSubject: subject }: JsonObject): JsonValue | undefined {
  const [only, ...others] = asList(subject)
  return isJsonObject(only) && others.length === 0 ? only['id'] : undefined
}

interface Claimed {
  readonly claim: string
  readonly value: JsonValue | undefined
}

function withMember(object: JsonObject, member: string, { claim, value }: Claimed): JsonObject {
  if (value === undefined) return object
  if (object[member] !== undefined && object[member] !== value) throw contradiction(claim)
  return { ...object, [member]: value }
}

function missing(claim: string): MesheError {
  return new MesheError('vc-jwt.claim-missing', 'The token lacks a claim that its norm demands.', { claim })
}

function contradiction(claim: string): MesheError {
  return new MesheError('vc-jwt.claim-contradiction', 'A claim says something else than the credential.', { claim })
}
