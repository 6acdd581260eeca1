/**
 * Why a component is still missing, and why a piece of evidence does not count.
 *
 * @module
 */
import type { Option } from './assign-evidence.ts'
import type { EdgeReason, PathwayComponent } from './pathway.ts'
import { type Edge, type EdgeRules, failureOf } from './pathway-edges.ts'
import type { CredentialEvidence, PathwayEvidence } from './pathway-evidence.ts'

/** All that is known once the evidence is assigned. */
export interface Standing {
  readonly brought: readonly PathwayEvidence[]
  readonly rules: EdgeRules
  readonly edges: readonly Edge[]
  readonly counted: ReadonlyMap<string, Option>
  readonly waiting: ReadonlyMap<string, Option>
}

export function reasonOfMissing(component: PathwayComponent, standing: Standing): EdgeReason {
  const edges = standing.edges.filter((edge) => edge.component.id === component.id)
  const unused = edges.find((edge) => edge.state === 'counts')
  if (unused) return isUsed(unused.evidence, standing) ? 'already-counted' : 'external-share-exceeded'
  const failed = edges.find((edge) => edge.state === 'fails')
  if (failed) return failed.reason
  return component.accepts.length === 0 ? 'ask-for-recognition' : 'not-taken-yet'
}

export interface NotCounted {
  readonly evidence: PathwayEvidence
  readonly reason: EdgeReason
}

/** Evidence that fills nothing. What speaks of an achievement that counts through other evidence is not listed. */
export function reasonsOfNotCounted(standing: Standing): NotCounted[] {
  const filling = [...standing.counted.values(), ...standing.waiting.values()].map(({ evidence }) => evidence)
  return standing.brought.flatMap((evidence): NotCounted[] => {
    const same = filling.filter(({ achievement }) => achievement === evidence.achievement)
    if (same.some(({ id }) => id === evidence.id)) return []
    if (same.length > 0) {
      const isRepeated = same.some(({ kind }) => kind === evidence.kind)
      return isRepeated ? [{ evidence, reason: failureWithin(evidence, standing) ?? 'already-counted' }] : []
    }
    const reason = reasonOf(evidence, standing)
    return reason === null ? [] : [{ evidence, reason }]
  })
}

function reasonOf(evidence: PathwayEvidence, standing: Standing): EdgeReason | null {
  const edges = standing.edges.filter((edge) => edge.evidence.id === evidence.id)
  const usable = edges.filter((edge) => edge.state !== 'fails' && edge.credits > 0)
  if (usable.length > 0) {
    const hasRoom = usable.some(({ component: { id } }) => !standing.counted.has(id) && !standing.waiting.has(id))
    return hasRoom ? 'external-share-exceeded' : 'already-counted'
  }
  const failed = edges.find((edge) => edge.state === 'fails')
  if (failed) return failed.reason
  if (evidence.kind !== 'credential') return null
  const hasDecision = standing.edges.some(
    (edge) => edge.evidence.kind !== 'credential' && edge.evidence.achievement === evidence.achievement,
  )
  return hasDecision ? null : reasonOutside(evidence, standing)
}

/** For a credential that no component names. */
function reasonOutside(evidence: CredentialEvidence, { rules, counted, waiting }: Standing): EdgeReason {
  const failure = failureOf(evidence, rules)
  if (failure === 'withdrawn' || failure === 'expired') return failure
  if (evidence.awardedBy === rules.institutionDid) return 'not-in-this-pathway'
  const mayAsk = rules.description.groups
    .flatMap((group) => group.components)
    .some(({ id, acceptsRecognition }) => acceptsRecognition && !counted.has(id) && !waiting.has(id))
  return mayAsk ? (failure ?? 'ask-for-recognition') : 'not-in-this-pathway'
}

function failureWithin(evidence: PathwayEvidence, { edges }: Standing): EdgeReason | null {
  return edges.find((edge) => edge.evidence.id === evidence.id && edge.state === 'fails')?.reason ?? null
}

function isUsed({ achievement }: PathwayEvidence, { counted }: Standing): boolean {
  return [...counted.values()].some((option) => option.evidence.achievement === achievement)
}
