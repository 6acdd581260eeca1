/** What the tables of cases share: a sealed badge, ways to change it, and the form of a case. */
import type { JsonObject } from '@meshe/credentials/json'
import type { CheckName, VerificationEnvironment } from '@meshe/credentials/verification'
import { seal, strangerKey, unsealedBadge } from './demonstration-issuer.ts'

export type Case = readonly [
  title: string,
  expected: { readonly verdict: string; readonly check: CheckName; readonly reason: string },
  make: () => Promise<readonly [JsonObject, VerificationEnvironment?]>,
]

/** A verdict, and the check and reason it comes from. */
export const as = (verdict: string, check: CheckName, reason: string) => ({ verdict, check, reason })

export const badge = await unsealedBadge()
export const sealed = await seal(badge)
export const resealed = async (changes: JsonObject) => seal({ ...badge, ...changes })
export const stranger = { signer: strangerKey.signer }
export const dayMs = 86_400_000
