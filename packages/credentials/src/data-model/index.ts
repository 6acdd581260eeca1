/** The Verifiable Credentials Data Model, 1.1 and 2.0: the shape of a credential. */
export {
  checkCredentialShape,
  credentialContexts,
  type DataModelVersion,
  lookDataModelVersion,
} from './check-credential-shape.ts'
export { lookDateTimeStamp } from './date-time-stamp.ts'
export type { ShapeCode, ShapeFinding } from './shape-finding.ts'
