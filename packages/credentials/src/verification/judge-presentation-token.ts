/** Judges a presentation that is a token (`vp+jwt`, `vp+sd-jwt`) or a COSE message (`vp+cose`): the same checks. */
import { decodeCoseSign1, lookCoseType } from '../cose/index.ts'
import { checkPresentationShape } from '../data-model/index.ts'
import { kindOf } from '../jose/index.ts'
import { asList, isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { verifyPresentationCose, verifyPresentationToken } from '../vc-jose/index.ts'
import { checkOf } from './check.ts'
import {
  maxPresented,
  type PresentationSituation,
  reportPresentation,
  reportPresented,
} from './compose-presentation-report.ts'
import { withoutOwnTypes } from './own-types.ts'
import type { PresentationReport } from './presentation-report.ts'
import type { ReadMessage, ReadToken } from './read-input.ts'
import { reasonOfRefusal } from './token-reasons.ts'
import { usesUnambiguousWords } from './unambiguous-words.ts'

export async function judgePresentationToken(
  read: ReadToken | ReadMessage,
  situation: PresentationSituation,
): Promise<PresentationReport> {
  const { environment } = situation
  const at = environment.now
  const kind = kindOfRead(read)
  if (kind instanceof MesheError) {
    const facts = { fault: kind.code, path: '' }
    return reportPresentation([checkOf('readable.malformed-presentation', { at, facts })], at)
  }
  const isFittingEnvelope = !('token' in read) || read.mediaType === undefined || read.mediaType.endsWith(`/${kind}`)
  if (!['vp+jwt', 'vp+sd-jwt', 'vp+cose'].includes(kind) || !isFittingEnvelope) {
    return reportPresentation([checkOf('readable.not-a-presentation', { at })], at)
  }
  const readable = checkOf('readable.read', { at, facts: { format: 'verifiable-presentation' } })
  try {
    const { presentation, holder, keyId } = await verify(read, situation)
    const presented = asList(presentation['verifiableCredential']).filter(isJsonObject)
    const fault = lookFault(presentation, presented.length)
    if (fault !== null) return reportPresentation([checkOf(fault.reason, { at, facts: fault.facts })], at)
    const unchanged = checkOf('proof.verified', { at, source: keyId ?? undefined })
    return await reportPresented([readable, unchanged], { holder, presented, environment })
  } catch (error) {
    const { reason, facts } = reasonOfRefusal(error)
    return reportPresentation([readable, checkOf(reason, { at, facts })], at)
  }
}

function verify(read: ReadToken | ReadMessage, { environment, expectations }: PresentationSituation) {
  const settings = { ...environment, audience: expectations.domain, nonce: expectations.challenge }
  return 'token' in read
    ? verifyPresentationToken(read.token, settings)
    : verifyPresentationCose(read.message, settings)
}

/** Why a presentation that is proven is not read after all. Its envelopes were opened before. */
function lookFault({ verifiableCredential: _, ...own }: JsonObject, count: number) {
  if (count > maxPresented) return { reason: 'readable.too-large' } as const
  const [fault] = checkPresentationShape(own)
  if (fault !== undefined) {
    return { reason: 'readable.malformed-presentation', facts: { fault: fault.code, path: fault.path } } as const
  }
  return usesUnambiguousWords(withoutOwnTypes(own)) ? null : ({ reason: 'readable.ambiguous-words' } as const)
}

function kindOfRead(read: ReadToken | ReadMessage): string | MesheError {
  if ('token' in read) return kindOf(read.header)
  try {
    return lookCoseType(decodeCoseSign1(read.message).signed) ?? ''
  } catch (error) {
    if (error instanceof MesheError) return error
    throw error
  }
}
