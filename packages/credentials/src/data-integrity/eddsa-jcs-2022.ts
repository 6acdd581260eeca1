/** Cryptosuite eddsa-jcs-2022 (Data Integrity EdDSA Cryptosuites 1.0, section 3.3). */
import { asList, canonicalizeJson, type JsonObject } from '../json/index.ts'
import { type Cryptosuite, hashBoth } from './cryptosuite.ts'

export const eddsaJcs2022: Cryptosuite = {
  name: 'eddsa-jcs-2022',
  prepareProof(document, proofOptions) {
    const context = document['@context']
    return context === undefined ? proofOptions : { ...proofOptions, '@context': context }
  },
  /** The document may have gained contexts since, at the end of the list only (section 3.3.2, step 4). */
  documentOf(document, proofOptions): JsonObject | null {
    const signed = proofOptions['@context']
    if (signed === undefined) return document
    const present = asList(document['@context'])
    const startsAlike = asList(signed).every(
      (context, index) =>
        present[index] !== undefined && canonicalizeJson(context) === canonicalizeJson(present[index]),
    )
    return startsAlike ? { ...document, '@context': signed } : null
  },
  hashData: ({ document, proofOptions, cryptography }) =>
    hashBoth(canonicalizeJson(proofOptions), canonicalizeJson(document), cryptography),
}
