export { elmContext, elmContextUrl } from './context.ts'
export {
  edcGenericFullSchemaId,
  europeanDigitalCredentialContexts,
  toEuropeanDigitalCredential,
} from './to-european-digital-credential.ts'
export { type ElmDatatype, type ElmTerm, elmNamespaces, elmTerms } from './vocabulary-table.ts'
