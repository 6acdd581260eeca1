/**
 * A decision on recognition as a W3C Verifiable Credential 2.0, written and read.
 *
 * @module
 */
import {
  hasType,
  identifierOf,
  languageMapOf,
  listOf,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  textsOf,
  withoutAbsent,
} from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { LanguageMap } from '../micro-credential/index.ts'
import { recognitionDecisionContext, recognitionDecisionType } from './recognition-context.ts'
import {
  decisionOutcomes,
  decisionPurposes,
  differenceElements,
  type RecognitionDecisionRecord,
} from './recognition-decision.ts'

/** The decision as an unsecured credential, ready for a proof by the deciding institution. */
export function toRecognitionDecisionCredential(decision: RecognitionDecisionRecord): JsonObject {
  const { institution, holder, status, reason } = decision
  return withoutAbsent({
    '@context': ['https://www.w3.org/ns/credentials/v2', recognitionDecisionContext],
    id: decision.id,
    type: ['VerifiableCredential', recognitionDecisionType],
    issuer: {
      id: institution.id,
      name: languageValues(institution.name),
      institutionCountry: institution.country,
    },
    validFrom: instant(decision.decidedOn),
    credentialSubject: withoutAbsent({
      id: holder.id,
      name: holder.name,
      recognitionDecision: withoutAbsent({
        caseId: decision.caseId,
        recognisedCredential: withoutAbsent({
          id: decision.credential.id ?? undefined,
          credentialTitle: decision.credential.title,
          awardingBody: decision.credential.awardingBody,
          ectsClaimed: decision.credential.ectsClaimed ?? undefined,
        }),
        outcome: decision.outcome,
        ectsGranted: decision.ectsGranted,
        purpose: decision.purpose,
        countsTowards:
          decision.countsTowards === null
            ? undefined
            : withoutAbsent({
                id: decision.countsTowards.id,
                pathwayTitle: decision.countsTowards.title,
                component: decision.countsTowards.component ?? undefined,
              }),
        substantialDifference: decision.substantialDifferences.map(({ element, reasoning }) => ({
          element,
          reasoning: { [reason.language]: reasoning },
        })),
        condition: decision.conditions.length === 0 ? undefined : { [reason.language]: decision.conditions },
        reason: { [reason.language]: reason.text },
        decidedOn: instant(decision.decidedOn),
        appealUntil: decision.appealUntil === null ? undefined : instant(decision.appealUntil),
        appealRoute: decision.appealRoute === null ? undefined : { [reason.language]: decision.appealRoute },
      }),
    }),
    credentialStatus:
      status === undefined
        ? undefined
        : {
            id: `${status.statusListCredential}#${status.statusListIndex}`,
            type: 'BitstringStatusListEntry',
            statusPurpose: 'revocation',
            statusListIndex: String(status.statusListIndex),
            statusListCredential: status.statusListCredential,
          },
  })
}

/**
 * The decision that a credential carries. It reads only; whether the proof holds is `verifyCredential`'s to say.
 *
 * @throws MesheError `credential.malformed` (facts: member) for the first member that is missing or of a wrong type
 */
export function readRecognitionDecisionCredential(credential: JsonObject): RecognitionDecisionRecord {
  if (!hasType(credential, recognitionDecisionType)) throw malformed('type')
  const issuer = objectOf(credential['issuer'])
  const subject = objectOf(credential['credentialSubject'])
  const decision = objectOf(subject['recognitionDecision'])
  const recognised = objectOf(decision['recognisedCredential'])
  const reason = Object.entries(requiredMap(decision, 'reason'))[0] as [string, string]
  const [language, text] = reason
  const holderId = textOf(subject['id'])
  const status = readStatus(objectOf(credential['credentialStatus']))
  return {
    id: required(credential, 'id'),
    caseId: required(decision, 'caseId'),
    institution: {
      id: required(issuer, 'id'),
      name: requiredMap(issuer, 'name'),
      country: required(issuer, 'institutionCountry'),
    },
    holder: { name: required(subject, 'name'), ...(holderId === null ? {} : { id: holderId }) },
    credential: {
      id: identifierOf(recognised),
      title: requiredMap(recognised, 'credentialTitle'),
      awardingBody: required(recognised, 'awardingBody'),
      ectsClaimed: optionalCredits(recognised, 'ectsClaimed'),
    },
    outcome: oneOf(decisionOutcomes, decision, 'outcome'),
    ectsGranted: optionalCredits(decision, 'ectsGranted') ?? fail('ectsGranted'),
    purpose: oneOf(decisionPurposes, decision, 'purpose'),
    countsTowards: readCountsTowards(decision),
    substantialDifferences: objectsOf(decision['substantialDifference']).map((difference) => ({
      element: oneOf(differenceElements, difference, 'element'),
      reasoning: requiredMap(difference, 'reasoning')[language] ?? fail('reasoning'),
    })),
    conditions: textsOf(objectOf(decision['condition'])[language]),
    reason: { text, language },
    decidedOn: moment(decision, 'decidedOn') ?? fail('decidedOn'),
    appealUntil: moment(decision, 'appealUntil'),
    appealRoute: textOf(objectOf(decision['appealRoute'])[language]),
    ...(status === null ? {} : { status }),
  }
}

function readCountsTowards(decision: JsonObject): RecognitionDecisionRecord['countsTowards'] {
  if (decision['countsTowards'] === undefined) return null
  const pathway = objectOf(decision['countsTowards'])
  return {
    id: required(pathway, 'id'),
    title: requiredMap(pathway, 'pathwayTitle'),
    component: textOf(pathway['component']),
  }
}

function readStatus(entry: JsonObject): RecognitionDecisionRecord['status'] | null {
  const statusListCredential = textOf(entry['statusListCredential'])
  const index = textOf(entry['statusListIndex'])
  if (statusListCredential === null || index === null || !/^\d{1,15}$/.test(index)) return null
  return { statusListCredential, statusListIndex: Number(index) }
}

/** Several languages of one text as language value objects (Verifiable Credentials 2.0, section 11.1). */
function languageValues(map: LanguageMap): readonly JsonObject[] {
  return Object.entries(map).map(([language, text]) => ({ '@value': text, '@language': language }))
}

function required(object: JsonObject, member: string): string {
  return textOf(object[member]) ?? fail(member)
}

function requiredMap(object: JsonObject, member: string): LanguageMap {
  const map = languageMapOf(object[member], 'und')
  return Object.keys(map).length === 0 ? fail(member) : map
}

function optionalCredits(object: JsonObject, member: string): number | null {
  if (object[member] === undefined) return null
  const credits = typeof object[member] === 'number' ? numberOf(object[member]) : null
  return credits !== null && credits >= 0 ? credits : fail(member)
}

function moment(object: JsonObject, member: string): Date | null {
  if (object[member] === undefined) return null
  const text = required(object, member)
  const date = new Date(/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : Number.NaN)
  return Number.isNaN(date.getTime()) ? fail(member) : date
}

function oneOf<Code extends string>(codes: readonly Code[], object: JsonObject, member: string): Code {
  const value = listOf(object[member])
  return (value.length === 1 ? codes.find((code) => code === value[0]) : undefined) ?? fail(member)
}

function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

function fail(member: string): never {
  throw malformed(member)
}

function malformed(member: string): MesheError {
  return new MesheError('credential.malformed', 'This is not a readable decision on recognition.', { member })
}
