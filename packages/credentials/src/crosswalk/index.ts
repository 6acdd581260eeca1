export { detectFormat, isSealed } from './detect-format.ts'
export type { Encoding, JsonObject, Loss } from './encoding.ts'
export { readContent } from './read-content.ts'
export { type ReadMicroCredential, readMicroCredential } from './read-micro-credential.ts'
