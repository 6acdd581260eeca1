/** States of a description as a person sees them. */
import type { DeskMicroCredentialView, PublicationState } from '@meshe/domain/catalogue'
import { describeReadiness } from '@meshe/domain/catalogue'
import type { Tone } from '../../shared/primitives/index.ts'

export const stateTones: Readonly<Record<PublicationState, Tone>> = {
  draft: 'none',
  'in-review': 'info',
  approved: 'info',
  published: 'ok',
  retired: 'none',
}

/** The steps of the editor, in their order. */
export const editorSteps = ['what', 'can', 'size', 'tested', 'taught', 'quality', 'optional', 'offered'] as const
export type EditorStep = (typeof editorSteps)[number]

/** Where each element of Annex I, and each member the catalogue needs, is written. Those of the award have no step. */
export const stepOfElement: Readonly<Record<string, EditorStep | undefined>> = {
  title: 'what',
  description: 'what',
  field: 'what',
  languages: 'what',
  'learning-outcomes': 'can',
  workload: 'size',
  level: 'size',
  assessment: 'tested',
  supervision: 'tested',
  grade: 'tested',
  participation: 'taught',
  'quality-assurance': 'quality',
  prerequisites: 'optional',
  stackability: 'optional',
  'further-information': 'optional',
}

/** Where each field of the editor stands. */
export const stepOfField: Readonly<Record<string, EditorStep>> = {
  title: 'what',
  description: 'what',
  field: 'what',
  languages: 'what',
  jointAwardingBodies: 'what',
  learningOutcomes: 'can',
  ects: 'size',
  hours: 'size',
  workload: 'size',
  eqf: 'size',
  level: 'size',
  national: 'size',
  assessments: 'tested',
  gradingScheme: 'tested',
  supervision: 'tested',
  modes: 'taught',
  qualityAssurance: 'quality',
  prerequisites: 'optional',
  stackability: 'optional',
  furtherInformation: 'optional',
  homepage: 'optional',
  startsOn: 'offered',
  weeks: 'offered',
  hoursPerWeek: 'offered',
  priceEuro: 'offered',
  place: 'offered',
  applyAt: 'offered',
}

/** Everything that stands between a description and its publication. */
export function missingOf(description: DeskMicroCredentialView['description']): string[] {
  const { missing, missingForCatalogue } = describeReadiness(description)
  return [...missing, ...missingForCatalogue]
}
