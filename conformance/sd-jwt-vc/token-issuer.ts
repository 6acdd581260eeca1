/** A university that issues micro-credentials as SD-JWT VC in tests, with a list of their status and a key of the holder. */
import type { Signer } from '@meshe/credentials'
import { signCompactJws, toJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import type { ClaimPath } from '@meshe/credentials/sd-jwt'
import { presentSdJwt } from '@meshe/credentials/sd-jwt'
import { type IssueSdJwtVcSettings, issueSdJwtVc, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import { createStatusTokenList, issueStatusListToken, setTokenStatus } from '@meshe/credentials/status'
import type { VerificationEnvironment } from '@meshe/credentials/verification'
import { createTestKeyPair, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { demonstrationAward, demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { issuerSigner, now, verifier } from '../verification/demonstration-issuer.ts'

export const statusUri = 'https://riverside.example/token-status/1'
export const statusIndex = 17
export const holder = createTestKeyPair('ES256')
export const keyId = issuerSigner.verificationMethod

export function claimsOf(award: Award = demonstrationAward, differences: JsonObject = {}): JsonObject {
  const { claims } = toMicroCredentialClaims(award, { status: { uri: statusUri, index: statusIndex } })
  return { ...claims, ...differences }
}

export const disclosable = toMicroCredentialClaims(demonstrationAward).disclosable

export function issue(claims: JsonObject = claimsOf(), settings: Partial<IssueSdJwtVcSettings> = {}): Promise<string> {
  const signer: Signer = issuerSigner
  return issueSdJwtVc(claims, { signer, keyId, cryptography, disclosable, holderKey: holder.publicKey, ...settings })
}

/** A token with any header and any claims, signed by the issuer's key. */
export function forge(claims: JsonObject, header: JsonObject = {}): Promise<string> {
  const head = { typ: 'dc+sd-jwt', kid: keyId, ...header }
  return signCompactJws(JSON.stringify(claims), { signer: issuerSigner, header: head })
}

export function show(token: string, disclose: readonly ClaimPath[] | 'all'): Promise<string> {
  return presentSdJwt(token, { cryptography, disclose })
}

export const holderConfirmation = { jwk: toJwk(holder.publicKey) }

export interface TokenListContent {
  readonly value?: number
  readonly bits?: 1 | 2 | 4 | 8
  readonly uri?: string
  readonly issuer?: string
  readonly issuedAt?: Date
  readonly expiresAt?: Date
  readonly signer?: Signer
  readonly keyId?: string
  readonly length?: number
}

export function statusListToken(content: TokenListContent = {}): Promise<string> {
  const list = createStatusTokenList(content.bits ?? 2, content.length ?? 1000)
  if (content.value !== undefined) setTokenStatus(list, statusIndex, content.value)
  return issueStatusListToken(
    {
      uri: content.uri ?? statusUri,
      list,
      issuer: content.issuer,
      issuedAt: content.issuedAt ?? new Date('2026-11-24T09:00:00Z'),
      expiresAt: content.expiresAt,
    },
    { signer: content.signer ?? issuerSigner, header: { kid: content.keyId ?? keyId }, cryptography },
  )
}

/** A verifier that knows the university and reads its list of tokens. */
export function tokenVerifier(
  content: TokenListContent = {},
  differences: Partial<VerificationEnvironment> = {},
): VerificationEnvironment {
  return verifier({ fetchText: async () => ({ text: await statusListToken(content), readAt: now }), ...differences })
}

export { cryptography, demonstrationIssuer, now }
