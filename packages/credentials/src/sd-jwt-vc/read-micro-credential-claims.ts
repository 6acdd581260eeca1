/** Reads the claims of a micro-credential of the network; what the holder keeps back is missing. */
import { conceptCodeOf } from '../crosswalk/concept-codes.ts'
import { contentOf } from '../crosswalk/content-of-draft.ts'
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
import { lookNumericDate } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import type { Assessment, LearningOutcome, MicroCredentialDraft, QualityAssurance } from '../micro-credential/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'
import {
  assessmentTypeScheme,
  modeOfLearningScheme,
  qualificationCycles,
  qualityAssuranceTypeScheme,
  supervisionTypes,
} from '../vocabulary/index.ts'

export interface ReadMicroCredentialClaims {
  readonly draft: MicroCredentialDraft
  readonly content: CredentialContent
}

/**
 * What a claim does not say, or says in a wrong type, is missing.
 *
 * @throws MesheError `jwt.claims-malformed` for `nbf` or `exp` that is no date (RFC 7519, section 2, NumericDate)
 */
export function readMicroCredentialClaims(claims: JsonObject): ReadMicroCredentialClaims {
  const draft = readDraft(claims)
  const body = objectOf(claims['awarding_body'])
  const country = textOf(body['country'])
  return {
    draft,
    content: contentOf(draft, {
      id: textOf(claims['jti']),
      title: {},
      holderName: nameOf(claims),
      awardingBodies: [
        ...Object.values(languageMapOf(body['name'], 'und')).slice(0, 1),
        ...(draft.jointAwardingBodies ?? []),
      ],
      country,
      awardedOn: textOf(claims['awarded_on']),
      validFrom: momentOf(claims, 'nbf'),
      validUntil: momentOf(claims, 'exp'),
      grade: textOf(claims['grade']),
      parts: objectsOf(claims['parts']).map((part) => ({
        id: textOf(part['id']) ?? '',
        title: languageMapOf(part['title'], 'und'),
        awardingBody: textOf(part['awarding_body']) ?? '',
        ects: numberOf(part['ects']) ?? 0,
      })),
      field: null,
    }),
  }
}

/** A NumericDate as it is shown; the dates are judged elsewhere. */
export function momentOf(claims: JsonObject, name: string): string | null {
  return lookNumericDate(claims, name)?.toISOString() ?? null
}

/** Given and family name as far as they are shown. */
export function nameOf(claims: JsonObject): string | null {
  const names = [textOf(claims['given_name']), textOf(claims['family_name'])].filter((name) => name !== null)
  return names.length === 0 ? null : names.join(' ')
}

function readDraft(claims: JsonObject): MicroCredentialDraft {
  const described = objectOf(claims['micro_credential'])
  const level = objectOf(claims['level'])
  const eqf = numberOf(level['eqf'])
  const workload = objectOf(claims['workload'])
  const [ects, hours] = [numberOf(workload['ects']), numberOf(workload['hours'])]
  const stackability = objectOf(claims['stackability'])
  const kind = (['stand-alone', 'stackable'] as const).find((one) => one === stackability['kind'])
  return presentOnly({
    id: textOf(described['id']) ?? undefined,
    version: numberOf(described['version']) ?? undefined,
    title: optionalMap(claims['title']),
    description: optionalMap(claims['description']),
    field: textOf(claims['field']) ?? undefined,
    languages: nonEmpty(textsOf(claims['languages'])),
    jointAwardingBodies: nonEmpty(textsOf(claims['joint_awarding_bodies'])),
    learningOutcomes: nonEmpty(objectsOf(claims['learning_outcomes']).map(readOutcome)),
    workload: ects === null && hours === null ? undefined : { ects: ects ?? 0, hours: hours ?? 0 },
    level:
      eqf === null || !Number.isInteger(eqf) || eqf < 1 || eqf > 8
        ? undefined
        : presentOnly({
            eqf,
            cycle: qualificationCycles.find((cycle) => cycle === level['cycle']),
            national: textOf(level['national']) ?? undefined,
          }),
    assessments: nonEmpty(objectsOf(claims['assessments']).flatMap(readAssessment)),
    modes: nonEmpty(textsOf(claims['modes']).flatMap((iri) => conceptCodeOf(modeOfLearningScheme, iri) ?? [])),
    qualityAssurance: nonEmpty(objectsOf(claims['quality_assurance']).flatMap(readQualityAssurance)),
    prerequisites: optionalMap(claims['prerequisites']),
    supervision: supervisionTypes.find((type) => type === claims['supervision']),
    gradingScheme: textOf(claims['grading_scheme']) ?? undefined,
    stackability:
      kind === undefined ? undefined : presentOnly({ kind, description: optionalMap(stackability['description']) }),
    furtherInformation: optionalMap(claims['further_information']),
    homepage: textOf(claims['homepage']) ?? undefined,
  })
}

function readOutcome(outcome: JsonObject): LearningOutcome {
  const skills = Array.isArray(outcome['skills'])
    ? objectsOf(outcome['skills']).map((skill) => ({
        id: textOf(skill['id']) ?? '',
        title: languageMapOf(skill['title'], 'und'),
      }))
    : undefined
  return presentOnly({ title: languageMapOf(outcome['title'], 'und'), skills })
}

function readAssessment(assessment: JsonObject): readonly Assessment[] {
  const type = conceptCodeOf(assessmentTypeScheme, textOf(assessment['type']))
  return type === null ? [] : [presentOnly({ type, description: optionalMap(assessment['description']) })]
}

function readQualityAssurance(assurance: JsonObject): readonly QualityAssurance[] {
  const type = conceptCodeOf(qualityAssuranceTypeScheme, textOf(assurance['type']))
  const body = textOf(assurance['body'])
  if (type === null || body === null) return []
  const reference = textOf(assurance['reference']) ?? undefined
  return [presentOnly({ type, body, reference, validUntil: textOf(assurance['valid_until']) ?? undefined })]
}

function optionalMap(value: unknown) {
  const map = languageMapOf(value, 'und')
  return hasText(map) ? map : undefined
}

function nonEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list
}
