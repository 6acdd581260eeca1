/** What the command line and the tests may use of the server. */
export { type FoundedInstitution, Founding, foundInstitutions } from './accounts/founding.ts'
export { createInstitution, findNodeIdentity, type NewInstitution } from './accounts/institutions.ts'
export { answering } from './batch/worker-answer.ts'
export { createWorkerPool, inParts, type WorkerPool, worthThreads } from './batch/worker-pool.ts'
export { Config, configFromEnvironment, showsMailSink } from './config/config.ts'
export { connect, type Db, inTransaction } from './db/db.ts'
export {
  type EmbeddedPostgres,
  eraseEmbeddedPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from './db/embedded-postgres.ts'
export { migrate, pendingMigrations } from './db/migrations.ts'
export type { AppContext } from './http/context.ts'
export { describeApi } from './http/openapi.ts'
export { readAwardList } from './issuance/read-award-list.ts'
export { nodeCryptography } from './keys/node-cryptography.ts'
export { createNodeSigner, rawPublicKeyOf } from './keys/node-signer.ts'
export { openSealKey, type SealKey } from './keys/seal-key.ts'
export { type ReadSealKeys, readSealKeys } from './keys/seal-keys.ts'
export { createNode, type MesheNode } from './node.ts'
export { createOutboundFetch, type OutboundFetch } from './outbound/outbound-fetch.ts'
export { type ReadSealTrustAnchors, readSealTrustAnchors } from './verification/seal-trust-anchors.ts'
export { createTextReader } from './verification/text-reader.ts'
