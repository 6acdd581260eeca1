/**
 * Reads single elements of Annex I out of an Open Badges 3.0 Achievement, also where a badge of another issuer
 * writes them in alignments or in the terms of the Dutch educredentials.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { languageMapOf, numberOf, objectOf, objectsOf, textOf, textsOf } from '../crosswalk/members.ts'
import type { LearningOutcome, QualityAssurance, Skill } from '../micro-credential/index.ts'
import type { ModeOfLearning, SupervisionType } from '../vocabulary/index.ts'
import { readResults } from './results.ts'

/** Level 1 to 8 of the European Qualifications Framework, from alignments that name the framework; the lowest of several. */
export function readEqfLevel(alignments: readonly JsonObject[]): number | null {
  const levels = alignments.flatMap((alignment) => {
    const url = textOf(alignment['targetUrl']) ?? ''
    const fromUrl = /^https?:\/\/data\.europa\.eu\/(?:snb\/)?eqf\/([1-8])$/.exec(url)?.[1]
    const names = `${textOf(alignment['targetType']) ?? ''} ${textOf(alignment['targetFramework']) ?? ''}`
    const isEqf = /\bEQF\b|European Qualifications Framework/i.test(names)
    const code = isEqf
      ? (/^\s*([1-8])\s*$/.exec(String(alignment['targetCode'] ?? ''))?.[1] ?? levelInName(alignment))
      : undefined
    const level = Number(fromUrl ?? code)
    return Number.isInteger(level) && level >= 1 && level <= 8 ? [level] : []
  })
  return levels.length === 0 ? null : Math.min(...levels)
}

/** ISCED-F 2013 code, from `fieldOfStudy` or an alignment to the European list. */
export function readField(achievement: JsonObject, alignments: readonly JsonObject[]): string | null {
  const code = /^\d{2,4}$/.exec(textOf(achievement['fieldOfStudy']) ?? '')?.[0]
  if (code !== undefined) return code
  for (const alignment of alignments) {
    const found = /^https?:\/\/data\.europa\.eu\/snb\/isced-f\/(\d{2,4})$/.exec(
      textOf(alignment['targetUrl']) ?? '',
    )?.[1]
    if (found !== undefined) return found
  }
  return null
}

export function readSkills(alignments: readonly JsonObject[], language: string): readonly Skill[] {
  return alignments.flatMap((alignment) => {
    const id = textOf(alignment['targetUrl'])
    const type = textOf(alignment['targetType'])
    const isSkill =
      id !== null &&
      (/^https?:\/\/data\.europa\.eu\/esco\/skill\//.test(id) || type === 'ext:Skill' || type === 'ceasn:Competency')
    return isSkill ? [{ id, title: languageMapOf(alignment['targetName'], language) }] : []
  })
}

/**
 * Learning outcomes of a badge that has no term for them: the skills it is aligned with, else the list in its
 * criteria, else the criteria as one outcome.
 */
export function readOutcomes(
  achievement: JsonObject,
  skills: readonly Skill[],
  language: string,
): readonly LearningOutcome[] {
  if (skills.length > 0) return skills.map((skill) => ({ title: skill.title, skills: [skill] }))
  const narrative = languageMapOf(objectOf(achievement['criteria'])['narrative'], language)
  const [tag, text] = Object.entries(narrative)[0] ?? []
  if (tag === undefined || text === undefined) return []
  const points = text.split('\n').flatMap((line) => /^\s*(?:[-*•]|\d+[.)])\s+(.+?)\s*$/.exec(line)?.[1] ?? [])
  return points.length > 0 ? points.map((point) => ({ title: { [tag]: point } })) : [{ title: narrative }]
}

/** Credits count as ECTS only where the badge shows a European frame: the United States count in other credits. */
export function readEcts(achievement: JsonObject, alignments: readonly JsonObject[], isOurs: boolean): number | null {
  const named = numberOf(achievement['ECTS'])
  if (named !== null) return named
  const isEuropean =
    isOurs ||
    alignments.some((alignment) => /^https?:\/\/data\.europa\.eu\//.test(textOf(alignment['targetUrl']) ?? ''))
  return isEuropean ? numberOf(achievement['creditsAvailable']) : null
}

export function readForeignModes(achievement: JsonObject): readonly ModeOfLearning[] {
  const text = textsOf(achievement['participationType']).join(' ').toLowerCase()
  const words: readonly [RegExp, ModeOfLearning][] = [
    [/\bon-?site\b/, 'on-site'],
    [/\bonline\b/, 'online'],
    [/\bblended\b/, 'blended'],
    [/\bwork-?based\b/, 'work-based'],
  ]
  return words.filter(([word]) => word.test(text)).map(([, mode]) => mode)
}

export function readForeignSupervision(achievement: JsonObject): SupervisionType | null {
  const text = textOf(achievement['supervisionType'])?.toLowerCase() ?? ''
  if (/\bun-?supervised\b/.test(text)) return 'unsupervised-without-identity-verification'
  if (/\bwith(out| no) (identity|id) verification\b/.test(text)) return 'supervised-without-identity-verification'
  if (!/\bwith (identity|id) verification\b/.test(text)) return null
  if (/\bon-?site\b/.test(text)) return 'supervised-on-site-with-identity-verification'
  return /\bonline\b/.test(text) ? 'supervised-online-with-identity-verification' : null
}

/** Alignments of type `ext:QualityAssurance` tell of the decision about the programme. */
export function readForeignQualityAssurance(alignments: readonly JsonObject[]): readonly QualityAssurance[] {
  return alignments.flatMap((alignment) => {
    if (textOf(alignment['targetType']) !== 'ext:QualityAssurance') return []
    const body = textOf(alignment['targetDescription']) ?? textOf(alignment['targetName'])
    const reference = textOf(alignment['targetUrl']) ?? undefined
    return body === null ? [] : [{ type: 'programme-quality-assurance' as const, body, reference }]
  })
}

/** How results are given, e.g. "Final Project Grade: 1 to 10" or "A, B, C, D". */
export function readGradingScheme(achievement: JsonObject): string | null {
  const description = objectsOf(achievement['resultDescription'])[0]
  if (description === undefined) return null
  const [min, max] = [description['valueMin'], description['valueMax']].map((bound) => textOf(bound) ?? numberOf(bound))
  const values = textsOf(description['allowedValue'])
  const scale = values.length > 0 ? values.join(', ') : min !== null && max !== null ? `${min} to ${max}` : null
  const name = textOf(description['name'])
  return scale === null ? name : name === null ? scale : `${name}: ${scale}`
}

/** All results, in one text: their order is not signed, so that no one of them may be picked. */
export function readGrade(subject: JsonObject): string | null {
  const results = readResults(subject)
  const values = results.flatMap(({ value, level }) => value ?? level ?? [])
  const told = values.length > 0 ? values : results.flatMap(({ status }) => status ?? [])
  return told.length === 0 ? null : [...new Set(told)].join('; ')
}

function levelInName(alignment: JsonObject): string | undefined {
  return /\b([1-8])\s*$/.exec(textOf(alignment['targetName']) ?? '')?.[1]
}
