/**
 * Reads how learning was assessed, under whose eyes, with what result, and who assures the quality.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { hasText, presentOnly, textIn, textOf } from '../crosswalk/members.ts'
import type { Assessment, MicroCredentialDraft } from '../micro-credential/index.ts'
import type { CredentialContent } from '../verification/verification-report.ts'
import { assessmentTypeScheme, qualityAssuranceTypeScheme } from '../vocabulary/index.ts'
import type { FollowLink } from './linked-nodes.ts'
import { noteSubjects } from './marked-notes.ts'
import { codesOf, noteSubjectOf, readSupervision, textsByLanguage } from './read-concepts.ts'
import { dayOfEnd } from './time-values.ts'

export interface ReadAssessments {
  readonly draft: Pick<MicroCredentialDraft, 'assessments' | 'supervision' | 'gradingScheme'>
  readonly grade: string | null
  /** Whether the credential tells the type of an assessment, known to us or not; the same for supervision. */
  readonly isTypeTold: boolean
  readonly isSupervisionTold: boolean
}

export function readAssessments(claim: JsonObject, follow: FollowLink): ReadAssessments {
  const proofs = follow(claim['provenBy'])
  const specifications = proofs.flatMap((proof) => follow(proof['specifiedBy']))
  const kinds = specifications.flatMap((specification) => {
    const parts = follow(specification['hasPart'])
    return parts.length === 0 ? [specification] : parts
  })
  const verifications = proofs.flatMap((proof) => follow(proof['idVerification']))
  const notes = proofs.flatMap((proof) => follow(proof['additionalNote']))
  const schemes = specifications.flatMap((specification) => follow(specification['gradingScheme']))
  const assessments = kinds.flatMap((kind) => toAssessment(kind, follow))
  const supervision = readSupervision(verifications, notes)
  return {
    draft: presentOnly({
      assessments: assessments.length === 0 ? undefined : assessments,
      supervision: supervision ?? undefined,
      gradingScheme: schemes.flatMap((scheme) => anyText(scheme['title']) ?? [])[0],
    }),
    grade: proofs.flatMap((proof) => follow(proof['grade'])).flatMap(readGrade)[0] ?? null,
    isTypeTold: kinds.some((kind) => follow(kind['dcType']).length > 0),
    isSupervisionTold: supervision !== null || verifications.length > 0,
  }
}

/** Every accreditation that names who assures; the type is null where it is none of the European list. */
export function readQualityAssurance(
  holders: readonly JsonObject[],
  follow: FollowLink,
): CredentialContent['qualityAssurance'] {
  return holders
    .flatMap((holder) => follow(holder['accreditation']))
    .flatMap((node) => {
      const body = anyText(follow(node['accreditingAgent'])[0]?.['legalName'])
      if (body === undefined) return []
      const page = follow(node['report'])[0] ?? follow(node['landingPage'])[0]
      const end = textOf(node['expiryDate'])
      return [
        {
          type: codesOf(qualityAssuranceTypeScheme, follow(node['dcType']))[0] ?? null,
          body,
          reference: textOf(page?.['contentURL']),
          validUntil: end === null ? null : dayOfEnd(end),
        },
      ]
    })
}

/** The first text there is, English before others. */
export function anyText(value: unknown): string | undefined {
  const map = textsByLanguage(value)
  return hasText(map) ? textIn(map, 'en') : undefined
}

function toAssessment(kind: JsonObject, follow: FollowLink): readonly Assessment[] {
  const [type] = codesOf(assessmentTypeScheme, follow(kind['dcType']))
  if (type === undefined) return []
  const description = textsByLanguage(kind['description'])
  return [presentOnly({ type, description: hasText(description) ? description : undefined })]
}

function readGrade(note: JsonObject): readonly string[] {
  const grade = noteSubjectOf(note) === noteSubjects.noGrade ? undefined : anyText(note['noteLiteral'])
  return grade === undefined ? [] : [grade]
}
