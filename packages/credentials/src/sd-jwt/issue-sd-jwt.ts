/** Issuing: claims of which the holder later shows what he wants (RFC 9901, section 4). */
import type { Cryptography, DigestAlgorithm, PublicKey, Signer } from '../cryptography.ts'
import { signCompactJws, toJwk } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { type Concealment, concealClaims } from './conceal-claims.ts'
import { hashName, hashWith, runHashing } from './disclosure.ts'
import { joinSdJwt } from './sd-jwt-parts.ts'

export interface IssueSdJwtSettings extends Concealment {
  readonly signer: Signer
  readonly cryptography: Pick<Cryptography, 'sha256' | 'digest' | 'randomBytes'>
  /** Members of the header beside `alg`. */
  readonly header?: JsonObject | undefined
  /** The key of the holder (`cnf`, section 4.1.2); a presentation then proves that he holds it. */
  readonly holderKey?: PublicKey | undefined
  /** Default: SHA-256. */
  readonly digestAlgorithm?: DigestAlgorithm | undefined
}

const hashLengths: Readonly<Record<DigestAlgorithm, number>> = { 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 }

/** Issues an SD-JWT with all of its disclosures. @throws MesheError as `concealClaims` does */
export async function issueSdJwt(claims: JsonObject, settings: IssueSdJwtSettings): Promise<string> {
  const { signer, cryptography, header, holderKey, digestAlgorithm = 'sha-256' } = settings
  const { randomBytes } = cryptography
  const concealing = concealClaims(claims, settings, { randomBytes, hashLength: hashLengths[digestAlgorithm] })
  const { payload, disclosures } = await runHashing(concealing, hashWith(digestAlgorithm, cryptography))
  const signed = {
    ...payload,
    ...(holderKey === undefined ? {} : { cnf: { jwk: toJwk(holderKey) } }),
    ...(disclosures.length === 0 ? {} : { [hashName]: digestAlgorithm }),
  }
  const jwt = await signCompactJws(JSON.stringify(signed), { signer, header })
  return joinSdJwt({ jwt, disclosures: disclosures.map(({ text }) => text) })
}
