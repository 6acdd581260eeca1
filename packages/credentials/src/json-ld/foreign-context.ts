/**
 * Which contexts a document uses (Verifiable Credential Data Integrity 1.0, section 4.6 Context Validation).
 * A signature over RDF does not cover the names of members: a context written into the document can exchange the names of
 * two claims and leave the signature whole. Who reads members by name first asks whether their meaning is the known one.
 *
 * @module
 */
import { asList, isJsonObject, type JsonValue } from '../json/index.ts'

/**
 * The first context, at any depth, that is not in the list (all inline contexts are not), as JSON Pointer (RFC 6901) to
 * its `@context` member; `null` when every name means what the listed contexts say.
 */
export function lookForeignContext(document: JsonValue, known: readonly string[]): string | null {
  return search(document, '', known)
}

function search(value: JsonValue | undefined, path: string, known: readonly string[]): string | null {
  if (Array.isArray(value)) return firstOf(value.map((item, index) => [String(index), item]))
  if (!isJsonObject(value)) return null
  const context = value['@context']
  if (context === null) return `${path}/@context`
  if (!asList(context).every((entry) => typeof entry === 'string' && known.includes(entry))) return `${path}/@context`
  return firstOf(Object.entries(value).filter(([member]) => member !== '@context'))

  function firstOf(members: readonly (readonly [string, JsonValue | undefined])[]): string | null {
    for (const [member, inner] of members) {
      const found = search(inner, `${path}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`, known)
      if (found !== null) return found
    }
    return null
  }
}
