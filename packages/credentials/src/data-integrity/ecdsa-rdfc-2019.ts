/** Cryptosuite ecdsa-rdfc-2019 (Data Integrity ECDSA Cryptosuites 1.0, section 3.2). */
import { canonicalizeBoth } from '../json-ld/index.ts'
import type { HashingSuite } from './cryptosuite.ts'
import { hashFor, joinHashes } from './ecdsa-hash.ts'

export const ecdsaRdfc2019: HashingSuite = {
  name: 'ecdsa-rdfc-2019',
  keyTypes: ['P-256', 'P-384'],
  isForIssuing: true,
  signsJson: false,
  prepareProof: (_document, proofOptions) => proofOptions,
  documentOf: (document) => document,
  async hashData({ document, proofOptions, keyType, cryptography }) {
    // The hash of the curve also tells blank nodes apart (section 3.2.3, step 2).
    const hash = hashFor(keyType, cryptography)
    const { canonicalDocument, canonicalOther } = await canonicalizeBoth(document, proofOptions, hash)
    return joinHashes(canonicalOther, canonicalDocument, hash)
  },
}
