/**
 * Reads the Open Education API v6: a programme or a course alone, as the beginning of a description; or the association of a
 * person with an offering of a programme, with both written out, as an award.
 *
 * @module
 */
import { type AwardMembers, draftOfMembers, mapOf, soundMembers, withDifference } from '../crosswalk/award-members.ts'
import { objectOf, objectsOf, textOf, textsOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { LanguageMap, MicroCredentialDraft } from '../micro-credential/index.ts'
import { annexOneMember, levels, modesOfDelivery } from './oeapi-words.ts'

export interface ReadOeapi {
  readonly members: AwardMembers
  readonly draft: MicroCredentialDraft
  /** Paths of members that say something and were not read, e.g. `programmeOffering.priceInformation`. */
  readonly notRead: readonly string[]
}

/** @throws MesheError `credential.unknown-format` for anything else */
export function readOeapi(document: JsonObject): ReadOeapi {
  const isAward = document['associationId'] !== undefined
  const offering = objectOf(document['programmeOffering'] ?? document['courseOffering'])
  const described = isAward ? objectOf(offering['programme'] ?? offering['course']) : document
  if (!isAward && document['programmeId'] === undefined && document['courseId'] === undefined) {
    throw new MesheError('credential.unknown-format', 'This is no programme, course or result of the API.', {})
  }
  const read = {
    ...readDescription(described),
    ...(isAward ? readAward(document, offering) : {}),
  }
  const members = withDifference(soundMembers(read), objectOf(document['ext'])[annexOneMember])
  return { members, draft: draftOfMembers(members), notRead: notReadIn(document, isAward) }
}

function readDescription(described: JsonObject): AwardMembers {
  const load = new Map(objectsOf(described['studyLoad']).map(({ studyLoadUnit, value }) => [studyLoadUnit, value]))
  const eqf = /^eqf_([1-8])$/.exec(textOf(described['levelOfQualification']) ?? '')?.[1]
  const cycle = Object.entries(levels).find(([, level]) => level === described['level'])?.[0]
  const modes = textsOf(described['modesOfDelivery']).flatMap((mode) => {
    return Object.entries(modesOfDelivery).flatMap(([code, word]) => (word === mode ? [code] : []))
  })
  const outcomes = objectsOf(described['learningOutcomes']).flatMap((outcome) => {
    const title = languageMapOf(outcome['name'])
    return title === undefined ? [] : [{ title }]
  })
  const [ects, hours] = [load.get('ects'), load.get('hour')]
  return {
    'microCredential.id': codeOf(described['primaryCode']),
    'microCredential.title': languageMapOf(described['name']),
    'microCredential.description': languageMapOf(described['description']),
    'microCredential.field': textOf(described['fieldsOfStudy']) ?? undefined,
    'microCredential.languages': listOrNothing(textsOf(described['teachingLanguages'])),
    'microCredential.learningOutcomes': listOrNothing(outcomes),
    'microCredential.workload':
      ects === undefined && hours === undefined ? undefined : { ects: ects ?? 0, hours: hours ?? 0 },
    'microCredential.level': eqf === undefined ? undefined : { eqf: Number(eqf), ...(cycle && { cycle }) },
    'microCredential.modes': listOrNothing(modes),
    'microCredential.prerequisites': languageMapOf(described['admissionRequirements']),
    'microCredential.homepage': textOf(described['link']) ?? undefined,
  }
}

function readAward(document: JsonObject, offering: JsonObject): AwardMembers {
  const person = objectOf(document['person'])
  const result = objectOf(document['result'])
  const organisation = objectOf(offering['organisation'])
  const legal = objectsOf(organisation['otherCodes']).find(({ codeType }) => codeType === 'organisation_id')
  const time = Date.parse(textOf(result['resultDateTime']) ?? '')
  const awardedOn = Number.isNaN(time) ? undefined : new Date(time).toISOString()
  const country = objectsOf(organisation['addresses']).map(
    ({ countryCode }) => objectOf(countryCode)['iso3166-1-alpha2'],
  )[0]
  return {
    id: textOf(document['associationId']) === null ? undefined : `urn:uuid:${document['associationId']}`,
    awardedOn,
    validFrom: awardedOn,
    grade: textOf(result['score']) ?? undefined,
    'learner.givenName': textOf(person['givenName']) ?? undefined,
    'learner.familyName': textOf(person['surname']) ?? undefined,
    'learner.dateOfBirth': textOf(person['dateOfBirth']) ?? undefined,
    'learner.id': codeOf(person['primaryCode']),
    'institution.id': codeOf(organisation['primaryCode']),
    'institution.legalName': languageMapOf(organisation['name']),
    'institution.legalIdentifier': textOf(legal?.['code']) ?? undefined,
    'institution.homepage': textOf(organisation['link']) ?? undefined,
    'institution.country': country ?? undefined,
  }
}

/** Codes that are identifiers in the sense of MESHE; a course code or a student number is none. */
function codeOf(entry: unknown): string | undefined {
  const { codeType, code } = objectOf(entry)
  return codeType === 'identifier' ? (textOf(code) ?? undefined) : undefined
}

function languageMapOf(entries: unknown): LanguageMap | undefined {
  return mapOf(
    objectsOf(entries).flatMap(({ language, value }) => {
      return typeof language === 'string' && typeof value === 'string' && value !== ''
        ? [[language, value] as const]
        : []
    }),
  )
}

function listOrNothing<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items
}

const describedMembers =
  'programmeId courseId primaryCode programmeType name description teachingLanguages studyLoad level levelOfQualification modesOfDelivery fieldsOfStudy learningOutcomes admissionRequirements formalDocument link'
const readMembers: Readonly<Record<string, string>> = {
  '': 'associationId role state person programmeOffering courseOffering result ext',
  person: 'personId primaryCode givenName surname dateOfBirth activeEnrolment',
  programmeOffering: 'programmeOfferingId primaryCode name programme organisation',
  courseOffering: 'courseOfferingId primaryCode name course organisation',
  'programmeOffering.programme': describedMembers,
  'courseOffering.course': describedMembers,
  'programmeOffering.organisation': 'organisationId primaryCode organisationType name addresses link otherCodes',
  'courseOffering.organisation': 'organisationId primaryCode organisationType name addresses link otherCodes',
  result: 'state pass score resultDateTime studyLoad',
}

function notReadIn(document: JsonObject, isAward: boolean): readonly string[] {
  const table: Readonly<Record<string, string>> = isAward ? readMembers : { '': `${describedMembers} ext` }
  const found: string[] = []
  const visit = (object: JsonObject, path: string) => {
    const read = new Set((table[path] ?? '').split(' '))
    for (const [member, value] of Object.entries(object)) {
      const inner = path === '' ? member : `${path}.${member}`
      if (value === null || value === undefined) continue
      if (!read.has(member)) found.push(inner)
      else if (table[inner] !== undefined) visit(objectOf(value), inner)
    }
  }
  visit(document, '')
  return found
}
