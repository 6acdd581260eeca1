/**
 * How a university decides on a foreign micro-credential.
 * Lisbon Recognition Convention (ETS 165), art. VI.1: recognise, unless a substantial difference can be shown.
 * Art. III.3(5): the burden of proof lies with the authority.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import type { Verdict } from '@meshe/credentials/verification'
import type { SubstantialDifference } from './contract.ts'
import type { RecognitionOutcome } from './recognition-case.ts'

/** What an officer found. ECTS credits, in the steps of the credential. */
export interface Assessment {
  readonly ectsClaimed: number
  readonly ectsGranted: number
  readonly substantialDifferences: readonly SubstantialDifference[]
  /** In the words the applicant reads; never empty. */
  readonly reason: string
  /** What the applicant can still do for the part that is not granted, or null. */
  readonly condition: string | null
}

export interface RecognitionDecision extends Assessment {
  readonly outcome: RecognitionOutcome
  readonly decidedAt: Date
}

/**
 * Turns an assessment into a decision: `full` where all credits are granted, `refused` where none are, else `partial`.
 *
 * @throws MesheError `recognition.workload-unknown` where nothing is claimed that could be granted,
 * `recognition.grants-more-than-claimed`,
 * `recognition.ground-required` where less than the claim is granted and no substantial difference is shown,
 * `recognition.grounds-without-reduction` where a difference is shown and all of the claim is granted
 */
export function decideRecognition(assessment: Assessment, decidedAt: Date): RecognitionDecision {
  const { ectsClaimed, ectsGranted, substantialDifferences } = assessment
  const facts = { ectsClaimed, ectsGranted }
  if (!(ectsClaimed > 0)) {
    throw new MesheError('recognition.workload-unknown', 'Say first how many credits are asked for.', facts)
  }
  if (!(ectsGranted >= 0 && ectsGranted <= ectsClaimed)) {
    throw new MesheError('recognition.grants-more-than-claimed', 'Nobody asked for that many credits.', facts)
  }
  const outcome = outcomeOf(ectsClaimed, ectsGranted)
  if (outcome !== 'full' && substantialDifferences.length === 0) {
    throw new MesheError(
      'recognition.ground-required',
      'A claim may be reduced or refused only where a substantial difference is shown.',
      facts,
    )
  }
  if (outcome === 'full' && substantialDifferences.length > 0) {
    throw new MesheError(
      'recognition.grounds-without-reduction',
      'A substantial difference is listed, but all credits are granted. Take one of the two back.',
      facts,
    )
  }
  return { ...assessment, outcome, decidedAt }
}

function outcomeOf(claimed: number, granted: number): RecognitionOutcome {
  if (granted === claimed) return 'full'
  return granted > 0 ? 'partial' : 'refused'
}

/** What is left of a decision whose credential its issuer has withdrawn: nothing is granted any more. */
export function takeBackDecision(decision: RecognitionDecision, reason: string, at: Date): RecognitionDecision {
  return { ...decision, outcome: 'refused', ectsGranted: 0, reason, condition: null, decidedAt: at }
}

const provesNothing: readonly Verdict[] = ['changed', 'unreadable', 'practice']

/**
 * Credits are granted only for a credential that proves something. What could not be checked today does not stop a decision;
 * what was changed or made for practice does, and a withdrawn one does unless an appeal is heard about just that.
 *
 * @throws MesheError `recognition.credential-proves-nothing`
 */
export function requireProvingCredential(
  verdict: Verdict,
  { ectsGranted, isAppeal }: { readonly ectsGranted: number; readonly isAppeal: boolean },
): void {
  if (ectsGranted === 0) return
  if (provesNothing.includes(verdict) || (verdict === 'withdrawn' && !isAppeal)) {
    throw new MesheError(
      'recognition.credential-proves-nothing',
      'The credential was changed, withdrawn or made for practice: no credits can be granted for it.',
      { verdict },
    )
  }
}

/** An appeal is heard by somebody else. @throws MesheError `recognition.decider-may-not-hear-appeal` */
export function requireOtherDecider(deciderIds: readonly string[], accountId: string): void {
  if (deciderIds.includes(accountId)) {
    throw new MesheError('recognition.decider-may-not-hear-appeal', 'Somebody who did not decide must hear the appeal.')
  }
}
