/** Ed25519Signature2020, the suite before Data Integrity (vc-di-eddsa, appendix A.1): judged, and not made any more. */
import type { HashingSuite } from './cryptosuite.ts'
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts'

export const ed25519Signature2020: HashingSuite = {
  ...eddsaRdfc2022,
  name: 'Ed25519Signature2020',
  isForIssuing: false,
}
