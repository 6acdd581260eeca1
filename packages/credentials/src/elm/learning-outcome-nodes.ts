/**
 * Learning outcomes and the skills they name. A skill of ESCO goes where the profile wants it, any other beside it.
 *
 * @module
 */
import type { JsonObject, Loss } from '../crosswalk/encoding.ts'
import type { Award, LanguageMap, Skill } from '../micro-credential/index.ts'
import { escoSkillPrefix, escoSkillSchemeId } from '../vocabulary/index.ts'
import { toLabelledConceptNode } from './concept-node.ts'
import { isAbsoluteIri, nodeIdOf } from './node-ids.ts'

export function toLearningOutcomeNodes(award: Award): readonly JsonObject[] {
  const titles = skillTitlesOf(award)
  return award.microCredential.learningOutcomes.map((outcome, index) => {
    const skills = (outcome.skills ?? []).filter((skill) => isAbsoluteIri(skill.id))
    const esco = skills.filter(isEscoSkill).map((skill) => toSkillNode(skill, titles))
    const others = skills.filter((skill) => !isEscoSkill(skill)).map((skill) => toSkillNode(skill, titles))
    return {
      id: nodeIdOf(award, `learning-outcome-${index + 1}`),
      type: 'LearningOutcome',
      title: outcome.title,
      ...(esco.length === 0 ? {} : { relatedESCOSkill: esco }),
      ...(others.length === 0 ? {} : { relatedSkill: others }),
    }
  })
}

export function findSkillLosses(award: Award): readonly Loss[] {
  const titles = skillTitlesOf(award)
  return award.microCredential.learningOutcomes.flatMap((outcome, index) => [
    ...findOrderLoss(outcome.skills ?? [], index),
    ...(outcome.skills ?? []).flatMap((skill, position): Loss[] => {
      const path = `microCredential.learningOutcomes.${index}.skills.${position}`
      if (!isAbsoluteIri(skill.id)) return [{ path, kind: 'no-term', note: 'A skill needs an IRI.' }]
      if (JSON.stringify(titles.get(skill.id)) === JSON.stringify(skill.title)) return []
      return [{ path, kind: 'reduced', note: 'One skill has one title in a credential: the first one stands.' }]
    }),
  ])
}

function findOrderLoss(skills: readonly Skill[], index: number): readonly Loss[] {
  const written = skills.filter(({ id }) => isAbsoluteIri(id))
  const firstOther = written.findIndex((skill) => !isEscoSkill(skill))
  if (firstOther < 0 || !written.slice(firstOther).some(isEscoSkill)) return []
  const path = `microCredential.learningOutcomes.${index}.skills`
  return [{ path, kind: 'reduced', note: 'Skills of ESCO stand before those of other frameworks.' }]
}

function isEscoSkill(skill: Skill): boolean {
  return skill.id.startsWith(escoSkillPrefix)
}

function toSkillNode(skill: Skill, titles: ReadonlyMap<string, LanguageMap>): JsonObject {
  const scheme = isEscoSkill(skill) ? escoSkillSchemeId : undefined
  return toLabelledConceptNode(skill.id, { scheme, label: titles.get(skill.id) ?? skill.title })
}

/** The first title of each skill: nodes of one identifier merge, and two titles in one language do not conform. */
function skillTitlesOf(award: Award): ReadonlyMap<string, LanguageMap> {
  const titles = new Map<string, LanguageMap>()
  for (const skill of award.microCredential.learningOutcomes.flatMap((outcome) => outcome.skills ?? [])) {
    if (!titles.has(skill.id)) titles.set(skill.id, skill.title)
  }
  return titles
}
