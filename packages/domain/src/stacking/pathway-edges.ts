/**
 * How one piece of evidence stands to each component of a pathway: it fills it, it may come to fill it, or it does not, and why.
 *
 * @module
 */
import type { EdgeReason, PathwayComponent, PathwayDescription } from './pathway.ts'
import type { CredentialEvidence, PathwayEvidence, RecognitionEvidence } from './pathway-evidence.ts'

export interface Edge {
  readonly component: PathwayComponent
  readonly evidence: PathwayEvidence
  readonly state: 'counts' | 'waits' | 'fails'
  /** Credits that it brings or would bring: never more than the evidence has, nor than the component takes. */
  readonly credits: number
  readonly reason: EdgeReason
}

export interface EdgeRules {
  readonly description: PathwayDescription
  /** DID of the university that gives the larger award. */
  readonly institutionDid: string
  /** Id under which decisions name the pathway; null for one that is not stored yet. */
  readonly pathwayId: string | null
  readonly now: Date
  /** Achievements of which the only credential was withdrawn. */
  readonly withdrawn: ReadonlySet<string>
}

/** The edges of one piece of evidence; none where the pathway has nothing to do with it. */
export function edgesOf(evidence: PathwayEvidence, rules: EdgeRules): Edge[] {
  const components = rules.description.groups.flatMap((group) => group.components)
  switch (evidence.kind) {
    case 'credential':
      return components
        .filter(({ accepts }) => evidence.microCredential !== null && accepts.includes(evidence.microCredential))
        .map((component) => credentialEdge(component, evidence, rules))
    case 'recognition':
      return components
        .filter((component) => isDecidedFor(component, evidence, rules))
        .map((component) => recognitionEdge(component, evidence, rules))
    case 'pending':
      return components
        .filter((component) => isDecidedFor(component, evidence, rules))
        .map((component) => {
          const credits = Math.min(evidence.ects, component.ects)
          return { component, evidence, state: 'waits', credits, reason: 'being-decided' }
        })
  }
}

function credentialEdge(component: PathwayComponent, evidence: CredentialEvidence, rules: EdgeRules): Edge {
  const credits = Math.min(evidence.ects, component.ects)
  const failure = failureOf(evidence, rules)
  if (failure !== null) return { component, evidence, state: 'fails', credits: 0, reason: failure }
  const reason = evidence.awardedBy === rules.institutionDid ? 'own-award' : 'agreement'
  return { component, evidence, state: 'counts', credits, reason }
}

function recognitionEdge(component: PathwayComponent, evidence: RecognitionEvidence, rules: EdgeRules): Edge {
  const { outcome, status } = evidence
  const credits = Math.min(evidence.ectsGranted, component.ects)
  if (outcome === 'refused') return { component, evidence, state: 'fails', credits: 0, reason: 'refused' }
  if (status === 'withdrawn') return { component, evidence, state: 'fails', credits: 0, reason: 'withdrawn' }
  if (status === 'under-review' || rules.withdrawn.has(evidence.achievement)) {
    return { component, evidence, state: 'waits', credits, reason: 'under-review' }
  }
  const reason = outcome === 'full' ? 'recognised' : 'recognised-in-part'
  return { component, evidence, state: 'counts', credits, reason }
}

/** Why a credential cannot count anywhere on this pathway, or null. */
export function failureOf(evidence: CredentialEvidence, { description, now }: EdgeRules): EdgeReason | null {
  const { minimumEqf, maximumAgeYears } = description.rules
  if (evidence.status === 'withdrawn') return 'withdrawn'
  if (evidence.validUntil !== null && evidence.validUntil <= now) return 'expired'
  if (evidence.status === 'unproven') return 'ask-for-recognition'
  if (minimumEqf !== undefined && (evidence.eqf === null || evidence.eqf < minimumEqf)) return 'level-too-low'
  if (maximumAgeYears !== undefined && isOlderThan(evidence.awardedOn, maximumAgeYears, now)) return 'too-old'
  return null
}

function isDecidedFor(
  component: PathwayComponent,
  { decidedBy, pathwayId, componentId }: Pick<RecognitionEvidence, 'decidedBy' | 'pathwayId' | 'componentId'>,
  rules: EdgeRules,
): boolean {
  if (decidedBy !== rules.institutionDid || !component.acceptsRecognition) return false
  if (pathwayId !== null && pathwayId !== rules.pathwayId) return false
  return componentId === null || componentId === component.id
}

/** Whole calendar years, UTC; what has no date cannot show its age. */
function isOlderThan(day: Date | null, years: number, now: Date): boolean {
  if (day === null) return true
  const limit = new Date(now)
  limit.setUTCFullYear(limit.getUTCFullYear() - years)
  return day < limit
}
