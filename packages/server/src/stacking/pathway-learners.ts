/** Learners on a pathway, by what its university has awarded and recognised itself. */
import { evaluatePathway, type PathwayLearnerView } from '@meshe/domain/stacking'
import type { Institution } from '../accounts/institution-store.ts'
import type { Queryable } from '../db/db.ts'
import { type AwardRecord, listAwardsOfInstitutionLearners, listLearnerNames } from '../issuance/issuance-service.ts'
import { listEvidenceOfLearners } from './institution-evidence.ts'
import type { PathwayRecord } from './pathway-store.ts'
import { isOnTheWay } from './pathway-views.ts'

/** Those for whom something counts or is being decided, and those who have the award; what is published is the rule. */
export async function listPathwayLearners(
  db: Queryable,
  institution: Institution,
  asked: { readonly record: PathwayRecord; readonly learnerId?: string; readonly now: Date },
): Promise<PathwayLearnerView[]> {
  const { record, learnerId, now } = asked
  const description = record.publishedDescription ?? record.description
  const filter = learnerId === undefined ? {} : { learnerId }
  const [evidence, awards] = await Promise.all([
    listEvidenceOfLearners(db, institution, { id: record.id, description, ...filter }),
    listLargerAwards(db, institution, { microCredentialId: description.awardMicroCredentialId, ...filter }),
  ])
  const held = new Map(
    awards.filter(({ state }) => state !== 'revoked').map((award) => [award.learnerId, award.awardId]),
  )
  const learnerIds = [...new Set([...evidence.keys(), ...held.keys()])]
  const names = await listLearnerNames(db, institution.institutionId, learnerIds)
  const context = { institutionDid: institution.did, pathwayId: record.id, now }
  return learnerIds
    .map((id) => ({
      learnerId: id,
      name: names.get(id) ?? '',
      progress: evaluatePathway(description, evidence.get(id) ?? [], context),
      awardId: held.get(id) ?? null,
    }))
    .filter(({ progress, awardId }) => awardId !== null || isOnTheWay(progress))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Awards of the larger award, the withdrawn ones among them. */
export function listLargerAwards(
  db: Queryable,
  institution: Institution,
  { microCredentialId, learnerId }: { readonly microCredentialId: string; readonly learnerId?: string },
): Promise<AwardRecord[]> {
  return listAwardsOfInstitutionLearners(db, institution.institutionId, {
    learnerId: learnerId ?? null,
    microCredentialIds: [microCredentialId],
  })
}
