/**
 * Writes an award for the Open Education API v6: the association of the learner with an offering of the micro-credential as a
 * programme (which alone has a level of qualification and the formal document "micro-credential"), with its result.
 *
 * @module
 */
import { differenceOf, lossesOf, membersOf } from '../crosswalk/award-members.ts'
import type { Loss } from '../crosswalk/encoding.ts'
import { withoutAbsent } from '../crosswalk/members.ts'
import type { Cryptography } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import type { Award, LanguageMap, MicroCredential } from '../micro-credential/index.ts'
import { deriveIdentifier } from '../open-badges/index.ts'
import { annexOneMember, languagePattern, levels, modesOfDelivery } from './oeapi-words.ts'
import { readOeapi } from './read-oeapi.ts'

export interface OeapiAward {
  /** `ProgrammeOfferingAssociation` with person, offering, programme and organisation written out. */
  readonly association: JsonObject
  /** Losses for this very award to a reader of the API; `reduced` ones are still read by MESHE. */
  readonly losses: readonly Loss[]
}

export async function toOeapi(
  award: Award,
  { cryptography }: { readonly cryptography: Cryptography },
): Promise<OeapiAward> {
  const plain = await associationOf(award, cryptography)
  const difference = differenceOf(membersOf(award), readOeapi(plain).members)
  return {
    association: { ...plain, ext: { [annexOneMember]: difference as JsonObject } },
    losses: lossesOf(award, difference, 'The Open Education API'),
  }
}

async function associationOf(award: Award, cryptography: Cryptography): Promise<JsonObject> {
  const { institution, learner, microCredential, grade } = award
  const uuid = async (name: string) => (await deriveIdentifier(`oeapi ${name}`, cryptography)).slice('urn:uuid:'.length)
  const own = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(award.id)?.[1]
  const studyLoad = { studyLoadUnit: 'ects', value: microCredential.workload.ects }
  const personId = await uuid(`person ${award.id}`)
  return {
    associationId: own ?? (await uuid(`award ${award.id}`)),
    role: 'student',
    state: 'finished',
    person: withoutAbsent({
      personId,
      primaryCode: codeOf(learner.id) ?? { codeType: 'uuid', code: personId },
      givenName: short(learner.givenName),
      surname: short(learner.familyName) ?? '',
      dateOfBirth: isDay(learner.dateOfBirth) ? learner.dateOfBirth : undefined,
      activeEnrolment: false,
    }),
    programmeOffering: {
      programmeOfferingId: await uuid(`offering ${microCredential.id}`),
      primaryCode: codeOf(microCredential.id),
      name: textsOf(microCredential.title),
      programme: await programmeOf(microCredential, uuid),
      organisation: withoutAbsent({
        organisationId: await uuid(`organisation ${institution.id}`),
        primaryCode: codeOf(institution.id),
        organisationType: 'root',
        name: textsOf(institution.legalName),
        addresses: [{ addressType: 'postal', countryCode: { 'iso3166-1-alpha2': institution.country } }],
        link: linkOf(institution.homepage),
        otherCodes: [{ codeType: 'organisation_id', code: institution.legalIdentifier }],
      }),
    },
    result: withoutAbsent({
      state: 'completed',
      pass: 'passed',
      score: grade,
      resultDateTime: award.awardedOn.toISOString(),
      studyLoad,
    }),
  }
}

async function programmeOf(described: MicroCredential, uuid: (name: string) => Promise<string>): Promise<JsonObject> {
  const { id, level, workload } = described
  const outcomes = described.learningOutcomes.map(async ({ title }, at) => ({
    learningOutcomeId: await uuid(`outcome ${at} ${id}`),
    primaryCode: { codeType: 'learning_outcome_code', code: String(at + 1) },
    name: textsOf(title),
  }))
  return withoutAbsent({
    programmeId: await uuid(`programme ${id}`),
    primaryCode: codeOf(id),
    programmeType: 'programme',
    name: textsOf(described.title),
    description: textsOf(described.description),
    teachingLanguages: described.languages.filter((tag) => languagePattern.test(tag)),
    studyLoad: [
      { studyLoadUnit: 'ects', value: workload.ects },
      { studyLoadUnit: 'hour', value: workload.hours },
    ],
    levelOfQualification: `eqf_${level.eqf}`,
    level: level.cycle && levels[level.cycle],
    modesOfDelivery: described.modes.map((mode) => modesOfDelivery[mode]),
    fieldsOfStudy: described.field,
    learningOutcomes: await Promise.all(outcomes),
    admissionRequirements: described.prerequisites && textsOf(described.prerequisites),
    formalDocument: 'micro_credential_certificate',
    link: linkOf(described.homepage),
  })
}

function codeOf(code: string | undefined): JsonObject | undefined {
  return code === undefined ? undefined : { codeType: 'identifier', code }
}

/** The API wants at least one text, and knows fewer tags than there are; `und` is any language. */
function textsOf(map: LanguageMap): readonly JsonObject[] {
  const known = Object.entries(map).filter(([tag, value]) => languagePattern.test(tag) && value !== '')
  if (known.length > 0) return known.map(([language, value]) => ({ language, value }))
  return [{ language: 'und', value: Object.values(map)[0] ?? '' }]
}

function short(text: string): string | undefined {
  return [...text].length <= 256 ? text : undefined
}

function linkOf(url: string | undefined): string | undefined {
  return url !== undefined && url.length <= 2048 && /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(url)
    ? url
    : undefined
}

function isDay(text: string | undefined): boolean {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
