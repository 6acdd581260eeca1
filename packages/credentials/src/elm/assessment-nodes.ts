/**
 * How the learning was assessed and with what result. The model grades each assessment; the record has one grade for the
 * whole, so there is one assessment, and its specification has the kinds of assessment as parts when they are several.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import type { Assessment, Award } from '../micro-credential/index.ts'
import { assessmentTypeScheme, unsupervisedWithoutIdentityVerification } from '../vocabulary/index.ts'
import { toConceptNode } from './concept-node.ts'
import { noGradeText, noteSubjects, supervisionLabels, toMarkedNote } from './marked-notes.ts'
import { nodeIdOf } from './node-ids.ts'
import { nameLanguageOf } from './organisation-nodes.ts'

export function toAssessmentNode(award: Award, awardedBy: JsonObject): JsonObject {
  const specification = toSpecification(award)
  return {
    id: nodeIdOf(award, 'assessment'),
    type: 'LearningAssessment',
    title: specification['title'],
    awardedBy,
    grade: toGradeNote(award),
    ...toSupervision(award),
    specifiedBy: specification,
  }
}

function toGradeNote(award: Award): JsonObject {
  if (award.grade === undefined) {
    const subject = noteSubjects.noGrade
    return toMarkedNote(award, 'grade', { subject, label: noGradeText, text: { en: noGradeText } })
  }
  return { id: nodeIdOf(award, 'grade'), type: 'Note', noteLiteral: { [nameLanguageOf(award)]: award.grade } }
}

function toSupervision(award: Award): JsonObject {
  const { supervision } = award.microCredential
  if (supervision === undefined) return {}
  if (supervision === 'unsupervised-without-identity-verification') {
    return { idVerification: toConceptNode(unsupervisedWithoutIdentityVerification) }
  }
  const label = supervisionLabels[supervision]
  const subject = `${noteSubjects.supervision}${supervision}`
  return { additionalNote: [toMarkedNote(award, 'supervision', { subject, label, text: { en: label } })] }
}

function toSpecification(award: Award): JsonObject {
  const { assessments, gradingScheme } = award.microCredential
  const kinds = assessments.map((assessment, index) => toKind(award, assessment, index))
  const [only] = kinds
  const whole: JsonObject =
    kinds.length === 1 && only !== undefined
      ? only
      : {
          id: nodeIdOf(award, 'assessment-specification'),
          type: 'LearningAssessmentSpecification',
          title: { en: 'Assessment' },
          ...(kinds.length === 0 ? {} : { hasPart: kinds }),
        }
  if (gradingScheme === undefined) return whole
  return {
    ...whole,
    gradingScheme: {
      id: nodeIdOf(award, 'grading-scheme'),
      type: 'GradingScheme',
      title: { [nameLanguageOf(award)]: gradingScheme },
    },
  }
}

function toKind(award: Award, assessment: Assessment, index: number): JsonObject {
  const concept = assessmentTypeScheme.concepts[assessment.type]
  return {
    id: nodeIdOf(award, `assessment-specification-${index + 1}`),
    type: 'LearningAssessmentSpecification',
    title: { en: concept.label },
    dcType: toConceptNode({ ...concept, scheme: assessmentTypeScheme.id }),
    ...(assessment.description === undefined ? {} : { description: assessment.description }),
  }
}
