/** JSON-LD 1.1 without network: bundled contexts and canonical N-Quads. */
export { bundledContexts } from './bundled-contexts.ts'
export { type CanonicalizeSettings, canonicalize, canonicalizeBoth } from './canonicalize.ts'
export { createSharedCanonicalizer } from './canonicalize-many.ts'
export { createDocumentLoader, type DocumentLoader } from './document-loader.ts'
export { lookForeignContext } from './foreign-context.ts'
export { type Sha256Hex, sha256Hex } from './rdf/sha256-hex.ts'
