/** A decision on recognition as a credential of its own. */
export { recognitionDecisionContext, recognitionDecisionType } from './recognition-context.ts'
export * from './recognition-decision.ts'
export {
  readRecognitionDecisionCredential,
  toRecognitionDecisionCredential,
} from './recognition-decision-credential.ts'
