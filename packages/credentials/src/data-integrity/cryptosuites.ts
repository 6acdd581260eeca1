/** The cryptosuites that are known here. A new one is one file and one line. */
import type { Cryptosuite } from './cryptosuite.ts'
import { eddsaJcs2022 } from './eddsa-jcs-2022.ts'
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts'

const cryptosuites: readonly Cryptosuite[] = [eddsaRdfc2022, eddsaJcs2022]

export function lookCryptosuite(name: unknown): Cryptosuite | null {
  return cryptosuites.find((suite) => suite.name === name) ?? null
}
