/** Comprehensive Learner Record 2.0, on input only. */
export { clrContexts, clrContextUrls } from './context.ts'
export { credentialsIn } from './learner-record.ts'
