/** When a seal was made: claimed by the sealer, or proven by time-stamps of an authority that is trusted about time. */
import {
  type ChainReason,
  checkChain,
  joinBytes,
  type TokenReason,
  type TokenReport,
  verifyTimeStampToken,
} from '../x509/index.ts'
import { lookAnchors } from './judge-trust.ts'
import type { OpenedSeal, SealSituation } from './opened-seal.ts'
import type { TimeReason } from './seal-reasons.ts'

export interface TimeFinding {
  readonly reason: TimeReason
  readonly provenAt: Date | null
  /** Whether there are such stamps and all are whole, trusted or not. */
  readonly hasSignatureStamp: boolean
  readonly hasArchiveStamp: boolean
}

const tolerance = { clockMs: 5 * 60_000 }

export async function judgeTime(seal: OpenedSeal, situation: SealSituation): Promise<TimeFinding> {
  const { header, material, payload, signatureText } = seal
  const stamp = (tokens: readonly Uint8Array[], stamped: Uint8Array) =>
    Promise.all(tokens.map((token) => verifyTimeStampToken(token, { ...situation, stamped, pool: seal.pool })))
  const encode = (text: string) => new TextEncoder().encode(text)
  const ofPayload = await stamp(header.payloadTokens, encode(payload))
  const ofSignature = await stamp(material.signatureTokens, encode(signatureText))
  const archives: TokenReport[] = []
  for (const { before, tokens } of material.archiveStamps)
    archives.push(...(await stamp(tokens, archivedBytes(seal, before))))
  const found = {
    provenAt: null,
    hasSignatureStamp: ofSignature.length > 0 && ofSignature.every(isVerified),
    hasArchiveStamp: archives.length > 0 && archives.every(isVerified),
  }
  const broken = [...ofPayload, ...ofSignature, ...archives].find((token) => !isVerified(token))
  if (broken !== undefined) return { ...found, reason: reasonOfToken(broken.reason) }
  if (header.signedAt.getTime() > situation.now.getTime() + tolerance.clockMs) {
    return { ...found, reason: 'time.claimed-in-future' }
  }
  if (ofSignature.length === 0) return { ...found, reason: 'time.claimed-only' }
  return { ...found, ...(await findProvenTime(seal, { ofSignature, archives }, situation)) }
}

interface Stamps {
  readonly ofSignature: readonly TokenReport[]
  readonly archives: readonly TokenReport[]
}

/** From the newest archive stamp back to the stamp of the signature: each is judged at the time the one after it proves. */
async function findProvenTime(seal: OpenedSeal, { archives, ofSignature }: Stamps, situation: SealSituation) {
  let at = situation.now
  for (const token of [...archives].reverse()) {
    if (token.time !== null && (await judgeAuthority(token, at, { seal, situation })) === null) at = token.time
  }
  let reason: TimeReason = 'time.authority-unknown'
  for (const token of ofSignature) {
    const fault = await judgeAuthority(token, at, { seal, situation })
    if (fault === null && token.time !== null) {
      const isClaimLater = seal.header.signedAt.getTime() > token.time.getTime() + tolerance.clockMs
      if (isClaimLater) return { reason: 'time.claimed-after-proven' as const, provenAt: null }
      return { reason: 'time.proven' as const, provenAt: token.time }
    }
    if (fault !== null) reason = fault
  }
  return { reason, provenAt: null }
}

async function judgeAuthority(
  { certificates, signer, time }: TokenReport,
  at: Date,
  { seal, situation }: { readonly seal: OpenedSeal; readonly situation: SealSituation },
): Promise<TimeReason | null> {
  if (signer === null || time === null || time > at) return 'time.token-mismatch'
  const { cryptography, library, timeAnchors, trustAnchors } = situation
  const anchors = lookAnchors(timeAnchors ?? trustAnchors, library)
  const pool = [...certificates, ...seal.pool]
  const { reason } = await checkChain(signer, { pool, anchors, at, purpose: 'time-stamping', cryptography })
  return reasonOfChain(reason)
}

function reasonOfChain(reason: ChainReason): TimeReason | null {
  switch (reason) {
    case 'chain.trusted':
      return null
    case 'chain.no-anchors':
    case 'chain.incomplete':
      return 'time.authority-unknown'
    case 'chain.unsupported-algorithm':
      return 'time.unsupported-algorithm'
    case 'chain.expired':
      return 'time.authority-expired'
    default:
      return 'time.authority-unfit'
  }
}

function reasonOfToken(reason: TokenReason): TimeReason {
  switch (reason) {
    case 'token.imprint-mismatch':
    case 'token.digest-mismatch':
      return 'time.token-mismatch'
    case 'token.signature-mismatch':
    case 'token.signer-mismatch':
      return 'time.token-signature-mismatch'
    case 'token.unsupported-algorithm':
      return 'time.unsupported-algorithm'
    default:
      return 'time.token-malformed'
  }
}

function isVerified({ reason }: TokenReport): boolean {
  return reason === 'token.verified'
}

/** What an archive time-stamp stamps (section 5.3.6.2): the signed parts, then everything added before it. */
function archivedBytes({ payload, protectedText, signatureText }: OpenedSeal, before: readonly string[]) {
  const encode = (text: string) => new TextEncoder().encode(text)
  return joinBytes(encode(`${payload}.${protectedText}.${signatureText}.`), encode(before.join('')))
}
