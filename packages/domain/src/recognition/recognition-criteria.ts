/**
 * The criteria of an evaluation, filled in from the checked credential, so that an officer reads instead of searching.
 * It suggests where to look; it never decides. Criteria after the guides for micro-credentials: quality, verification, level,
 * learning outcomes, workload, way of testing, identification of the participant.
 *
 * @module
 */
import type { LanguageMap } from '@meshe/credentials/micro-credential'
import type { CredentialContent, VerificationReport } from '@meshe/credentials/verification'
import type { AssessmentType, SupervisionType } from '@meshe/credentials/vocabulary'
import type { CriterionView } from './contract.ts'
import { compareOutcomes } from './outcome-overlap.ts'
import { type NeededForAssessment, neededForAssessment } from './recognition-case.ts'

/** What the pathway, its component or a course of the university asks; null where it says nothing about it. */
export interface RecognitionComparison {
  readonly eqf: number | null
  readonly ects: number | null
  readonly learningOutcomes: readonly LanguageMap[]
  readonly assessments: readonly AssessmentType[]
  readonly supervision: SupervisionType | null
}

export const nothingToCompare: RecognitionComparison = {
  eqf: null,
  ects: null,
  learningOutcomes: [],
  assessments: [],
  supervision: null,
}

/** What is missing before a case can be assessed, in the order of the criteria. */
export function missingForAssessment(report: VerificationReport): NeededForAssessment[] {
  const { content } = report
  const isThere: Readonly<Record<NeededForAssessment, boolean>> = {
    verification: report.verified,
    workload: (content?.ects ?? 0) > 0,
    'learning-outcomes': (content?.learningOutcomes ?? []).length > 0,
    testing: (content?.assessments ?? []).length > 0,
    quality: (content?.qualityAssurance ?? []).length > 0,
  }
  return neededForAssessment.filter((need) => !isThere[need])
}

/**
 * The seven criteria in their order. Values are codes with a name before the colon: `eqf:6`, `ects:5`, `hours:125`,
 * `outcomes:4`, `matched:2`, `quality:<type>`, `assessment:<type>`, `supervision:<type>`, `verdict:<verdict>`.
 *
 * @param content null where the credential did not prove intact: nothing of it is shown then
 */
export function prefillCriteria(
  content: CredentialContent | null,
  report: VerificationReport,
  comparison: RecognitionComparison = nothingToCompare,
): CriterionView[] {
  return [
    quality(content),
    verification(report),
    level(content, comparison),
    learningOutcomes(content, comparison),
    workload(content, comparison),
    testing(content, comparison),
    identification(content, comparison),
  ]
}

type Content = CredentialContent | null
type Filled = Pick<CriterionView, 'credentialSays' | 'comparedWith' | 'result'>

function fromCredential(criterion: CriterionView['criterion'], filled: Filled): CriterionView {
  return { criterion, source: 'credential', ...filled }
}

function quality(content: Content): CriterionView {
  const assurances = content?.qualityAssurance ?? []
  const heldAt = content?.awardedOn ?? content?.validFrom ?? null
  const held = assurances.filter(
    ({ validUntil }) => validUntil === null || heldAt === null || validUntil.slice(0, 10) >= heldAt.slice(0, 10),
  )
  const typed = held.filter(({ type }) => type !== null)
  const credentialSays = assurances.map(({ type }) => `quality:${type ?? 'unnamed'}`)
  const result = assurances.length === 0 ? 'missing' : typed.length > 0 ? 'fits' : 'look-at-this'
  return fromCredential('quality', { credentialSays, comparedWith: [], result })
}

function verification(report: VerificationReport): CriterionView {
  return {
    criterion: 'verification',
    source: 'verification',
    credentialSays: [`verdict:${report.verdict}`],
    comparedWith: [],
    result: report.verified ? 'fits' : 'look-at-this',
  }
}

function level(content: Content, { eqf: asked }: RecognitionComparison): CriterionView {
  const eqf = content?.eqf ?? null
  const result = eqf === null ? 'missing' : atLeast(eqf, asked)
  return fromCredential('level', { credentialSays: coded('eqf', eqf), comparedWith: coded('eqf', asked), result })
}

function workload(content: Content, { ects: asked }: RecognitionComparison): CriterionView {
  const ects = content?.ects ?? null
  const credentialSays = [...coded('ects', ects), ...coded('hours', content?.hours ?? null)]
  const result = credentialSays.length === 0 ? 'missing' : ects === null ? 'look-at-this' : atLeast(ects, asked)
  return fromCredential('workload', { credentialSays, comparedWith: coded('ects', asked), result })
}

function learningOutcomes(content: Content, { learningOutcomes: asked }: RecognitionComparison): CriterionView {
  const held = content?.learningOutcomes ?? []
  const compared = compareOutcomes(held, asked)
  const comparedWith = asked.length === 0 ? [] : [`outcomes:${asked.length}`, ...coded('matched', compared)]
  const result =
    held.length === 0
      ? 'missing'
      : compared === null
        ? 'not-compared'
        : compared === asked.length
          ? 'fits'
          : 'look-at-this'
  const credentialSays = held.length === 0 ? [] : [`outcomes:${held.length}`]
  return fromCredential('learning-outcomes', { credentialSays, comparedWith, result })
}

function testing(content: Content, { assessments: asked }: RecognitionComparison): CriterionView {
  const held = content?.assessments ?? []
  const share = held.some((type) => asked.includes(type))
  const result = held.length === 0 ? 'missing' : asked.length === 0 ? 'not-compared' : share ? 'fits' : 'look-at-this'
  return fromCredential('testing', {
    credentialSays: held.map((type) => `assessment:${type}`),
    comparedWith: asked.map((type) => `assessment:${type}`),
    result,
  })
}

/** How sure one can be who was tested: 0 nobody looked, 1 somebody watched, 2 identity was checked. */
const certainty: Readonly<Record<SupervisionType, number>> = {
  'unsupervised-without-identity-verification': 0,
  'supervised-without-identity-verification': 1,
  'supervised-online-with-identity-verification': 2,
  'supervised-on-site-with-identity-verification': 2,
}

/** Without anything to compare with, only a checked identity passes without a look. */
function identification(content: Content, { supervision: asked }: RecognitionComparison): CriterionView {
  const held = content?.supervision ?? null
  const needed = asked === null ? 2 : certainty[asked]
  const result = held === null ? 'missing' : certainty[held] >= needed ? 'fits' : 'look-at-this'
  return fromCredential('identification', {
    credentialSays: coded('supervision', held),
    comparedWith: coded('supervision', asked),
    result,
  })
}

function atLeast(held: number, asked: number | null): CriterionView['result'] {
  if (asked === null) return 'not-compared'
  return held >= asked ? 'fits' : 'look-at-this'
}

function coded(name: string, value: string | number | null): string[] {
  return value === null ? [] : [`${name}:${value}`]
}
