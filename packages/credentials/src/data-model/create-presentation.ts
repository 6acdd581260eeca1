/** Puts credentials together to be shown (VC Data Model 2.0, section 4.13). The holder proves it by `addProof` for `authentication`. */
import type { JsonObject } from '../json/index.ts'
import { credentialContexts } from './contexts.ts'

export interface PresentationContent {
  /** DID of the holder. */
  readonly holder?: string | undefined
  /** A URL. */
  readonly id?: string | undefined
  readonly credentials: readonly JsonObject[]
}

/** A presentation without proof; the credentials stay as they are. */
export function createPresentation({ holder, id, credentials }: PresentationContent): JsonObject {
  return {
    '@context': [credentialContexts['2.0']],
    ...(id === undefined ? {} : { id }),
    type: ['VerifiablePresentation'],
    ...(holder === undefined ? {} : { holder }),
    verifiableCredential: credentials,
  }
}
