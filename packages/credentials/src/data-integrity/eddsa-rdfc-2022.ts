/** Cryptosuite eddsa-rdfc-2022 (Data Integrity EdDSA Cryptosuites 1.0, section 3.2). */
import { canonicalize } from '../json-ld/index.ts'
import { type Cryptosuite, hashBoth } from './cryptosuite.ts'

export const eddsaRdfc2022: Cryptosuite = {
  name: 'eddsa-rdfc-2022',
  prepareProof: (_document, proofOptions) => proofOptions,
  documentOf: (document) => document,
  async hashData({ document, proofOptions, cryptography }) {
    // The proof configuration takes the context of the document, whatever it said itself (section 3.2.5, step 4).
    const configuration = { ...proofOptions, '@context': document['@context'] }
    const sha256 = (bytes: Uint8Array) => cryptography.sha256(bytes)
    const canonicalProof = await canonicalize(configuration, { sha256 })
    return hashBoth(canonicalProof, await canonicalize(document, { sha256 }), cryptography)
  },
}
