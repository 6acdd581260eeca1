/** Writes an award as the claims of an SD-JWT VC, with what it loses. */
import type { Loss } from '../crosswalk/encoding.ts'
import { withoutAbsent } from '../crosswalk/members.ts'
import { numericDateOf } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { Award, MicroCredential } from '../micro-credential/index.ts'
import type { ClaimPath } from '../sd-jwt/index.ts'
import { type StatusListReference, statusClaimOf } from '../status/index.ts'
import { assessmentTypeScheme, modeOfLearningScheme, qualityAssuranceTypeScheme } from '../vocabulary/index.ts'
import { microCredentialClaims, microCredentialType } from './micro-credential-claims.ts'

export interface SdJwtVcEncoding {
  readonly format: 'sd-jwt-vc'
  /** Ready for `issueSdJwtVc`. */
  readonly claims: JsonObject
  /** What the holder may keep back, by the rules of the type. */
  readonly disclosable: readonly ClaimPath[]
  /** Losses for this very award: a value that the award does not have is not lost. */
  readonly losses: readonly Loss[]
}

export interface SdJwtVcOptions {
  /** `vct#integrity`: which description of the type the issuer means. */
  readonly typeIntegrity?: string | undefined
  readonly status?: StatusListReference | undefined
}

/**
 * The award as claims of the type `microCredentialType`. `nbf` and `exp` are its validity, `iat` is the date of issuing.
 *
 * @throws MesheError `credential.valid-until-before-valid-from` when the validity period is empty
 */
export function toMicroCredentialClaims(award: Award, { typeIntegrity, status }: SdJwtVcOptions = {}): SdJwtVcEncoding {
  const { microCredential, institution, learner } = award
  if (award.validUntil !== undefined && award.validUntil < award.validFrom) {
    throw new MesheError('credential.valid-until-before-valid-from', 'The credential would end before it starts.')
  }
  const claims = withoutAbsent({
    vct: microCredentialType,
    'vct#integrity': typeIntegrity,
    iss: institution.id,
    jti: award.id,
    iat: tokenDateOf(award.awardedOn),
    nbf: tokenDateOf(award.validFrom),
    exp: award.validUntil && tokenDateOf(award.validUntil),
    status: status && statusClaimOf(status),
    sub: learner.id,
    given_name: learner.givenName,
    family_name: learner.familyName,
    birthdate: learner.dateOfBirth,
    awarding_body: withoutAbsent({
      name: institution.legalName,
      country: institution.country,
      homepage: institution.homepage,
      email: institution.email,
      legal_identifier: institution.legalIdentifier,
    }),
    awarded_on: award.awardedOn.toISOString(),
    grade: award.grade,
    parts: (award.parts ?? []).map(({ id, title, awardingBody, ects }) => ({
      id,
      title,
      awarding_body: awardingBody,
      ects,
    })),
    ...described(microCredential),
  })
  const disclosable = microCredentialClaims
    .filter(({ path, sd }) => sd === 'always' && path.length === 1 && claims[String(path[0])] !== undefined)
    .map(({ path }) => path)
  return { format: 'sd-jwt-vc', claims, disclosable, losses: findLosses(award, status) }
}

/** Tokens count from 1970: what began or ended earlier has begun or ended then, too. */
function tokenDateOf(moment: Date): number {
  return Math.max(0, numericDateOf(moment))
}

function described(microCredential: MicroCredential): JsonObject {
  const { level, workload, stackability } = microCredential
  return {
    micro_credential: { id: microCredential.id, version: microCredential.version },
    title: microCredential.title,
    description: microCredential.description,
    field: microCredential.field,
    languages: microCredential.languages,
    joint_awarding_bodies: microCredential.jointAwardingBodies,
    learning_outcomes: microCredential.learningOutcomes.map(({ title, skills }) =>
      withoutAbsent({ title, skills: skills?.map((skill) => ({ id: skill.id, title: skill.title })) }),
    ),
    workload: { ects: workload.ects, hours: workload.hours },
    level: withoutAbsent({ eqf: level.eqf, cycle: level.cycle, national: level.national }),
    assessments: microCredential.assessments.map(({ type, description }) =>
      withoutAbsent({ type: assessmentTypeScheme.concepts[type].id, description }),
    ),
    modes: microCredential.modes.map((mode) => modeOfLearningScheme.concepts[mode].id),
    quality_assurance: microCredential.qualityAssurance.map(({ type, body, reference, validUntil }) =>
      withoutAbsent({ type: qualityAssuranceTypeScheme.concepts[type].id, body, reference, valid_until: validUntil }),
    ),
    prerequisites: microCredential.prerequisites,
    supervision: microCredential.supervision,
    grading_scheme: microCredential.gradingScheme,
    stackability: stackability && withoutAbsent({ kind: stackability.kind, description: stackability.description }),
    further_information: microCredential.furtherInformation,
    homepage: microCredential.homepage,
  }
}

function findLosses(award: Award, status: StatusListReference | undefined): readonly Loss[] {
  const losses: Loss[] = []
  if (award.learner.email !== undefined) {
    losses.push({ path: 'learner.email', kind: 'no-term', note: 'The type has no mail address, hashed or not.' })
  }
  for (const member of ['validFrom', 'validUntil'] as const) {
    const moment = award[member]
    if (moment !== undefined && moment.getUTCMilliseconds() !== 0) {
      losses.push({ path: member, kind: 'reduced', note: 'Dates of a token have whole seconds.' })
    }
    if (moment !== undefined && moment.getTime() < 0) {
      losses.push({ path: member, kind: 'reduced', note: 'Dates of a token begin with the year 1970.' })
    }
  }
  if (award.status !== undefined && status === undefined) {
    losses.push({ path: 'status', kind: 'no-term', note: 'The entries of the other encodings do not serve a token.' })
  }
  return losses
}
