/** What a proof says of itself before it is signed (Verifiable Credential Data Integrity 1.0, section 2.1 Proofs). */
import type { Cryptography, Signer } from '../cryptography.ts'
import type { ProofPurpose } from '../did/index.ts'
import type { JsonObject } from '../json/index.ts'
import type { CryptosuiteName } from './cryptosuite.ts'

export interface ProofSettings {
  readonly signer: Signer
  readonly cryptosuite: CryptosuiteName
  readonly created: Date
  /** Default `assertionMethod`. */
  readonly proofPurpose?: ProofPurpose | undefined
  readonly cryptography: Cryptography
  /** For presentations: who it is made for and what was asked, against replay (section 2.1). */
  readonly domain?: string | undefined
  readonly challenge?: string | undefined
  /** A URL by which later proofs of a chain name this one. */
  readonly id?: string | undefined
  /** From this moment on the proof is not accepted any more. */
  readonly expires?: Date | undefined
}

/** The members of a proof before it is signed (section 2.1). */
export function proofOptionsOf(settings: ProofSettings): JsonObject {
  const { id, cryptosuite, created, expires, signer, proofPurpose, domain, challenge } = settings
  return {
    ...(id === undefined ? {} : { id }),
    type: 'DataIntegrityProof',
    cryptosuite,
    created: toSeconds(created),
    ...(expires === undefined ? {} : { expires: toSeconds(expires) }),
    verificationMethod: signer.verificationMethod,
    proofPurpose: proofPurpose ?? 'assertionMethod',
    ...(domain === undefined ? {} : { domain }),
    ...(challenge === undefined ? {} : { challenge }),
  }
}

function toSeconds(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`
}
