/**
 * Judges a presentation: its shape, that its holder made it for this question and this place, and each credential in it.
 *
 * @module
 */
import { verifyProof } from '../data-integrity/index.ts'
import { lookHolder } from '../data-model/index.ts'
import { kindOf } from '../jose/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { checkOf } from './check.ts'
import { judgePresentationToken } from './judge-presentation-token.ts'
import { lookEnvelopedPresentation } from './look-enveloped-presentation.ts'
import { lookUnreadablePresentation } from './look-unreadable-presentation.ts'
import {
  type PresentationExpectations,
  type PresentationReport,
  reportOfPresentation as report,
} from './presentation-report.ts'
import { readInput } from './read-input.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { Check, VerificationReport } from './verification-report.ts'
import { verifyCredential } from './verify-credential.ts'

/**
 * Never throws for what it is given, and fails closed. The proof is one of authentication by the holder (VC Data Model 2.0,
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
  const enveloped = lookEnvelopedPresentation(input)
  if (enveloped !== null && 'fault' in enveloped) {
    const facts = { fault: enveloped.fault }
    return report([checkOf(enveloped.reason, { at, facts })], at)
  }
  const read = readInput(enveloped?.token ?? input)
  if ('reason' in read) return report([checkOf(read.reason, { at })], at)
  if ('token' in read) {
    return kindOf(read.header) === 'vp+jwt'
      ? judgePresentationToken(read.token, environment, expectations)
      : report([checkOf('readable.format-not-supported-yet', { at })], at)
  }
  const fault = lookUnreadablePresentation(read.document)
  if (fault !== null) return report([checkOf(fault.reason, { at, facts: fault.facts })], at)
  const readable = checkOf('readable.read', { at, facts: { format: 'verifiable-presentation' } })
  try {
    return await judge(read.document, readable, { environment, expectations })
  } catch (error) {
    const facts = { error: error instanceof MesheError ? error.code : 'internal' }
    return report([readable, checkOf('proof.check-broke-off', { at, facts })], at)
  }
}

interface Situation {
  readonly environment: VerificationEnvironment
  readonly expectations: PresentationExpectations
}

async function judge(presentation: JsonObject, readable: Check, situation: Situation): Promise<PresentationReport> {
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
  if (unchanged.result !== 'passed') return report([readable, unchanged], now)
  const named = lookHolder(presentation)
  if (named !== null && named !== proof.controller) {
    return report([readable, unchanged, checkOf('holder.key-mismatch', { at: now })], now)
  }
  const presenter = {
    ...environment,
    presentPerson: { ...environment.presentPerson, id: proof.controller ?? undefined },
  }
  const credentials: VerificationReport[] = []
  for (const credential of asList(presentation['verifiableCredential'])) {
    credentials.push(await verifyCredential(credential as string | JsonObject, presenter))
  }
  const holder = checkOf('holder.key-matches', { at: now })
  return report([readable, unchanged, holder], now, { holder: proof.controller, credentials })
}
