/**
 * Judges a presentation: its shape, that its holder made it for this question and this place, and each credential in it.
 *
 * @module
 */
import { verifyProof } from '../data-integrity/index.ts'
import { lookHolder } from '../data-model/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { checkOf } from './check.ts'
import {
  type PresentationExpectations,
  type PresentationSituation,
  reportPresentation,
  reportPresented,
} from './compose-presentation-report.ts'
import { judgePresentationToken } from './judge-presentation-token.ts'
import { lookUnreadablePresentation } from './look-unreadable-presentation.ts'
import type { PresentationReport } from './presentation-report.ts'
import { readInput } from './read-input.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { Check } from './verification-report.ts'

export type { PresentationExpectations } from './compose-presentation-report.ts'

/**
 * Never throws for what it is given, and fails closed. The proof is one of authentication by the holder, embedded or of a
 * token or COSE message in which `domain` is the audience and `challenge` the nonce (VC Data Model 2.0,
 * section 4.13); with it proven, a credential about that holder passes the check `same-person`.
 *
 * @param input the text as it came, or the JSON object
 */
export async function verifyPresentation(
  input: string | JsonObject,
  environment: VerificationEnvironment,
  expectations: PresentationExpectations = {},
): Promise<PresentationReport> {
  const at = environment.now
  const read = readInput(input)
  const situation = { environment, expectations }
  if ('reason' in read) {
    const reason = read.reason === 'readable.malformed-credential' ? 'readable.malformed-presentation' : read.reason
    return reportPresentation([checkOf(reason, { at })], at)
  }
  if ('presentation' in read) {
    const { presentation } = read
    if ('reason' in presentation) return reportPresentation([checkOf('readable.malformed-presentation', { at })], at)
    return judgePresentationToken(presentation, situation)
  }
  if (!('document' in read)) return judgePresentationToken(read, situation)
  const fault = lookUnreadablePresentation(read.document)
  if (fault !== null) return reportPresentation([checkOf(fault.reason, { at, facts: fault.facts })], at)
  const readable = checkOf('readable.read', { at, facts: { format: 'verifiable-presentation' } })
  try {
    return await judge(read.document, readable, situation)
  } catch (error) {
    const facts = { error: error instanceof MesheError ? error.code : 'internal' }
    return reportPresentation([readable, checkOf('proof.check-broke-off', { at, facts })], at)
  }
}

async function judge(
  presentation: JsonObject,
  readable: Check,
  situation: PresentationSituation,
): Promise<PresentationReport> {
  const { environment, expectations } = situation
  const { now, cryptography, resolveDid } = environment
  const { challenge, domain } = expectations
  const proof = await verifyProof(presentation, {
    now,
    cryptography,
    resolveDid,
    proofPurpose: 'authentication',
    challenge,
    domain,
  })
  const unchanged = checkOf(proof.reason, { at: now, source: proof.verificationMethod ?? undefined })
  if (unchanged.result !== 'passed') return reportPresentation([readable, unchanged], now)
  const named = lookHolder(presentation)
  if (named !== null && named !== proof.controller) {
    return reportPresentation([readable, unchanged, checkOf('holder.key-mismatch', { at: now })], now)
  }
  const presented = asList(presentation['verifiableCredential']) as readonly (string | JsonObject)[]
  return reportPresented([readable, unchanged], { holder: proof.controller, presented, environment })
}
