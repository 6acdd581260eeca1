/** @meshe/domain: what MESHE is about, pure. The table of all operations; each slice has its own entry. */
import { accountsApi } from './accounts/index.ts'
import { auditApi } from './audit/index.ts'
import { catalogueApi } from './catalogue/index.ts'
import { federationApi } from './federation/index.ts'
import { holdingApi } from './holding/index.ts'
import { issuanceApi } from './issuance/index.ts'
import { practiceApi } from './practice/index.ts'
import { recognitionApi } from './recognition/index.ts'
import { stackingApi } from './stacking/index.ts'
import { verificationApi } from './verification/index.ts'

/** Every operation of the HTTP interface, by slice. */
export const api = {
  accounts: accountsApi,
  audit: auditApi,
  catalogue: catalogueApi,
  federation: federationApi,
  holding: holdingApi,
  issuance: issuanceApi,
  practice: practiceApi,
  recognition: recognitionApi,
  stacking: stackingApi,
  verification: verificationApi,
} as const
