/**
 * One award in one format, and exactly what that format could not say.
 *
 * @module
 */

import type { JsonObject } from '../json/index.ts'

export type { JsonObject } from '../json/index.ts'

export interface Loss {
  /** Where the lost value stands in the `Award`, e.g. `microCredential.qualityAssurance`. */
  readonly path: string
  /** `no-term`: the format has no place for it; `reduced`: it is carried with less meaning; `language`: some languages are dropped. */
  readonly kind: 'no-term' | 'reduced' | 'language'
  /** One sentence in English for the report. */
  readonly note: string
}

export interface Encoding {
  readonly format: 'open-badges-3.0' | 'european-digital-credential'
  /** Unsecured credential, ready for a proof. */
  readonly credential: JsonObject
  /** Losses for this very award: a value that the award does not have is not lost. */
  readonly losses: readonly Loss[]
}
