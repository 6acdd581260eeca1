/** Gives the larger award to a learner whose way is complete: once, and it names the parts that made it up. */
import { MesheError } from '@meshe/credentials'
import type { AwardPart } from '@meshe/credentials/micro-credential'
import {
  evaluatePathway,
  type PathwayDescription,
  type PathwayEvidence,
  type PathwayLearnerView,
  type PathwayProgress,
} from '@meshe/domain/stacking'
import type { Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import type { Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { awardToLearner, listLearnerNames } from '../issuance/issuance-service.ts'
import { listEvidenceOfLearners } from './institution-evidence.ts'
import { listLargerAwards } from './pathway-learners.ts'
import { lockPathwayRecord } from './pathway-store.ts'

/**
 * The lock on the pathway lets one award after the other through.
 *
 * @throws MesheError `stacking.learner-not-found`, `stacking.wrong-state` for a pathway that is not public,
 *   `stacking.already-awarded`, `stacking.not-complete`
 */
export async function awardPathway(
  tx: Tx,
  context: Pick<AppContext, 'clock'>,
  order: {
    readonly institution: Institution
    readonly pathwayId: string
    readonly learnerId: string
    readonly by: string
  },
): Promise<PathwayLearnerView> {
  const { institution, pathwayId, learnerId, by } = order
  const { institutionId } = institution
  const now = context.clock()
  const record = await lockPathwayRecord(tx, institutionId, pathwayId)
  const name = (await listLearnerNames(tx, institutionId, [learnerId])).get(learnerId)
  if (name === undefined) throw new MesheError('stacking.learner-not-found', 'There is no such learner here.')
  const description = requirePublic(record.publishedDescription)
  const { awardMicroCredentialId: microCredentialId } = description
  const before = await listLargerAwards(tx, institution, { microCredentialId, learnerId })
  if (before.some(({ state }) => state !== 'revoked')) {
    throw new MesheError('stacking.already-awarded', 'This learner has the award already.')
  }
  const pathway = { id: pathwayId, description, learnerId }
  const evidence = (await listEvidenceOfLearners(tx, institution, pathway)).get(learnerId) ?? []
  const progress = evaluatePathway(description, evidence, { institutionDid: institution.did, pathwayId, now })
  if (!progress.isComplete) {
    const { ectsMissing, ectsWaiting } = progress
    throw new MesheError('stacking.not-complete', 'The way is not complete yet.', { ectsMissing, ectsWaiting })
  }
  const awardId = await awardToLearner(tx, context, {
    institutionId,
    learnerId,
    microCredentialId,
    // Counted, so that it can be given again after it was withdrawn.
    cause: `pathway:${pathwayId}:${learnerId}:${before.length + 1}`,
    parts: partsOf(progress, evidence),
    by,
  })
  const subject = { kind: 'pathway', id: pathwayId }
  await recordAudit(tx, { institutionId, action: 'pathway.awarded', subject, accountId: by }, now)
  return { learnerId, name, progress, awardId }
}

function requirePublic(description: PathwayDescription | null): PathwayDescription {
  if (description === null)
    throw new MesheError('stacking.wrong-state', 'Publish the pathway first.', { state: 'draft' })
  return description
}

/** What counted, with the credits that were counted of it. */
function partsOf({ groups }: PathwayProgress, evidence: readonly PathwayEvidence[]): AwardPart[] {
  return groups
    .flatMap(({ components }) => components)
    .flatMap(({ filledBy, ectsCounted, state }) => {
      const piece = evidence.find(({ id }) => id === filledBy?.evidenceId)
      if (state !== 'have' || !piece) return []
      return [{ id: piece.achievement, title: piece.title, awardingBody: piece.awardingBody, ects: ectsCounted }]
    })
}
