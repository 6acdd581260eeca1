/**
 * Reads an Open Badges 3.0 credential, ours or another issuer's, over Verifiable Credentials 2.0 or 1.1.
 *
 * @module
 */
import { contentOf, missingElements } from '../crosswalk/content-of-draft.ts'
import type { JsonObject } from '../crosswalk/encoding.ts'
import {
  hasText,
  languageMapOf,
  numberOf,
  objectOf,
  objectsOf,
  presentOnly,
  textOf,
  textsOf,
} from '../crosswalk/members.ts'
import type { AnnexOneElementId, LearningOutcome, MicroCredentialDraft, Skill } from '../micro-credential/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'
import {
  readEcts,
  readEqfLevel,
  readField,
  readForeignModes,
  readForeignQualityAssurance,
  readForeignSupervision,
  readGrade,
  readGradingScheme,
  readOutcomes,
  readSkills,
} from './achievement-parts.ts'
import { carriesAnnexOne, readAnnexOne } from './annex-one-extension.ts'

export interface ReadAchievement {
  readonly content: CredentialContent
  readonly draft: MicroCredentialDraft
  /** Mandatory elements of Annex I that the badge does not carry. */
  readonly missing: readonly AnnexOneElementId[]
}

/**
 * Never throws: what a badge does not say, or says in a wrong type, is missing. Texts whose language the badge
 * does not tell are given as `und`. Hours that a badge does not tell are 0 and count as missing.
 */
export function readAchievementCredential(credential: JsonObject): ReadAchievement {
  const subject = objectOf(credential['credentialSubject'])
  const achievement = objectOf(subject['achievement'])
  const issuer = objectOf(credential['issuer'])
  const isOurs = carriesAnnexOne(credential) && 'annexOne' in achievement
  const language =
    (isOurs ? textOf(objectOf(achievement['annexOne'])['textLanguage']) : null) ?? languageOf(achievement)
  const draft = readDraft(achievement, language, isOurs)
  const content = contentOf(draft, {
    id: textOf(credential['id']),
    title: languageMapOf(credential['name'], language),
    holderName: readHolderName(subject),
    awardingBodies: [
      ...new Set([
        ...(textOf(issuer['name']) === null ? [] : [String(issuer['name'])]),
        ...textsOf(objectOf(achievement['creator'])['name']),
        ...(draft.jointAwardingBodies ?? []),
      ]),
    ],
    country: readCountry(credential),
    awardedOn: firstText(credential['awardedDate'], credential['issuanceDate'], credential['validFrom']),
    validFrom: firstText(credential['validFrom'], credential['issuanceDate']),
    validUntil: firstText(credential['validUntil'], credential['expirationDate']),
    grade: readGrade(subject),
    parts: readParts(credential, language, isOurs),
    field: textOf(achievement['fieldOfStudy']),
  })
  return { content, draft, missing: missingElements(content) }
}

/** ISO 3166-1 alpha-2 code of the issuer's address, or null. */
export function readCountry(credential: JsonObject): string | null {
  const code = textOf(objectOf(objectOf(credential['issuer'])['address'])['addressCountryCode'])
  return code !== null && /^[A-Za-z]{2}$/.test(code) ? code.toUpperCase() : null
}

function readDraft(achievement: JsonObject, language: string, isOurs: boolean): MicroCredentialDraft {
  const alignments = objectsOf(achievement['alignment'])
  const skills = readSkills(alignments, language)
  const eqf = readEqfLevel(alignments)
  const ects = readEcts(achievement, alignments, isOurs)
  const version = numberOf(achievement['version'])
  const extension = isOurs ? readAnnexOne(objectOf(achievement['annexOne'])) : null
  const { textLanguage: _text, hours: ourHours, cycle, national, ...described } = extension ?? readForeign()
  const hours = ourHours ?? 0
  return presentOnly({
    ...described,
    id: textOf(achievement['id']) ?? undefined,
    version: version !== null && Number.isInteger(version) && version > 0 ? version : undefined,
    title: optional(languageMapOf(achievement['name'], language)),
    description: optional(languageMapOf(achievement['description'], language)),
    field: readField(achievement, alignments) ?? undefined,
    learningOutcomes: isOurs
      ? described.learningOutcomes?.map((outcome) => withSkillTitles(outcome, skills))
      : list(readOutcomes(achievement, skills, language)),
    workload: ects === null && hours === 0 ? undefined : { ects: ects ?? 0, hours },
    level: eqf === null ? undefined : presentOnly({ eqf, cycle, national }),
    homepage: homepageOf(achievement),
  })

  function readForeign(): ReturnType<typeof readAnnexOne> {
    const supervision = readForeignSupervision(achievement)
    return {
      textLanguage: null,
      hours: numberOf(achievement['SBU']),
      cycle: undefined,
      national: undefined,
      ...presentOnly({
        languages: list(textsOf(achievement['inLanguage'])),
        modes: list(readForeignModes(achievement)),
        supervision: supervision ?? undefined,
        qualityAssurance: list(readForeignQualityAssurance(alignments)),
        gradingScheme: readGradingScheme(achievement) ?? undefined,
      }),
    }
  }
}

/** The page that describes the criteria, where it is a page. */
function homepageOf(achievement: JsonObject): string | undefined {
  const id = textOf(objectOf(achievement['criteria'])['id'])
  return id !== null && /^https?:\/\//.test(id) ? id : undefined
}

function withSkillTitles(outcome: LearningOutcome, known: readonly Skill[]): LearningOutcome {
  if (outcome.skills === undefined) return outcome
  const skills = outcome.skills.map((skill) => known.find((other) => other.id === skill.id) ?? skill)
  return { ...outcome, skills }
}

/** A name written openly; hashed identities and mail addresses are never read back. */
function readHolderName(subject: JsonObject): string | null {
  const open = objectsOf(subject['identifier']).find(
    (identity) => identity['identityType'] === 'name' && identity['hashed'] === false,
  )
  return textOf(open?.['identityHash']) ?? textOf(subject['name'])
}

function readParts(credential: JsonObject, language: string, isOurs: boolean): CredentialContent['parts'] {
  if (!isOurs) return []
  const evidences = objectsOf(credential['evidence'])
  return evidences.flatMap((evidence, at) => {
    if (evidences.findIndex((other) => other['id'] === evidence['id']) !== at) return []
    const id = textOf(evidence['id'])
    const ects = numberOf(evidence['partCredits'])
    const awardingBody = textOf(evidence['partAwardingBody'])
    if (id === null || ects === null || awardingBody === null) return []
    return [{ id, title: languageMapOf(evidence['name'], language), awardingBody, ects }]
  })
}

function languageOf(achievement: JsonObject): string {
  const tag = textOf(achievement['inLanguage'])
  return tag !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : 'und'
}

function firstText(...values: readonly unknown[]): string | null {
  return values.map(textOf).find((text) => text !== null) ?? null
}

function optional(map: Readonly<Record<string, string>>) {
  return hasText(map) ? map : undefined
}

function list<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items
}
