/**
 * Writes an award as an Open Badges 3.0 AchievementCredential (1EdTech Open Badges 3.0.3, W3C Verifiable Credentials 2.0).
 *
 * @module
 */
import type { Encoding, JsonObject, Loss } from '../crosswalk/encoding.ts'
import { textIn, withoutAbsent } from '../crosswalk/members.ts'
import type { Cryptography } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import type { Award, AwardedLearner, MicroCredential, StatusReference } from '../micro-credential/index.ts'
import { annexOneContext, writeAnnexOne } from './annex-one-extension.ts'
import { deriveIdentifier, hashIdentity } from './identity-hash.ts'
import { languageLosses, mainLanguage } from './main-language.ts'

export const openBadgesContextUrl = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
export const credentialsContextUrl = 'https://www.w3.org/ns/credentials/v2'

/** `inLanguage` of an Achievement takes only language, script and region (Open Badges 3.0, LanguageCode). */
const languageCode = /^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/

/**
 * The award as an unsecured badge, ready for a proof.
 *
 * @throws MesheError `credential.valid-until-before-valid-from` when the validity period is empty
 */
export async function toAchievementCredential(
  award: Award,
  options: { readonly cryptography: Cryptography },
): Promise<Encoding> {
  if (award.validUntil !== undefined && award.validUntil < award.validFrom) {
    throw new MesheError('credential.valid-until-before-valid-from', 'The credential would end before it starts.')
  }
  const language = mainLanguage(award)
  const { microCredential, grade } = award
  const credential = withoutAbsent({
    '@context': [credentialsContextUrl, openBadgesContextUrl, annexOneContext],
    id: await deriveIdentifier(`open-badges-3.0 ${award.id}`, options.cryptography),
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: textIn(microCredential.title, language),
    description: textIn(microCredential.description, language),
    issuer: issuerProfile(award, language),
    validFrom: instant(award.validFrom),
    validUntil: award.validUntil && instant(award.validUntil),
    awardedDate: instant(award.awardedOn),
    credentialSubject: withoutAbsent({
      id: award.learner.id,
      type: ['AchievementSubject'],
      identifier: await identityObjects(award.learner, award.salt, options.cryptography),
      creditsEarned: microCredential.workload.ects,
      achievement: achievement(microCredential, language),
      result:
        grade === undefined
          ? undefined
          : [{ type: ['Result'], resultDescription: gradeDescriptionId(microCredential), value: grade }],
    }),
    evidence: (award.parts ?? []).map((part) => ({
      id: part.id,
      type: ['Evidence'],
      name: textIn(part.title, language),
      description: `${part.ects} ECTS, ${part.awardingBody}`,
      partCredits: part.ects,
      partAwardingBody: part.awardingBody,
    })),
    credentialStatus: award.status && statusEntry(award.status.openBadges),
  })
  return { format: 'open-badges-3.0', credential, losses: lossesOf(award) }
}

function issuerProfile({ institution }: Award, language: string): JsonObject {
  return withoutAbsent({
    id: institution.id,
    type: ['Profile'],
    name: textIn(institution.legalName, language),
    url: institution.homepage,
    email: institution.email,
    address: { type: ['Address'], addressCountryCode: institution.country },
    otherIdentifier: [
      { type: 'IdentifierEntry', identifier: institution.legalIdentifier, identifierType: 'ext:eIDASIdentifier' },
    ],
  })
}

async function identityObjects(learner: AwardedLearner, salt: string, cryptography: Cryptography) {
  const name = { type: 'IdentityObject', hashed: false, identityHash: fullName(learner), identityType: 'name' }
  if (learner.email === undefined) return [name]
  const identityHash = await hashIdentity(learner.email, salt, cryptography)
  return [name, { type: 'IdentityObject', hashed: true, identityHash, identityType: 'emailAddress', salt }]
}

function achievement(microCredential: MicroCredential, language: string): JsonObject {
  const spoken = microCredential.languages[0]
  return withoutAbsent({
    id: microCredential.id,
    type: ['Achievement'],
    achievementType: 'MicroCredential',
    version: String(microCredential.version),
    name: textIn(microCredential.title, language),
    description: textIn(microCredential.description, language),
    inLanguage: spoken !== undefined && languageCode.test(spoken) ? spoken : undefined,
    fieldOfStudy: microCredential.field,
    creditsAvailable: microCredential.workload.ects,
    criteria: withoutAbsent({
      id: microCredential.homepage,
      narrative: microCredential.learningOutcomes.map((outcome) => `- ${textIn(outcome.title, language)}`).join('\n'),
    }),
    alignment: alignments(microCredential, language),
    resultDescription: [
      { id: gradeDescriptionId(microCredential), type: ['ResultDescription'], name: 'Grade', resultType: 'Result' },
    ],
    annexOne: writeAnnexOne(microCredential, language),
  })
}

function alignments({ level, field, learningOutcomes }: MicroCredential, language: string): readonly JsonObject[] {
  const skills = learningOutcomes.flatMap((outcome) => outcome.skills ?? [])
  const distinct = skills.filter((skill, at) => skills.findIndex((other) => other.id === skill.id) === at)
  return [
    {
      type: ['Alignment'],
      targetType: 'ext:EQF',
      targetFramework: 'European Qualifications Framework',
      targetName: `EQF level ${level.eqf}`,
      targetCode: String(level.eqf),
      targetUrl: `http://data.europa.eu/snb/eqf/${level.eqf}`,
    },
    {
      type: ['Alignment'],
      targetType: 'ext:ISCED-F',
      targetFramework: 'ISCED-F 2013',
      targetName: `ISCED-F ${field}`,
      targetCode: field,
      targetUrl: `http://data.europa.eu/snb/isced-f/${field}`,
    },
    ...distinct.map((skill) => ({
      type: ['Alignment'],
      targetType: 'ext:Skill',
      targetName: textIn(skill.title, language),
      targetUrl: skill.id,
    })),
  ]
}

/** Bitstring Status List 1.0, section 2.1. */
function statusEntry({ statusListCredential, statusListIndex }: StatusReference): JsonObject {
  return {
    id: `${statusListCredential}#${statusListIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(statusListIndex),
    statusListCredential,
  }
}

function lossesOf(award: Award): readonly Loss[] {
  const { learner, microCredential } = award
  const losses: Loss[] = [
    { path: 'learner.givenName', kind: 'reduced', note: 'Given and family name are written as one name.' },
    { path: 'learner.familyName', kind: 'reduced', note: 'Given and family name are written as one name.' },
  ]
  if (learner.dateOfBirth !== undefined) {
    losses.push({ path: 'learner.dateOfBirth', kind: 'no-term', note: 'A badge does not carry the date of birth.' })
  }
  if (learner.email !== undefined) {
    losses.push({ path: 'learner.email', kind: 'reduced', note: 'Only a salted hash of the mail address is written.' })
  }
  const skills = new Map<string, string>()
  microCredential.learningOutcomes.forEach((outcome, at) => {
    outcome.skills?.forEach((skill, nth) => {
      const title = JSON.stringify(skill.title)
      const first = skills.get(skill.id)
      if (first !== undefined && first !== title) {
        losses.push({
          path: `microCredential.learningOutcomes.${at}.skills.${nth}.title`,
          kind: 'reduced',
          note: 'The same skill has another title before; a badge names each skill once.',
        })
      }
      if (first === undefined) skills.set(skill.id, title)
    })
  })
  return [...losses, ...languageLosses(award)]
}

function gradeDescriptionId(microCredential: MicroCredential): string {
  return `${microCredential.id}${microCredential.id.includes('#') ? '-' : '#'}grade`
}

function fullName(learner: AwardedLearner): string {
  return `${learner.givenName} ${learner.familyName}`.trim()
}

/** ISO 8601 in UTC, whole seconds where nothing is lost by it. */
function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}
