export { applicationProfile, type Cardinality, issuerCardinality } from './application-profile.ts'
export { elmContext, elmContextUrl } from './context.ts'
export type { ElmVersion } from './elm-version.ts'
export {
  type ElmWarning,
  type ElmWarningCode,
  elmWarningCodes,
  isEuropeanDigitalCredential,
  lintElm,
} from './lint-elm.ts'
export {
  type ReadEuropeanDigitalCredential,
  type ReadHolder,
  readAwardingCountry,
  readEuropeanDigitalCredential,
  readHolder,
} from './read-european-digital-credential.ts'
export { openSealedPayload, type SealedPayload } from './sealed-payload.ts'
export {
  edcGenericFullSchemaId,
  europeanDigitalCredentialContexts,
  toEuropeanDigitalCredential,
} from './to-european-digital-credential.ts'
export type { ElmProfile } from './validation/compile-profile.ts'
export type { ElmConstraint } from './validation/property-check.ts'
export {
  type ElmValidation,
  type ElmViolation,
  type ValidateElmOptions,
  validateElm,
} from './validation/validate-elm.ts'
export { type ElmDatatype, type ElmTerm, elmNamespaces, elmTerms } from './vocabulary-table.ts'
