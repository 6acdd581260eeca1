/** Decentralized identifiers: documents, did:key, did:jwk and did:web. */
export {
  createDidDocument,
  type DidDocument,
  type DidDocumentContent,
  type DidKey,
  type DidResolver,
  type DidService,
  readDidDocument,
  type VerificationMethod,
} from './did-document.ts'
export { didJwkOf, resolveDidJwk } from './did-jwk.ts'
export { didKeyOf, resolveDidKey } from './did-key.ts'
export { createDidResolver, type DidResolverSettings } from './did-resolver.ts'
export { didWebDocumentUrl, didWebOf } from './did-web.ts'
export { findVerificationMethod, type ProofPurpose, readVerificationKey } from './verification-method.ts'
