/**
 * What a credential claims, in whatever encoding it comes: for whoever keeps one, lists it or hands it on. Nothing is
 * proven here; `verifyCredential` judges. Only what stands under the signature is read: the payload of a seal or token,
 * never a member beside it.
 *
 * @module
 */

import { detectFormat, isSealed } from '../crosswalk/detect-format.ts'
import { identifierOf, textOf } from '../crosswalk/members.ts'
import { readContent } from '../crosswalk/read-content.ts'
import type { Cryptography } from '../cryptography.ts'
import { openSealedPayload } from '../elm/index.ts'
import { decodeCompactJws, kindOf, readClaims } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type OpenedSdJwt, openSdJwt } from '../sd-jwt/index.ts'
import { isSdJwtVc } from '../sd-jwt-vc/index.ts'
import { envelopeCredential } from '../vc-jose/index.ts'
import { type ReadToken, readInput } from './read-input.ts'
import type { CredentialContent, CredentialFormat } from './verification-report.ts'

/** Pictures make a credential larger than what is verified at once; it is kept all the same. */
const limits = { maxBytes: 2 * 1024 * 1024, maxDepth: 64, maxNodes: 50_000 }

export interface ClaimedCredential {
  readonly format: CredentialFormat
  /** The identifier that the issuer gave it, or null. */
  readonly id: string | null
  /** DID or address of the issuer, or null. */
  readonly issuer: string | null
  /** The credential as JSON: of a seal what it holds, of a token its claims as far as the holder shows them. */
  readonly credential: JsonObject
  readonly content: CredentialContent
  /** Something of it may be kept back here: another showing of the same credential may say more. */
  readonly isPartial: boolean
  /** As one JSON object, still as it was signed: a token stands in an envelope (VC Data Model 2.0, section 4.13.1). */
  readonly document: JsonObject
}

/**
 * Reads a credential that stands bare, under a seal, in a token, in an envelope or in a baked badge.
 *
 * @param input the text as it came, or the JSON object
 * @throws MesheError `credential.unknown-format` for what the verifier does not take for a credential either;
 *   `credential.malformed` and the `json.*`, `jws.*`, `jwt.*` and `sd-jwt.*` codes for one that cannot be opened
 */
export async function readClaimedCredential(
  input: string | JsonObject,
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): Promise<ClaimedCredential> {
  const read = readInput(input, limits)
  if ('reason' in read) throw notACredential(read.reason)
  if ('presentation' in read) throw notACredential('readable.presentation')
  if ('message' in read) throw notACredential('readable.format-not-supported-yet')
  if ('token' in read) return readToken(read, cryptography)
  const { document } = read
  const format = detectFormat(document)
  const credential = isSealed(document) ? openSealedPayload(JSON.stringify(document)).credential : document
  return { ...membersOf(credential, format), isPartial: false, document }
}

async function readToken(
  { token, header }: ReadToken,
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): Promise<ClaimedCredential> {
  const isSelective = token.includes('~')
  const { claims, signedClaims, concealedCount } = isSelective ? await openSdJwt(token, cryptography) : openJwt(token)
  const isPartial = concealedCount > 0
  if (isSdJwtVc(header, signedClaims)) {
    const content = readContent(claims, 'sd-jwt-vc')
    return {
      format: 'sd-jwt-vc',
      id: content.id,
      // Who issued decides whose key counts, so it is read where a holder cannot touch it.
      issuer: textOf(signedClaims['iss']),
      credential: claims,
      content,
      isPartial,
      document: envelopeCredential(token, 'application/dc+sd-jwt'),
    }
  }
  const typ = kindOf(header)
  if (typ !== (isSelective ? 'vc+sd-jwt' : 'vc+jwt')) throw notACredential('readable.format-not-supported-yet')
  return {
    ...membersOf(claims, detectFormat(claims)),
    isPartial,
    document: envelopeCredential(token, `application/${typ}`),
  }
}

function openJwt(token: string): OpenedSdJwt {
  const claims = readClaims(decodeCompactJws(token).payload)
  return { claims, signedClaims: claims, concealedCount: 0 }
}

function membersOf(
  credential: JsonObject,
  format: CredentialFormat,
): Omit<ClaimedCredential, 'document' | 'isPartial'> {
  return {
    format,
    id: textOf(credential['id']),
    issuer: identifierOf(credential['issuer']),
    credential,
    content: readContent(credential, format),
  }
}

function notACredential(reason: string): MesheError {
  return new MesheError('credential.unknown-format', 'No credential can be read from this.', { reason })
}
