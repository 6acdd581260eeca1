/** What a university itself knows of learners: what it has awarded and what it has decided. */
import { type MicroCredentialAddress, readMicroCredentialAddress } from '@meshe/domain/catalogue'
import type { CredentialEvidence, PathwayDescription, PathwayEvidence } from '@meshe/domain/stacking'
import type { Institution } from '../accounts/institution-store.ts'
import type { Queryable } from '../db/db.ts'
import { type AwardRecord, listAwardsOfInstitutionLearners } from '../issuance/issuance-service.ts'
import { type InstitutionDecision, listDecisionsOfInstitution } from '../recognition/recognition-service.ts'

/** The evidence of each learner who has anything for this pathway, by the learner's id. */
export async function listEvidenceOfLearners(
  db: Queryable,
  institution: Institution,
  pathway: { readonly id: string; readonly description: PathwayDescription; readonly learnerId?: string },
): Promise<Map<string, PathwayEvidence[]>> {
  const { learnerId } = pathway
  const microCredentialIds = ownMicroCredentials(institution, pathway.description)
  const [awards, decisions] = await Promise.all([
    microCredentialIds.length === 0
      ? []
      : listAwardsOfInstitutionLearners(db, institution.institutionId, {
          learnerId: learnerId ?? null,
          microCredentialIds,
        }),
    listDecisionsOfInstitution(db, institution.institutionId, {
      pathwayId: pathway.id,
      ...(learnerId === undefined ? {} : { learnerIds: [learnerId] }),
    }),
  ])
  const byLearner = new Map<string, PathwayEvidence[]>()
  const add = (learner: string, evidence: PathwayEvidence) =>
    byLearner.set(learner, [...(byLearner.get(learner) ?? []), evidence])
  for (const award of awards) add(award.learnerId, toAwardEvidence(award, institution))
  for (const decision of decisions.filter(isForCredits))
    add(decision.learnerId, toDecisionEvidence(decision, institution))
  return byLearner
}

/** Ids of the institution's own micro-credentials that the pathway accepts. */
function ownMicroCredentials({ did }: Institution, { groups }: PathwayDescription): string[] {
  const accepted = groups.flatMap((group) => group.components.flatMap((component) => component.accepts))
  const own = accepted
    .map(readMicroCredentialAddress)
    .filter((address): address is MicroCredentialAddress => address?.institutionDid === did)
  return [...new Set(own.map(({ id }) => id))]
}

function toAwardEvidence(award: AwardRecord, institution: Institution): CredentialEvidence {
  const { microCredential } = award
  return {
    kind: 'credential',
    id: award.awardId,
    achievement: microCredential.id,
    title: microCredential.title,
    awardingBody: nameOf(institution),
    awardedBy: institution.did,
    ects: microCredential.workload.ects,
    microCredential: microCredential.id,
    eqf: microCredential.level.eqf,
    awardedOn: new Date(`${award.awardedOn}T00:00:00Z`),
    validUntil: award.validUntil === null ? null : new Date(`${award.validUntil}T23:59:59Z`),
    status: award.state === 'revoked' ? 'withdrawn' : 'in-force',
  }
}

function isForCredits({ purpose }: InstitutionDecision): boolean {
  return purpose === 'credits' || purpose === 'exemption'
}

function toDecisionEvidence(decision: InstitutionDecision, institution: Institution): PathwayEvidence {
  const shared = {
    id: decision.caseId,
    achievement: decision.achievementId ?? decision.credentialId ?? decision.caseId,
    title: decision.title,
    awardingBody: decision.awardingBody,
    awardedBy: decision.issuerDid,
    ects: decision.ectsClaimed ?? decision.ectsGranted,
    decidedBy: institution.did,
    pathwayId: decision.pathwayId,
    componentId: decision.componentId,
  }
  const { outcome, ectsGranted, isUnderReview, state } = decision
  // What was granted stands while an appeal asks for more.
  if (outcome === null || (outcome === 'refused' && state === 'appealed')) return { ...shared, kind: 'pending' }
  return { ...shared, kind: 'recognition', outcome, ectsGranted, status: isUnderReview ? 'under-review' : 'in-force' }
}

function nameOf({ name, slug }: Institution): string {
  return name['en'] ?? Object.values(name)[0] ?? slug
}
