/** The Verifiable Credentials Data Model, 1.1 and 2.0: the shape of a credential and of a presentation. */
export { checkCredentialShape, lookDataModelVersion } from './check-credential-shape.ts'
export { type EnvelopeType, lookEnveloped, lookEnvelopeType } from './check-envelope.ts'
export { checkPresentationShape, lookHolder } from './check-presentation-shape.ts'
export { credentialContexts, type DataModelVersion } from './contexts.ts'
export { createPresentation, type PresentationContent } from './create-presentation.ts'
export { lookDateTimeStamp } from './date-time-stamp.ts'
export { type DigestJudgement, type Digests, digestsOf, judgeDigests } from './resource-digest.ts'
export type { ShapeCode, ShapeFinding } from './shape-finding.ts'
