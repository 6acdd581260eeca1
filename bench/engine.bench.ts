/** How fast credentials are signed, verified and encoded, against the usual libraries. */
import { dataIntegrityRows } from './data-integrity-rows.ts'
import { measureElmValidation } from './elm-validate.ts'
import type { BenchmarkRow } from './run.ts'
import { statusRows } from './status-rows.ts'
import { tokenRows } from './token-rows.ts'

export async function run(): Promise<BenchmarkRow[]> {
  return [
    ...(await dataIntegrityRows()),
    ...(await tokenRows()),
    ...(await statusRows()),
    ...(await measureElmValidation()),
  ]
}
