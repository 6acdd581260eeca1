/** Open Badges 2.0 and 1.x, on input only. */
export { isAssertion, lookSignedAssertion, type SignedAssertion, toThirdVersion } from './assertion.ts'
export { type AssertionReason, judgeAssertion } from './judge-assertion.ts'
