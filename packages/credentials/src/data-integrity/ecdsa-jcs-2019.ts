/** Cryptosuite ecdsa-jcs-2019 (Data Integrity ECDSA Cryptosuites 1.0, section 3.3). */
import { canonicalizeJson } from '../json/index.ts'
import type { HashingSuite } from './cryptosuite.ts'
import { hashFor, joinHashes } from './ecdsa-hash.ts'
import { documentUnderSignedContext, withContextOf } from './signed-context.ts'

export const ecdsaJcs2019: HashingSuite = {
  name: 'ecdsa-jcs-2019',
  keyTypes: ['P-256', 'P-384'],
  isForIssuing: true,
  signsJson: true,
  prepareProof: withContextOf,
  documentOf: documentUnderSignedContext,
  hashData: ({ document, proofOptions, keyType, cryptography }) =>
    joinHashes(canonicalizeJson(proofOptions), canonicalizeJson(document), hashFor(keyType, cryptography)),
}
