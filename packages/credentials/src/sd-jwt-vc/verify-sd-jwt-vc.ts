/** Verifying an SD-JWT VC: the issuer's signature, each disclosure, the holder's key where asked (SD-JWT VC, section 3.4). */
import type { SignatureAlgorithm } from '../cryptography.ts'
import { findIssuerKey, type IssuerKey, type IssuerKeyEnvironment } from '../issuer-keys/index.ts'
import { kindOf, readClaims, signatureAlgorithms } from '../jose/index.ts'
import type { JsonObject, JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type KeyBindingExpectations, type VerifiedSdJwt, verifySdJwt } from '../sd-jwt/index.ts'
import { acceptedTypes, checkDisclosedPlaces, checkSignedClaims } from './credential-claims.ts'

export interface VerifySdJwtVcSettings extends IssuerKeyEnvironment {
  /** Default: all that this package verifies. */
  readonly algorithms?: readonly SignatureAlgorithm[] | undefined
  /** Where it is given, the holder must prove the key of `cnf` for this audience and nonce. */
  readonly keyBinding?: KeyBindingExpectations | undefined
}

export interface VerifiedSdJwtVc extends Omit<VerifiedSdJwt, 'key'> {
  readonly vct: string
  /** `iss`, or null where the certificate alone says who issued. */
  readonly issuer: string | null
  readonly issuerKey: IssuerKey
}

/**
 * Verifies a credential with what its holder shows of it. Dates, status and trust are the caller's matter.
 *
 * @throws MesheError as `verifySdJwt`, `checkSignedClaims`, `checkDisclosedPlaces` and `findIssuerKey` do;
 *   `jws.type-mismatch` when it is a token of another kind
 */
export async function verifySdJwtVc(text: string, settings: VerifySdJwtVcSettings): Promise<VerifiedSdJwtVc> {
  const { cryptography, algorithms = signatureAlgorithms, keyBinding } = settings
  let issuer: string | null = null
  let issuerKey: IssuerKey | null = null
  const { key: _, ...verified } = await verifySdJwt(text, {
    cryptography,
    algorithms,
    types: acceptedTypes,
    allowCertificates: true,
    keyBinding,
    findKey: async (header, payload) => {
      const signed = readClaims(payload)
      checkSignedClaims(signed)
      issuer = textOf(signed['iss'])
      issuerKey = await findIssuerKey(issuer, header, settings)
      return issuerKey.key
    },
  })
  checkDisclosedPlaces(verified.disclosed)
  const vct = textOf(verified.claims['vct'])
  if (vct === null || issuerKey === null) throw new MesheError('sd-jwt-vc.type-missing', 'It does not say what it is.')
  return { ...verified, vct, issuer, issuerKey }
}

/** The claims as their issuer signed them, unverified: for the question which norm a token belongs to. */
export function isSdJwtVc(header: JsonObject, signed: JsonObject): boolean {
  const typ = kindOf(header)
  return typ === 'dc+sd-jwt' || (typ === 'vc+sd-jwt' && signed['vct'] !== undefined)
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}
