/** Cryptosuite eddsa-jcs-2022 (Data Integrity EdDSA Cryptosuites 1.0, section 3.3). */
import { canonicalizeJson } from '../json/index.ts'
import { type HashingSuite, hashBoth } from './cryptosuite.ts'
import { documentUnderSignedContext, withContextOf } from './signed-context.ts'

export const eddsaJcs2022: HashingSuite = {
  name: 'eddsa-jcs-2022',
  keyTypes: ['Ed25519'],
  isForIssuing: true,
  signsJson: true,
  prepareProof: withContextOf,
  documentOf: documentUnderSignedContext,
  hashData: ({ document, proofOptions, cryptography }) =>
    hashBoth(canonicalizeJson(proofOptions), canonicalizeJson(document), cryptography),
}
