/** How fast credentials are signed, verified and encoded, against the usual libraries. */

import type { Comparison } from './compare.ts'
import { dataIntegrityRows } from './data-integrity-rows.ts'
import { measureElmValidation } from './elm-validate.ts'
import { statusRows } from './status-rows.ts'
import { tokenRows } from './token-rows.ts'

export async function comparisons(): Promise<Comparison[]> {
  return [
    ...(await dataIntegrityRows()),
    ...(await tokenRows()),
    ...(await statusRows()),
    ...(await measureElmValidation()),
  ]
}
