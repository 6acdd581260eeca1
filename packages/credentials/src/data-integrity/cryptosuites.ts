/** The cryptosuites that are known here. A new one is one file and one line. */
import type { JsonObject } from '../json/index.ts'
import type { Cryptosuite } from './cryptosuite.ts'
import { ecdsaJcs2019 } from './ecdsa-jcs-2019.ts'
import { ecdsaRdfc2019 } from './ecdsa-rdfc-2019.ts'
import { ecdsaSd2023 } from './ecdsa-sd-2023/index.ts'
import { ed25519Signature2020 } from './ed25519-signature-2020.ts'
import { eddsaJcs2022 } from './eddsa-jcs-2022.ts'
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts'

/** Named by the member `cryptosuite` of a DataIntegrityProof. */
const cryptosuites: readonly Cryptosuite[] = [eddsaRdfc2022, eddsaJcs2022, ecdsaRdfc2019, ecdsaJcs2019, ecdsaSd2023]
/** Named by the type of the proof, from before Data Integrity. */
const earlierSuites: readonly Cryptosuite[] = [ed25519Signature2020]

export function lookCryptosuite(name: unknown): Cryptosuite | null {
  return cryptosuites.find((suite) => suite.name === name) ?? null
}

/** The suite that a proof names; `null` for none that is known here. */
export function lookSuiteOf(proof: JsonObject): Cryptosuite | null {
  if (proof['type'] === 'DataIntegrityProof') return lookCryptosuite(proof['cryptosuite'])
  if (proof['cryptosuite'] !== undefined) return null
  return earlierSuites.find((suite) => suite.name === proof['type']) ?? null
}
