/**
 * Whether a credential uses the words of its format as they are. JSON-LD lets anybody rename a term by a context of
 * their own or spell it out as an IRI without touching what is signed; a reader of the JSON would then see another
 * credential than the signature (Verifiable Credential Data Integrity 1.0, section 2.4.1 Validating Contexts).
 *
 * @module
 */
import { identifierOf, listOf, objectsOf } from '../crosswalk/members.ts'
import { canonicalizeJson, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { annexOneContext } from '../open-badges/index.ts'
import { recognitionDecisionContext } from '../recognition-decision/index.ts'

const ownContexts = new Set([annexOneContext, recognitionDecisionContext].map((context) => canonicalizeJson(context)))
/** Members of a second object of the same name that move nothing out of sight: criteria may bear the achievement's name. */
const harmlessMembers = new Set(['id', 'type', 'narrative'])
const valueObjectMembers = new Set(['@value', '@language', '@direction', '@type'])

/** True when every member is a term and every context is an address or one of MESHE's own, word for word. */
export function usesUnambiguousWords(credential: JsonObject): boolean {
  const { proof: _, ...unsecured } = credential
  return isUnambiguous(unsecured)
}

function isUnambiguous(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.every(isUnambiguous)
  if (!isJsonObject(value)) return true
  const isValueObject = '@value' in value
  return Object.entries(value).every(([member, inner]) => {
    if (member === '@context') return isKnownContext(inner)
    if (member.startsWith('@')) return isValueObject && valueObjectMembers.has(member)
    return !member.includes(':') && isUnambiguous(inner)
  })
}

/**
 * True when a reader who takes the first subject and the first achievement sees all of them: JSON-LD merges nodes of one
 * identifier, so that a grade could be moved out of sight into a second object of the same name without touching the seal.
 */
export function hasEachNodeOnce(credential: JsonObject): boolean {
  const { proof: _, issuer, ...unsecured } = credential
  const subjects = objectsOf(unsecured['credentialSubject'])
  const achievements = subjects.flatMap((subject) => objectsOf(subject['achievement']))
  if (listOf(unsecured['credentialSubject']).length !== 1 || achievements.length > 1) return false
  const decisions = subjects.flatMap((subject) => objectsOf(subject['recognitionDecision']))
  const parts = decisions.flatMap((decision) => [
    ...objectsOf(decision['recognisedCredential']),
    ...objectsOf(decision['countsTowards']),
  ])
  const evidence = objectsOf(unsecured['evidence'])
  const held = subjects.flatMap((subject) => objectsOf(subject['verifiableCredential']))
  const heldSubjects = held.flatMap((one) => objectsOf(one['credentialSubject']))
  const heldAchievements = heldSubjects.flatMap((subject) => objectsOf(subject['achievement']))
  const read = [...subjects, ...achievements, ...decisions, ...parts, ...evidence, ...held, ...heldAchievements]
  const writings = new Map<string, string>()
  for (const node of read) if (typeof node['id'] === 'string') writings.set(node['id'], canonicalizeJson(node))
  const isSelfIssued = subjects[0]?.['id'] !== undefined && subjects[0]['id'] === identifierOf(issuer)
  return isWrittenAlike(unsecured, writings) && (isSelfIssued || isWrittenAlike(issuer, writings))
}

/** Whether every object that says something about one of these nodes says all of it. */
function isWrittenAlike(value: JsonValue | undefined, writings: ReadonlyMap<string, string>): boolean {
  if (Array.isArray(value)) return value.every((item) => isWrittenAlike(item, writings))
  if (!isJsonObject(value)) return true
  const id = value['id']
  const writing = typeof id === 'string' ? writings.get(id) : undefined
  const isHarmless = Object.keys(value).every((member) => harmlessMembers.has(member))
  if (writing !== undefined && !isHarmless && canonicalizeJson(value) !== writing) return false
  return Object.values(value).every((inner) => isWrittenAlike(inner, writings))
}

function isKnownContext(context: JsonValue | undefined): boolean {
  if (Array.isArray(context)) return context.every(isKnownContext)
  if (isJsonObject(context)) return ownContexts.has(canonicalizeJson(context))
  return typeof context === 'string'
}
