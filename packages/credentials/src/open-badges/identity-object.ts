/**
 * Who a badge is about, as far as it says so beside an identifier (Open Badges 3.0, IdentityObject).
 *
 * @module
 */
import { objectsOf, textOf } from '../crosswalk/members.ts'
import type { Cryptography } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { isHashOf, matchesIdentityHash } from './identity-hash.ts'

/** IdentifierTypeEnum of the norm; any other begins with `ext:`. */
export const identityTypes = [
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
] as const
export type IdentityType = (typeof identityTypes)[number] | `ext:${string}`

export interface BadgeIdentity {
  readonly type: IdentityType
  readonly isHashed: boolean
  /** The value itself, or its hash. */
  readonly value: string
  /** Empty where the hash has none. */
  readonly salt: string
}

export interface KnownIdentity {
  readonly type: IdentityType
  readonly value: string
}

const known: ReadonlySet<string> = new Set(identityTypes)
const hashForm = /^(?:sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i

/**
 * The identities of a subject. One that is not in order is left out, since it names nobody: of an unknown type, without a
 * value, neither said to be hashed nor not, or hashed in a form that the norm does not know.
 */
export function readIdentities(subject: JsonObject): readonly BadgeIdentity[] {
  return objectsOf(subject['identifier']).flatMap((identity) => {
    const type = textOf(identity['identityType'])
    const value = textOf(identity['identityHash'])
    const { hashed, salt = '' } = identity
    if (type === null || value === null || typeof hashed !== 'boolean' || typeof salt !== 'string') return []
    if (!known.has(type) && !/^ext:[\w.|-]+$/.test(type)) return []
    if (hashed && !hashForm.test(value)) return []
    return [{ type: type as IdentityType, isHashed: hashed, value, salt: hashed ? salt : '' }]
  })
}

/** Whether a proven identity is the one a badge names. Mail addresses are compared without regard to case, all else exactly. */
export async function matchesIdentity(
  identity: BadgeIdentity,
  { type, value }: KnownIdentity,
  cryptography: Cryptography,
): Promise<boolean> {
  if (identity.type !== type || value === '') return false
  const hash = { identityHash: identity.value, salt: identity.salt }
  if (type === 'emailAddress') {
    if (!identity.isHashed) return identity.value.trim().toLowerCase() === value.trim().toLowerCase()
    return matchesIdentityHash(hash, value, cryptography)
  }
  return identity.isHashed ? isHashOf(hash, value, cryptography) : identity.value === value
}
