/**
 * Whether a credential uses the words of its format as they are. JSON-LD lets anybody rename a term by a context of
 * their own or spell it out as an IRI without touching what is signed; a reader of the JSON would then see another
 * credential than the signature (Verifiable Credential Data Integrity 1.0, section 2.4.1 Validating Contexts).
 *
 * @module
 */
import { canonicalizeJson, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { annexOneContext } from '../open-badges/index.ts'
import { recognitionDecisionContext } from '../recognition-decision/index.ts'

const ownContexts = new Set([annexOneContext, recognitionDecisionContext].map((context) => canonicalizeJson(context)))
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

function isKnownContext(context: JsonValue | undefined): boolean {
  if (Array.isArray(context)) return context.every(isKnownContext)
  if (isJsonObject(context)) return ownContexts.has(canonicalizeJson(context))
  return typeof context === 'string'
}
