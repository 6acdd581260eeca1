/** Cryptosuite eddsa-rdfc-2022 (Data Integrity EdDSA Cryptosuites 1.0, section 3.2). */
import { canonicalize, canonicalizeBoth, createSharedCanonicalizer, sha256Hex } from '../json-ld/index.ts'
import { decodeHex } from '../multiformats/index.ts'
import { type HashingSuite, hashBoth } from './cryptosuite.ts'

export const eddsaRdfc2022: HashingSuite = {
  name: 'eddsa-rdfc-2022',
  keyTypes: ['Ed25519'],
  isForIssuing: true,
  signsJson: false,
  prepareProof: (_document, proofOptions) => proofOptions,
  documentOf: (document) => document,
  async hashData({ document, proofOptions, cryptography }) {
    // The proof configuration takes the context of the document, whatever it said itself (section 3.2.5, step 4).
    const { canonicalDocument, canonicalOther } = await canonicalizeBoth(document, proofOptions, cryptography.sha256Hex)
    return hashBoth(canonicalOther, canonicalDocument, cryptography)
  },
  hashMany({ document: shared, proofOptions, cryptography }) {
    const hash = cryptography.sha256Hex ?? sha256Hex
    const canonicalizeShared = createSharedCanonicalizer(shared, hash)
    let hashedProof: string | null = null
    return async (document) => {
      hashedProof ??= hash(await canonicalize({ ...proofOptions, '@context': shared['@context'] }, { sha256Hex: hash }))
      return decodeHex(hashedProof + hash(await canonicalizeShared(document)))
    }
  },
}
