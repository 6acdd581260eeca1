/**
 * The 16 elements of Annex I of the Council Recommendation of 16 June 2022 (2022/C 243/02) and how complete a record is.
 *
 * @module
 */
import type { MicroCredential } from './micro-credential.ts'

export interface AnnexOneElement {
  readonly id: string
  readonly number: number
  readonly mandatory: boolean
  /** Elements 1, 3, 4 and 5 are known only with the university and the award. */
  readonly suppliedBy: 'description' | 'institution' | 'award'
}

export const annexOneElements = [
  { id: 'learner', number: 1, mandatory: true, suppliedBy: 'award' },
  { id: 'title', number: 2, mandatory: true, suppliedBy: 'description' },
  { id: 'country', number: 3, mandatory: true, suppliedBy: 'institution' },
  { id: 'awarding-body', number: 4, mandatory: true, suppliedBy: 'institution' },
  { id: 'date-of-issuing', number: 5, mandatory: true, suppliedBy: 'award' },
  { id: 'learning-outcomes', number: 6, mandatory: true, suppliedBy: 'description' },
  { id: 'workload', number: 7, mandatory: true, suppliedBy: 'description' },
  { id: 'level', number: 8, mandatory: true, suppliedBy: 'description' },
  { id: 'assessment', number: 9, mandatory: true, suppliedBy: 'description' },
  { id: 'participation', number: 10, mandatory: true, suppliedBy: 'description' },
  { id: 'quality-assurance', number: 11, mandatory: true, suppliedBy: 'description' },
  { id: 'prerequisites', number: 12, mandatory: false, suppliedBy: 'description' },
  { id: 'supervision', number: 13, mandatory: false, suppliedBy: 'description' },
  { id: 'grade', number: 14, mandatory: false, suppliedBy: 'description' },
  { id: 'stackability', number: 15, mandatory: false, suppliedBy: 'description' },
  { id: 'further-information', number: 16, mandatory: false, suppliedBy: 'description' },
] as const satisfies readonly AnnexOneElement[]

export type AnnexOneElementId = (typeof annexOneElements)[number]['id']

export const annexOneElementIds = annexOneElements.map((element) => element.id) as [
  AnnexOneElementId,
  ...AnnexOneElementId[],
]

/** Any stage of a description: every member may still be missing. */
export type MicroCredentialDraft = { readonly [Key in keyof MicroCredential]?: MicroCredential[Key] | undefined }

/** The mandatory elements that a description must carry itself and does not yet, in the order of Annex I. */
export function missingMandatoryElements(draft: MicroCredentialDraft): AnnexOneElementId[] {
  return annexOneElements
    .filter((element) => element.mandatory && element.suppliedBy === 'description' && !isPresent(draft, element.id))
    .map((element) => element.id)
}

/** The elements present in a description; those of the award and the university count as present when `withAward` says so. */
export function presentElements(draft: MicroCredentialDraft, withAward = true): AnnexOneElementId[] {
  return annexOneElements
    .filter((element) => (element.suppliedBy === 'description' ? isPresent(draft, element.id) : withAward))
    .map((element) => element.id)
}

function isPresent(draft: MicroCredentialDraft, id: AnnexOneElementId): boolean {
  switch (id) {
    case 'title':
      return hasText(draft.title)
    case 'learning-outcomes':
      return (draft.learningOutcomes ?? []).some((outcome) => hasText(outcome.title))
    case 'workload':
      return draft.workload !== undefined && draft.workload.ects > 0 && draft.workload.hours > 0
    case 'level':
      return draft.level !== undefined
    case 'assessment':
      return (draft.assessments ?? []).length > 0
    case 'participation':
      return (draft.modes ?? []).length > 0
    case 'quality-assurance':
      return (draft.qualityAssurance ?? []).some((assurance) => assurance.body.trim() !== '')
    case 'prerequisites':
      return hasText(draft.prerequisites)
    case 'supervision':
      return draft.supervision !== undefined
    case 'grade':
      return (draft.gradingScheme ?? '').trim() !== ''
    case 'stackability':
      return draft.stackability !== undefined
    case 'further-information':
      return hasText(draft.furtherInformation)
    default:
      return false
  }
}

function hasText(map: Readonly<Record<string, string>> | undefined): boolean {
  return map !== undefined && Object.values(map).some((text) => text.trim() !== '')
}
