/** From records of pathways to what the contract shows. */
import { readMicroCredentialAddress } from '@meshe/domain/catalogue'
import {
  type DeskPathwayView,
  evaluatePathway,
  findPathwayProblems,
  type MyPathwayView,
  type PathwayEvidence,
  type PathwayProgress,
  type PathwayView,
} from '@meshe/domain/stacking'
import type { PublishedPathway } from '../catalogue/catalogue-service.ts'
import type { PathwayRecord } from './pathway-store.ts'

export function toPathwayView({ id, institution, description, publishedAt, seenAt }: PublishedPathway): PathwayView {
  const { slug, did, name, country } = institution
  return {
    id,
    institution: { slug, did, name: { ...name }, country },
    description,
    publishedAt: publishedAt.toISOString(),
    seenAt: seenAt.toISOString(),
  }
}

export function toDeskPathwayView(record: PathwayRecord, learners: number): DeskPathwayView {
  const { id, state, revision, description, publishedAt, updatedAt } = record
  return {
    id,
    state,
    revision,
    description,
    problems: findPathwayProblems(description),
    publishedAt: publishedAt?.toISOString() ?? null,
    learners,
    updatedAt: updatedAt.toISOString(),
  }
}

export function toMyPathwayView(
  pathway: PublishedPathway,
  mine: { readonly evidence: readonly PathwayEvidence[]; readonly followed: readonly string[]; readonly now: Date },
): MyPathwayView {
  const { id: pathwayId, description, institution } = pathway
  const context = { institutionDid: institution.did, pathwayId, now: mine.now }
  return {
    pathway: toPathwayView(pathway),
    progress: evaluatePathway(description, mine.evidence, context),
    awarded: mine.evidence.some((piece) => isLargerAward(piece, pathway)),
    isFollowed: mine.followed.includes(pathwayId),
  }
}

/** Whether something counts already, or is being decided. */
export function isOnTheWay({ groups }: PathwayProgress): boolean {
  return groups.some(({ components }) => components.some(({ state }) => state !== 'missing'))
}

function isLargerAward(evidence: PathwayEvidence, { institution, description }: PublishedPathway): boolean {
  if (evidence.kind !== 'credential' || evidence.status !== 'in-force' || evidence.microCredential === null)
    return false
  const address = readMicroCredentialAddress(evidence.microCredential)
  return address?.institutionDid === institution.did && address.id === description.awardMicroCredentialId
}
