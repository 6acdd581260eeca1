/**
 * Open Badges 2.0 (and 1.x) as it comes in: an Assertion, hosted or signed, alone or baked, and what it says in the words of 3.0.
 *
 * @module
 */
import { listOf, objectOf, objectsOf, textOf, withoutAbsent } from '../crosswalk/members.ts'
import { isJsonObject, type JsonObject, parseJson } from '../json/index.ts'
import { decodeBase64url } from '../multiformats/index.ts'

const contexts = /^https:\/\/w3id\.org\/openbadges\/v[12]$/
const limits = { maxBytes: 512 * 1024, maxDepth: 64, maxNodes: 20_000 }

/** Whether an object is an Assertion: by its context, and by the two members that every Assertion has. */
export function isAssertion(document: JsonObject): boolean {
  const named = listOf(document['@context']).some((context) => typeof context === 'string' && contexts.test(context))
  return named && document['badge'] !== undefined && document['recipient'] !== undefined
}

export interface SignedAssertion {
  readonly token: string
  readonly assertion: JsonObject
}

/** A signed badge: a compact JWS whose payload is an Assertion (Open Badges 2.0, section Signed Badges), or null. */
export function lookSignedAssertion(text: string): SignedAssertion | null {
  const payload = /^[\w-]{4,8192}\.([\w-]+)\.[\w-]+$/.exec(text.trim())?.[1]
  if (payload === undefined || payload.length > limits.maxBytes) return null
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const assertion = parseJson(decoder.decode(decodeBase64url(payload)), limits)
    return isJsonObject(assertion) && isAssertion(assertion) ? { token: text.trim(), assertion } : null
  } catch {
    return null
  }
}

/**
 * The assertion in the words of Open Badges 3.0, for readers of those. Class and issuer are read where they are written out;
 * where only their addresses stand, nothing more is known than these.
 */
export function toThirdVersion(assertion: JsonObject): JsonObject {
  const badge = nodeOf(assertion['badge'])
  const issuer = nodeOf(badge['issuer'])
  const language = textOf(badge['@language']) ?? textOf(assertion['@language']) ?? undefined
  const criteria = nodeOf(badge['criteria'])
  return withoutAbsent({
    id: textOf(assertion['id']) ?? undefined,
    type: ['AchievementCredential'],
    issuer: withoutAbsent({ id: textOf(issuer['id']) ?? undefined, type: ['Profile'], name: issuer['name'] }),
    issuanceDate: dateOf(assertion['issuedOn']),
    expirationDate: dateOf(assertion['expires']),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: objectsOf(assertion['recipient']).map((recipient) => identityOf(recipient)),
      achievement: withoutAbsent({
        id: textOf(badge['id']) ?? undefined,
        type: ['Achievement'],
        name: badge['name'],
        description: badge['description'],
        inLanguage: language,
        version: badge['version'],
        criteria: withoutAbsent({ id: textOf(criteria['id']) ?? undefined, narrative: criteria['narrative'] }),
        alignment: objectsOf(badge['alignment']),
      }),
    },
  })
}

/** Members that may stand as an address alone. */
function nodeOf(value: unknown): JsonObject {
  return typeof value === 'string' ? { id: value } : objectOf(value)
}

/** Types of recipients are free in 2.0; `email` is the usual one. */
function identityOf(recipient: JsonObject): JsonObject {
  const type = textOf(recipient['type']) ?? ''
  return withoutAbsent({
    type: 'IdentityObject',
    hashed: recipient['hashed'] === true,
    identityHash: recipient['identity'],
    identityType: type === 'email' ? 'emailAddress' : `ext:${type}`,
    salt: recipient['salt'],
  })
}

/** 1.x allows a number of seconds. */
function dateOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Math.abs(value) < 1e11) return new Date(value * 1000).toISOString()
  return textOf(value) ?? undefined
}
