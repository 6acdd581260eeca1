/** The signed token that carries a Token Status List, and how another token points into it (draft-ietf-oauth-status-list). */
import type { Cryptography } from '../cryptography.ts'
import {
  clockSkewMs,
  type KeyFinder,
  lookNumericDate,
  numericDateOf,
  readClaims,
  type SignJwsSettings,
  signatureAlgorithms,
  signCompactJws,
  type VerifiedJws,
  verifyCompactJws,
} from '../jose/index.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeTokenStatusList, encodeTokenStatusList, type StatusTokenList } from './token-status-list.ts'

export const statusListTokenType = 'statuslist+jwt'
export const statusListMediaType = 'application/statuslist+jwt'

/** Where the status of a token stands (section 6.2). */
export interface StatusListReference {
  readonly uri: string
  readonly index: number
}

/**
 * Reads a `status` claim.
 *
 * @throws MesheError `status.unsupported` for another mechanism, `status.malformed`
 */
export function readStatusListReference(status: JsonValue | undefined): StatusListReference {
  if (!isJsonObject(status)) throw malformed('status')
  const list = status['status_list']
  if (list === undefined) throw new MesheError('status.unsupported', 'This kind of status is not supported.')
  if (!isJsonObject(list)) throw malformed('status_list')
  const { idx, uri } = list
  if (typeof idx !== 'number' || !Number.isSafeInteger(idx) || idx < 0) throw malformed('idx')
  if (typeof uri !== 'string' || !URL.canParse(uri)) throw malformed('uri')
  return { uri, index: idx }
}

/** What stands under `status`. @throws MesheError `status.range` for an index that is no natural number */
export function statusClaimOf({ uri, index }: StatusListReference): JsonObject {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new MesheError('status.range', 'An index of a status list is a natural number.', { index })
  }
  return { status_list: { idx: index, uri } }
}

export interface StatusListTokenContent {
  readonly uri: string
  readonly list: StatusTokenList
  readonly issuedAt: Date
  readonly expiresAt?: Date | undefined
  /** How long a reader may keep it. */
  readonly timeToLiveMs?: number | undefined
  readonly issuer?: string | undefined
}

/** Signs a list (section 5.1). */
export async function issueStatusListToken(
  { uri, list, issuedAt, expiresAt, timeToLiveMs, issuer }: StatusListTokenContent,
  { cryptography, ...signing }: SignJwsSettings & { readonly cryptography: Pick<Cryptography, 'deflate'> },
): Promise<string> {
  const claims = {
    ...(issuer === undefined ? {} : { iss: issuer }),
    sub: uri,
    iat: numericDateOf(issuedAt),
    ...(expiresAt === undefined ? {} : { exp: numericDateOf(expiresAt) }),
    ...(timeToLiveMs === undefined ? {} : { ttl: Math.floor(timeToLiveMs / 1000) }),
    status_list: await encodeTokenStatusList(list, cryptography),
  }
  return signCompactJws(JSON.stringify(claims), { ...signing, header: { ...signing.header, typ: statusListTokenType } })
}

export interface VerifyStatusListSettings {
  readonly uri: string
  readonly now: Date
  readonly cryptography: Pick<Cryptography, 'verify' | 'inflate'>
  readonly findKey: KeyFinder
}

export interface VerifiedStatusList {
  readonly list: StatusTokenList
  readonly issuer: string | null
  readonly issuedAt: Date
  readonly expiresAt: Date | null
  readonly timeToLiveMs: number | null
  readonly jws: VerifiedJws
}

/**
 * Verifies a list (sections 5.1 and 8.3), before anything in it is believed.
 *
 * @throws MesheError as `verifyCompactJws` and `decodeTokenStatusList` do; `status.list-mismatch` (`sub` is another
 *   address), `jwt.expired`, `jwt.issued-in-future`, `status.malformed`
 */
export async function verifyStatusListToken(
  token: string,
  { uri, now, cryptography, findKey }: VerifyStatusListSettings,
): Promise<VerifiedStatusList> {
  const jws = await verifyCompactJws(token, {
    cryptography,
    findKey,
    algorithms: signatureAlgorithms,
    types: [statusListTokenType],
    allowCertificates: true,
    maxLength: 2 * 1024 * 1024,
  })
  const claims = readClaims(jws.payload, { maxBytes: 2 * 1024 * 1024 })
  const { sub, iss, ttl } = claims
  if (sub !== uri) throw new MesheError('status.list-mismatch', 'The list is another one than was asked for.')
  const issuedAt = lookNumericDate(claims, 'iat')
  const expiresAt = lookNumericDate(claims, 'exp')
  if (issuedAt === null) throw malformed('iat')
  if (issuedAt.getTime() - clockSkewMs > now.getTime()) {
    throw new MesheError('jwt.issued-in-future', 'The list was made in the future.')
  }
  if (expiresAt !== null && expiresAt <= now) throw new MesheError('jwt.expired', 'The list has ended.')
  if (ttl !== undefined && !(typeof ttl === 'number' && ttl > 0)) throw malformed('ttl')
  return {
    list: await decodeTokenStatusList(claims['status_list'], cryptography),
    issuer: typeof iss === 'string' ? iss : null,
    issuedAt,
    expiresAt,
    timeToLiveMs: ttl === undefined ? null : ttl * 1000,
    jws,
  }
}

function malformed(member: string): MesheError {
  return new MesheError('status.malformed', 'The status list does not follow the norm.', { member })
}
