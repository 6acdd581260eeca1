/** How the JCS suites tie the `@context` of a document to its proof (vc-di-eddsa, section 3.3; vc-di-ecdsa, section 3.3). */
import { asList, canonicalizeJson, type JsonObject } from '../json/index.ts'

/** The proof takes the context of the document along. */
export function withContextOf(document: JsonObject, proofOptions: JsonObject): JsonObject {
  const context = document['@context']
  return context === undefined ? proofOptions : { ...proofOptions, '@context': context }
}

/** The document as it was signed: it may have gained contexts since, at the end of the list only; `null` for anything else. */
export function documentUnderSignedContext(document: JsonObject, proofOptions: JsonObject): JsonObject | null {
  const signed = proofOptions['@context']
  if (signed === undefined) return document
  const present = asList(document['@context'])
  const startsAlike = asList(signed).every(
    (context, index) => present[index] !== undefined && canonicalizeJson(context) === canonicalizeJson(present[index]),
  )
  return startsAlike ? { ...document, '@context': signed } : null
}
