/**
 * The controlled vocabularies of the European Learning Model that MESHE writes by a short code of its own:
 * code, IRI and English label of each concept. Checked against the official lists in `conformance/elm`.
 *
 * @module
 */

export interface ConceptScheme {
  /** IRI of the `skos:ConceptScheme`. */
  readonly id: string
  readonly concepts: Readonly<Record<string, { readonly id: string; readonly label: string }>>
}

const snb = 'http://data.europa.eu/snb'

export const assessmentTypeScheme = {
  id: `${snb}/assessment/25831c2`,
  concepts: {
    'peer-assessment': { id: `${snb}/assessment/19a2e5e671`, label: 'peer assessment' },
    'marked-assignment': { id: `${snb}/assessment/2939dae15f`, label: 'marked assignment' },
    'continuous-evaluation': { id: `${snb}/assessment/3484bd7e51`, label: 'continuous evaluation' },
    portfolio: { id: `${snb}/assessment/4f03b91c0e`, label: 'portfolio' },
    'group-performance': { id: `${snb}/assessment/56539a6507`, label: 'group performance' },
    'practical-assessment': { id: `${snb}/assessment/6a4db9f11d`, label: 'practical assessment' },
    'written-examination': { id: `${snb}/assessment/6e6cb2cc78`, label: 'written examination' },
    'level-of-attendance': { id: `${snb}/assessment/7331eb4762`, label: 'level of attendance' },
    'project-work': { id: `${snb}/assessment/795dac4096`, label: 'project work' },
    'peer-review': { id: `${snb}/assessment/812e3b0ae1`, label: 'peer review' },
    quiz: { id: `${snb}/assessment/b1b68f6735`, label: 'quiz' },
    'problem-based-learning': { id: `${snb}/assessment/c4256a2726`, label: 'problem based learning' },
    'oral-examination': { id: `${snb}/assessment/d30284d7df`, label: 'oral examination' },
    'artefact-assessment': { id: `${snb}/assessment/de4d165a6c`, label: 'artefact assessment' },
  },
} as const satisfies ConceptScheme

export const modeOfLearningScheme = {
  id: `${snb}/learning-assessment/25831c2`,
  concepts: {
    'work-based': { id: `${snb}/learning-assessment/729f3bed4b`, label: 'Workbased' },
    'project-based': { id: `${snb}/learning-assessment/7813801c77`, label: 'Project based' },
    'on-site': { id: `${snb}/learning-assessment/9191af2ed9`, label: 'Presential' },
    online: { id: `${snb}/learning-assessment/920fbb3cbe`, label: 'Online' },
    blended: { id: `${snb}/learning-assessment/e92d221e4d`, label: 'Blended' },
    'research-lab-based': { id: `${snb}/learning-assessment/ed4c557045`, label: 'Research-Lab based' },
  },
} as const satisfies ConceptScheme

export const qualityAssuranceTypeScheme = {
  id: `${snb}/accreditation/25831c2`,
  concepts: {
    'institutional-licence': { id: `${snb}/accreditation/003293d2ce`, label: 'Institutional License' },
    'programme-quality-assurance': { id: `${snb}/accreditation/820101cba6`, label: 'Program Quality Assurance' },
    'institutional-quality-assurance': {
      id: `${snb}/accreditation/bb4618238e`,
      label: 'Institutional Quality Assurance',
    },
    'programme-licence': { id: `${snb}/accreditation/e57dddfcf3`, label: 'Program License' },
  },
} as const satisfies ConceptScheme

/**
 * Annex I, element 13. Only the first IRI stands in the official sample; the list itself is not published with the model,
 * so the others carry no IRI of the European vocabulary and are written as notes.
 */
export const supervisionTypes = [
  'unsupervised-without-identity-verification',
  'supervised-without-identity-verification',
  'supervised-online-with-identity-verification',
  'supervised-on-site-with-identity-verification',
] as const

/** Cycles of the Qualifications Framework of the European Higher Education Area. */
export const qualificationCycles = ['short-cycle', 'first-cycle', 'second-cycle', 'third-cycle'] as const

export type AssessmentType = keyof typeof assessmentTypeScheme.concepts
export type ModeOfLearning = keyof typeof modeOfLearningScheme.concepts
export type QualityAssuranceType = keyof typeof qualityAssuranceTypeScheme.concepts
export type SupervisionType = (typeof supervisionTypes)[number]
export type QualificationCycle = (typeof qualificationCycles)[number]

export const assessmentTypes = codesOf<AssessmentType>(assessmentTypeScheme)
export const modesOfLearning = codesOf<ModeOfLearning>(modeOfLearningScheme)
export const qualityAssuranceTypes = codesOf<QualityAssuranceType>(qualityAssuranceTypeScheme)

function codesOf<Code extends string>(scheme: ConceptScheme): readonly [Code, ...Code[]] {
  return Object.keys(scheme.concepts) as [Code, ...Code[]]
}
