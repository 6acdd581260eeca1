/**
 * Contexts in a document that only say what its further types are (VC Data Model 2.0, sections 4.3 and 4.5). They rename nothing that
 * a reader goes by, unlike every other context that somebody brings along.
 */
import { isUrl } from '../data-model/shape-finding.ts'
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'

/** The document without such contexts. */
export function withoutOwnTypes(document: JsonObject): JsonObject {
  const { '@context': contexts, ...content } = document
  if (!Array.isArray(contexts)) return document
  const types = asList(document['type'])
  const members = membersIn(content)
  return { ...document, '@context': contexts.filter((context) => !saysTypesOnly(context, types, members)) }
}

function saysTypesOnly(context: JsonValue, types: readonly JsonValue[], members: ReadonlySet<string>): boolean {
  if (!isJsonObject(context)) return false
  const terms = Object.entries(context)
  const isType = (term: string) => types.includes(term) && !members.has(term)
  return terms.length > 0 && terms.every(([term, meaning]) => isType(term) && isUrl(meaning))
}

/** A word that is a type and a member too would rename the member. */
function membersIn(value: JsonValue | undefined, found = new Set<string>()): ReadonlySet<string> {
  for (const [member, inner] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    found.add(member)
    membersIn(inner as JsonValue, found)
  }
  return found
}
