/**
 * The achievement a credential claims, the qualification that specifies it, and the parts it was made of.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import type { Award, AwardPart } from '../micro-credential/index.ts'
import {
  ectsCreditFramework,
  eqfLevelIri,
  eqfLevelSchemeId,
  eqfLevels,
  iscedFieldIri,
  iscedFieldSchemeId,
  iscedFields,
  modeOfLearningScheme,
  shortLearningProgramme,
} from '../vocabulary/index.ts'
import { toAssessmentNode } from './assessment-nodes.ts'
import { lookLanguage, toConceptNode, toLanguageNode } from './concept-node.ts'
import { toLearningOutcomeNodes } from './learning-outcome-nodes.ts'
import { toDescriptionNotes } from './marked-notes.ts'
import { nodeIdOf } from './node-ids.ts'
import {
  toAccreditationNode,
  toAwardingProcessNode,
  toNamedAgentNode,
  toWebResourceNode,
} from './organisation-nodes.ts'
import { toDateTime, toLearningDuration } from './time-values.ts'

/** The scheme of the identifier that names the description this was awarded for; its version is the scheme's version. */
export const descriptionSchemeName = 'Micro-credential description'

/** The scheme of the identifier that names what was counted as a part. */
const partSchemeName = 'Counted micro-credential'

/** Throws `vocabulary.unknown-code` for a field or a level outside the lists. */
export function toLearningAchievementNode(award: Award): JsonObject {
  const { title, description, assessments, gradingScheme, supervision } = award.microCredential
  const awardedBy = toAwardingProcessNode(award, toDateTime(award.awardedOn))
  const isAssessed =
    assessments.length > 0 || gradingScheme !== undefined || supervision !== undefined || award.grade !== undefined
  const parts = award.parts ?? []
  return {
    id: nodeIdOf(award, 'learning-achievement'),
    type: 'LearningAchievement',
    title,
    description,
    awardedBy,
    specifiedBy: toQualificationNode(award),
    influencedBy: toActivityNode(award, awardedBy),
    ...(isAssessed ? { provenBy: toAssessmentNode(award, awardedBy) } : {}),
    ...(parts.length === 0 ? {} : { hasPart: parts.map((part, index) => toPartNode(award, part, index)) }),
  }
}

function toQualificationNode(award: Award): JsonObject {
  const { microCredential } = award
  const notes = toDescriptionNotes(award)
  return {
    id: nodeIdOf(award, 'qualification'),
    type: 'Qualification',
    title: microCredential.title,
    description: microCredential.description,
    dcType: toConceptNode(shortLearningProgramme),
    isPartialQualification: false,
    identifier: {
      id: nodeIdOf(award, 'description-identifier'),
      type: 'Identifier',
      notation: microCredential.id,
      schemeName: descriptionSchemeName,
      schemeVersion: String(microCredential.version),
    },
    thematicArea: toFieldNode(microCredential.field),
    eqfLevel: toEqfNode(microCredential.level.eqf),
    creditPoint: toCreditPointNode(award, 'credit-point', microCredential.workload.ects),
    volumeOfLearning: toLearningDuration(microCredential.workload.hours),
    language: toLanguageNodes(award),
    mode: toModeNodes(award),
    learningOutcome: toLearningOutcomeNodes(award),
    accreditation: microCredential.qualityAssurance.map((assurance, index) =>
      toAccreditationNode(award, assurance, index),
    ),
    ...(microCredential.prerequisites === undefined
      ? {}
      : {
          entryRequirement: {
            id: nodeIdOf(award, 'entry-requirement'),
            type: 'Note',
            noteLiteral: microCredential.prerequisites,
          },
        }),
    ...(notes.length === 0 ? {} : { additionalNote: notes }),
    ...(microCredential.homepage === undefined
      ? {}
      : { homepage: toWebResourceNode(award, 'homepage', microCredential.homepage) }),
  }
}

function toActivityNode(award: Award, awardedBy: JsonObject): JsonObject {
  const { title, workload } = award.microCredential
  return {
    id: nodeIdOf(award, 'learning-activity'),
    type: 'LearningActivity',
    title,
    awardedBy,
    specifiedBy: {
      id: nodeIdOf(award, 'learning-activity-specification'),
      type: 'LearningActivitySpecification',
      title,
      mode: toModeNodes(award),
      language: toLanguageNodes(award),
      volumeOfLearning: toLearningDuration(workload.hours),
    },
  }
}

function toPartNode(award: Award, part: AwardPart, index: number): JsonObject {
  const name = `part-${index + 1}`
  return {
    id: nodeIdOf(award, name),
    type: 'LearningAchievement',
    title: part.title,
    identifier: {
      id: nodeIdOf(award, `${name}-identifier`),
      type: 'Identifier',
      notation: part.id,
      schemeName: partSchemeName,
    },
    awardedBy: {
      id: nodeIdOf(award, `${name}-awarding-process`),
      type: 'AwardingProcess',
      awardingBody: toNamedAgentNode(award, `${name}-awarding-body`, part.awardingBody),
    },
    creditReceived: toCreditPointNode(award, `${name}-credit-point`, part.ects),
  }
}

function toCreditPointNode(award: Award, part: string, ects: number): JsonObject {
  return {
    id: nodeIdOf(award, part),
    type: 'CreditPoint',
    framework: toConceptNode(ectsCreditFramework),
    point: String(ects),
  }
}

function toFieldNode(code: string): JsonObject {
  return toConceptNode({ id: iscedFieldIri(code), scheme: iscedFieldSchemeId, label: iscedFields[code] ?? code })
}

function toEqfNode(level: number): JsonObject {
  const id = eqfLevelIri(level)
  return toConceptNode({ id, scheme: eqfLevelSchemeId, label: eqfLevels[level]?.label ?? String(level) })
}

function toLanguageNodes(award: Award): readonly JsonObject[] {
  const tags = award.microCredential.languages.flatMap((tag) => lookLanguage(tag)?.tag ?? [])
  return [...new Set(tags)].map(toLanguageNode)
}

function toModeNodes(award: Award): readonly JsonObject[] {
  return award.microCredential.modes.map((mode) =>
    toConceptNode({ ...modeOfLearningScheme.concepts[mode], scheme: modeOfLearningScheme.id }),
  )
}
