/**
 * From a description that was read out of a credential to what a verification report shows of it.
 *
 * @module
 */
import {
  type AnnexOneElementId,
  annexOneElements,
  type LanguageMap,
  type MicroCredentialDraft,
  presentElements,
} from '../micro-credential/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'

/** What a credential says beside the description: the person, the university, the dates, the result. */
export interface AwardFacts {
  readonly id: string | null
  readonly title: LanguageMap
  readonly holderName: string | null
  readonly awardingBodies: readonly string[]
  readonly country: string | null
  readonly awardedOn: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly grade: string | null
  readonly parts: CredentialContent['parts']
  readonly field: string | null
}

export function contentOf(draft: MicroCredentialDraft, facts: AwardFacts): CredentialContent {
  return {
    id: facts.id,
    title: draft.title ?? facts.title,
    description: draft.description ?? {},
    holderName: facts.holderName,
    awardingBodies: facts.awardingBodies,
    awardedOn: facts.awardedOn,
    validFrom: facts.validFrom,
    validUntil: facts.validUntil,
    ects: positive(draft.workload?.ects),
    hours: positive(draft.workload?.hours),
    eqf: draft.level?.eqf ?? null,
    field: draft.field ?? facts.field,
    languages: draft.languages ?? [],
    learningOutcomes: (draft.learningOutcomes ?? []).map((outcome) => outcome.title),
    assessments: (draft.assessments ?? []).map((assessment) => assessment.type),
    supervision: draft.supervision ?? null,
    modes: draft.modes ?? [],
    qualityAssurance: (draft.qualityAssurance ?? []).map((assurance) => ({
      type: assurance.type,
      body: assurance.body,
      reference: assurance.reference ?? null,
      validUntil: assurance.validUntil ?? null,
    })),
    grade: facts.grade,
    parts: facts.parts,
    annexOne: carriedElements(draft, facts),
    achievementId: draft.id ?? null,
  }
}

/** The mandatory elements of Annex I that a credential does not carry. */
export function missingElements(content: CredentialContent): AnnexOneElementId[] {
  return annexOneElements
    .filter((element) => element.mandatory && !content.annexOne.includes(element.id))
    .map((element) => element.id)
}

function carriedElements(draft: MicroCredentialDraft, facts: AwardFacts): readonly AnnexOneElementId[] {
  const described = presentElements(draft, false)
  const isCarried: Partial<Record<AnnexOneElementId, boolean>> = {
    learner: facts.holderName !== null,
    country: facts.country !== null,
    'awarding-body': facts.awardingBodies.length > 0,
    'date-of-issuing': facts.awardedOn !== null,
  }
  return annexOneElements
    .map((element) => element.id)
    .filter((id) => isCarried[id] ?? (described.includes(id) || (id === 'grade' && facts.grade !== null)))
}

function positive(value: number | undefined): number | null {
  return value !== undefined && value > 0 ? value : null
}
