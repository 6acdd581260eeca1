/**
 * What this format cannot say about this very award. Anything not named here is read back from the credential as it was.
 *
 * @module
 */
import type { Loss } from '../crosswalk/encoding.ts'
import type { Award } from '../micro-credential/index.ts'
import { lookLanguage } from './concept-node.ts'
import { findSkillLosses } from './learning-outcome-nodes.ts'
import { findNoteLosses } from './marked-notes.ts'
import { isAbsoluteIri } from './node-ids.ts'
import { hoursOfDuration, toLearningDuration } from './time-values.ts'

export function findLosses(award: Award): readonly Loss[] {
  return [
    ...findLearnerLosses(award),
    {
      path: 'microCredential.version',
      kind: 'reduced',
      note: 'The model has no version of a description: written as the version of its identifier.',
    },
    ...findLanguageLosses(award),
    ...findWorkloadLosses(award),
    ...findSkillLosses(award),
    ...findNoteLosses(award),
  ]
}

function findLearnerLosses(award: Award): readonly Loss[] {
  const losses: Loss[] = []
  if (award.learner.email !== undefined) {
    losses.push({ path: 'learner.email', kind: 'no-term', note: 'The model has no salted hash of a mail address.' })
  }
  if (award.learner.id !== undefined && !isAbsoluteIri(award.learner.id)) {
    losses.push({ path: 'learner.id', kind: 'no-term', note: 'An identifier of a person needs to be an IRI.' })
  }
  return losses
}

function findLanguageLosses(award: Award): readonly Loss[] {
  const written = new Set<string>()
  return award.microCredential.languages.flatMap((tag, index): Loss[] => {
    const path = `microCredential.languages.${index}`
    const match = lookLanguage(tag)
    if (match === null) return [{ path, kind: 'no-term', note: `No concept of the European list is known for ${tag}.` }]
    if (match.exact && !written.has(match.tag)) {
      written.add(match.tag)
      return []
    }
    written.add(match.tag)
    return [{ path, kind: 'reduced', note: `The European list names a language without its variety: ${match.tag}.` }]
  })
}

function findWorkloadLosses(award: Award): readonly Loss[] {
  const { hours } = award.microCredential.workload
  if (hoursOfDuration(toLearningDuration(hours)) === hours) return []
  return [{ path: 'microCredential.workload.hours', kind: 'reduced', note: 'Hours are rounded to seconds.' }]
}
