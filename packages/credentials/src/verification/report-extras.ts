/**
 * What a report tells beside its checks: how complete a credential is, what is said of its quality assurance, and where a European
 * Digital Credential leaves its profile. None of it changes the verdict: real credentials often lack what the rules ask for, and are
 * valid all the same (Council Recommendation 2022/C 243/02, Annex I).
 *
 * @module
 */
import { missingElements } from '../crosswalk/content-of-draft.ts'
import type { JsonObject } from '../json/index.ts'
import { type JudgeEndorsement, judgeAccreditation } from './accreditation.ts'
import type { Situation } from './compose-report.ts'
import { type Completeness, type CredentialContent, noExtras, type ReportExtras } from './verification-report.ts'

interface Proven {
  readonly document: JsonObject
  readonly content: CredentialContent
  /** The holder may have kept members back. */
  readonly isSelective: boolean
}

/** Call it on what is proven. Never throws for what a credential says. */
export async function describeExtras(
  { document, content, isSelective }: Proven,
  { format, environment }: Situation,
  judgeEndorsement: JudgeEndorsement | null = null,
): Promise<ReportExtras> {
  const isEuropean = format === 'european-digital-credential'
  const isLearning = isEuropean || format === 'open-badges-3.0' || (format === 'sd-jwt-vc' && saysLearning(content))
  if (!isLearning) return noExtras
  return {
    completeness: completenessOf(content, isSelective),
    accreditation: await judgeAccreditation(document, content, { now: environment.now, judgeEndorsement }),
    // the validator is large and asked for only here
    profile: isEuropean ? (await import('./profile-findings.ts')).findProfileFindings(document) : null,
  }
}

/** A wallet credential may be of any type; one that tells outcomes or credits is of learning. */
function saysLearning({ ects, learningOutcomes }: CredentialContent): boolean {
  return ects !== null || learningOutcomes.length > 0
}

function completenessOf(content: CredentialContent, isSelective: boolean): Completeness {
  const missing = missingElements(content)
  if (missing.length === 0) return { result: 'passed', missing }
  return { result: isSelective ? 'undetermined' : 'failed', missing }
}
