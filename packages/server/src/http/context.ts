/** Everything a slice may use, built by hand in `node.ts` and handed down; tests replace clock, network and mail here. */
import type { Cryptography } from '@meshe/credentials'
import type { SealTrustAnchors } from '@meshe/credentials/verification'
import type { Config } from '../config/config.ts'
import type { Db } from '../db/db.ts'
import type { JobRunner } from '../jobs/job-runner.ts'
import type { KeyStore } from '../keys/key-store.ts'
import type { SealKeys } from '../keys/seal-keys.ts'
import type { Logger } from '../log/logger.ts'
import type { OutboundFetch } from '../outbound/outbound-fetch.ts'
import type { Metrics } from './metrics.ts'

export interface AppContext {
  readonly config: Config
  readonly db: Db
  readonly clock: () => Date
  readonly keys: KeyStore
  readonly cryptography: Cryptography
  /** Who is trusted to name the organisations that seal; null when nobody was configured. */
  readonly sealTrustAnchors: SealTrustAnchors | null
  /** Keys of institutions that seal European Digital Credentials, by short name; most have none. */
  readonly sealKeys: SealKeys
  readonly outbound: OutboundFetch
  readonly jobs: JobRunner
  readonly log: Logger
  readonly metrics: Metrics
}
