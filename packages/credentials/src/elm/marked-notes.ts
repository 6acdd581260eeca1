/**
 * What Annex I asks and the model has no term for is written as a note for people, with a subject of our own by which
 * we read it back. Others see a readable note; only the reader knows more.
 *
 * @module
 */
import type { JsonObject, Loss } from '../crosswalk/encoding.ts'
import type { Award, LanguageMap, Stackability } from '../micro-credential/index.ts'
import type { QualificationCycle, SupervisionType } from '../vocabulary/index.ts'
import { toLabelledConceptNode } from './concept-node.ts'
import { nodeIdOf } from './node-ids.ts'

export const noteSubjects = {
  supervision: 'urn:meshe:supervision:',
  cycle: 'urn:meshe:qualification-cycle:',
  nationalLevel: 'urn:meshe:national-level',
  stackability: 'urn:meshe:stackability:',
  furtherInformation: 'urn:meshe:further-information',
  noGrade: 'urn:meshe:no-grade',
} as const

export const supervisionLabels: Readonly<Record<SupervisionType, string>> = {
  'unsupervised-without-identity-verification': 'Unsupervised, without identity verification',
  'supervised-without-identity-verification': 'Supervised, without identity verification',
  'supervised-online-with-identity-verification': 'Supervised online, with identity verification',
  'supervised-on-site-with-identity-verification': 'Supervised on site, with identity verification',
}

const cycleLabels: Readonly<Record<QualificationCycle, string>> = {
  'short-cycle': 'Short cycle',
  'first-cycle': 'First cycle',
  'second-cycle': 'Second cycle',
  'third-cycle': 'Third cycle',
}

export const stackabilityLabels: Readonly<Record<Stackability['kind'], string>> = {
  'stand-alone': 'Stands alone',
  stackable: 'Stackable: counts towards a larger award',
}

export const noGradeText = 'No grade is recorded'

/** A note about `subject`, in the words of `text`. */
export function toMarkedNote(
  award: Award,
  part: string,
  { subject, label, text }: { readonly subject: string; readonly label: string; readonly text: LanguageMap },
): JsonObject {
  return {
    id: nodeIdOf(award, part),
    type: 'Note',
    noteLiteral: text,
    subject: toLabelledConceptNode(subject, { label: { en: label } }),
  }
}

/** The notes on the description: cycle, national level, stackability, further information. */
export function toDescriptionNotes(award: Award): readonly JsonObject[] {
  const { level, stackability, furtherInformation, title } = award.microCredential
  const notes: JsonObject[] = []
  if (level.cycle !== undefined) {
    const label = cycleLabels[level.cycle]
    const subject = `${noteSubjects.cycle}${level.cycle}`
    notes.push(toMarkedNote(award, 'cycle', { subject, label, text: { en: label } }))
  }
  if (level.national !== undefined) {
    const text = { [Object.keys(title)[0] ?? 'en']: level.national }
    notes.push(
      toMarkedNote(award, 'national-level', { subject: noteSubjects.nationalLevel, label: 'National level', text }),
    )
  }
  if (stackability !== undefined) {
    const label = stackabilityLabels[stackability.kind]
    const subject = `${noteSubjects.stackability}${stackability.kind}`
    notes.push(toMarkedNote(award, 'stackability', { subject, label, text: stackability.description ?? { en: label } }))
  }
  if (furtherInformation !== undefined) {
    const subject = noteSubjects.furtherInformation
    const label = 'Further information'
    notes.push(toMarkedNote(award, 'further-information', { subject, label, text: furtherInformation }))
  }
  return notes
}

/** What these notes carry with less meaning than the award has. */
export function findNoteLosses(award: Award): readonly Loss[] {
  const { level, stackability, supervision } = award.microCredential
  const reduced = (path: string, note: string): Loss => ({ path, kind: 'reduced', note })
  return [
    ...(level.cycle === undefined
      ? []
      : [reduced('microCredential.level.cycle', 'The model has no list of cycles: written as a note.')]),
    ...(level.national === undefined
      ? []
      : [
          reduced(
            'microCredential.level.national',
            'The national level is free text without a concept: written as a note.',
          ),
        ]),
    ...(stackability === undefined
      ? []
      : [
          reduced(
            'microCredential.stackability',
            'The model has no term for stacking without its parts: written as a note.',
          ),
        ]),
    ...(supervision === undefined || supervision === 'unsupervised-without-identity-verification'
      ? []
      : [reduced('microCredential.supervision', 'No concept is published for this supervision: written as a note.')]),
  ]
}
