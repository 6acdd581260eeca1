/** Checking a credential without an account. */
import { annexOneElementIds } from '@meshe/credentials/micro-credential'
import {
  accreditationStates,
  checkNames,
  checkResults,
  credentialFormats,
  verdicts,
} from '@meshe/credentials/verification'
import {
  assessmentTypes,
  modesOfLearning,
  qualityAssuranceTypes,
  supervisionTypes,
} from '@meshe/credentials/vocabulary'
import { z } from 'zod'
import { endpoint, JsonDocument, WebAddress } from '../contract/index.ts'
import { requestableChecks } from './requested-checks.ts'

const Text = z.record(z.string(), z.string())

export const CredentialContent = z.object({
  id: z.string().nullable(),
  title: Text,
  description: Text,
  holderName: z.string().nullable(),
  awardingBodies: z.array(z.string()),
  awardedOn: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  ects: z.number().nullable(),
  hours: z.number().nullable(),
  eqf: z.number().nullable(),
  field: z.string().nullable(),
  languages: z.array(z.string()),
  learningOutcomes: z.array(Text),
  assessments: z.array(z.enum(assessmentTypes)),
  supervision: z.enum(supervisionTypes).nullable(),
  modes: z.array(z.enum(modesOfLearning)),
  qualityAssurance: z.array(
    z.object({
      type: z.enum(qualityAssuranceTypes).nullable(),
      body: z.string(),
      reference: z.string().nullable(),
      validUntil: z.string().nullable(),
    }),
  ),
  grade: z.string().nullable(),
  parts: z.array(z.object({ id: z.string(), title: Text, awardingBody: z.string(), ects: z.number() })),
  annexOne: z.array(z.enum(annexOneElementIds)),
  achievementId: z.string().nullable(),
})
export type CredentialContent = z.infer<typeof CredentialContent>

/** What a report of an older node does not tell. */
const Extras = {
  completeness: z
    .object({ result: z.enum(checkResults), missing: z.array(z.enum(annexOneElementIds)) })
    .nullable()
    .default(null),
  accreditation: z
    .object({
      result: z.enum(checkResults),
      state: z.enum(accreditationStates),
      statements: z.array(
        z.object({
          body: z.string(),
          reference: z.string().nullable(),
          validUntil: z.string().nullable(),
          state: z.enum(accreditationStates).exclude(['none']),
          confirmedBy: z.string().nullable(),
        }),
      ),
    })
    .nullable()
    .default(null),
  profile: z
    .object({
      result: z.enum(checkResults),
      profile: z.string(),
      version: z.string(),
      findings: z.array(z.object({ code: z.string(), pointer: z.string(), property: z.string().nullable() })),
      left: z.number().int().min(0),
    })
    .nullable()
    .default(null),
}

export const VerificationReport = z.object({
  verdict: z.enum(verdicts),
  verified: z.boolean(),
  checkedAt: z.string(),
  format: z.enum(credentialFormats),
  checks: z.array(
    z.object({
      check: z.enum(checkNames),
      result: z.enum(checkResults),
      reason: z.string(),
      source: z.string().optional(),
      at: z.string(),
      facts: z.record(z.string(), z.string()).optional(),
    }),
  ),
  issuer: z
    .object({
      id: z.string(),
      claimedName: z.string().nullable(),
      confirmedName: z.string().nullable(),
      confirmedBy: z.string().nullable(),
      country: z.string().nullable(),
    })
    .nullable(),
  content: CredentialContent.nullable(),
  ...Extras,
})
export type VerificationReport = z.infer<typeof VerificationReport>

export const PresentationReport = z.object({
  verified: z.boolean(),
  checkedAt: z.string(),
  checks: VerificationReport.shape.checks,
  holder: z.string().nullable(),
  credentials: z.array(VerificationReport),
})
export type PresentationReport = z.infer<typeof PresentationReport>

/** What a caller of the VC-API may ask for by itself; without it everything counts. */
export const RequestedChecks = z.array(z.enum(requestableChecks)).min(1).max(requestableChecks.length)

const Expected = z.string().min(1).max(1000)

export const verificationApi = {
  verify: endpoint({
    id: 'verify',
    method: 'POST',
    path: '/api/v1/verifications',
    summary:
      'Checks a credential given as a document or as the address of one; always answers with a report. Nothing is stored.',
    access: { kind: 'public' },
    body: z.union([
      z.strictObject({ document: z.union([JsonDocument, z.string().min(1).max(1_000_000)]) }),
      z.strictObject({ url: WebAddress }),
    ]),
    answer: VerificationReport,
    maxBodyBytes: 2 * 1024 * 1024,
  }),
  verifyCredential: endpoint({
    id: 'verifyCredential',
    method: 'POST',
    path: '/credentials/verify',
    summary: 'VC-API: 200 where the credential is verified, else 400 with problem details and the same report.',
    access: { kind: 'public' },
    body: z.looseObject({
      /** As an object, also an envelope, or as a token. */
      verifiableCredential: z.union([JsonDocument, z.string().min(1).max(1_000_000)]),
      options: z
        .looseObject({
          checks: RequestedChecks.optional(),
          expectedProofPurpose: z.string().min(1).max(100).optional(),
          challenge: Expected.optional(),
          domain: Expected.optional(),
        })
        .optional(),
    }),
    answer: z.looseObject({ verified: z.literal(true), report: VerificationReport }),
    maxBodyBytes: 2 * 1024 * 1024,
  }),
  deriveCredential: endpoint({
    id: 'deriveCredential',
    method: 'POST',
    path: '/credentials/derive',
    summary:
      'VC-API: the part of a credential with a base proof (ecdsa-sd-2023) that its holder chose. Nothing is stored.',
    access: { kind: 'public' },
    body: z.looseObject({
      verifiableCredential: JsonDocument,
      options: z
        .looseObject({ selectivePointers: z.array(z.string().max(1000)).max(200).default([]) })
        .default({ selectivePointers: [] }),
    }),
    answer: z.object({ verifiableCredential: JsonDocument }),
    status: 201,
    maxBodyBytes: 512 * 1024,
  }),
  verifyPresentation: endpoint({
    id: 'verifyPresentation',
    method: 'POST',
    path: '/presentations/verify',
    summary:
      'VC-API: 200 where the presentation and every credential in it are verified, else 400 with problem details and the same report.',
    access: { kind: 'public' },
    body: z.looseObject({
      /** As an object, also an envelope, or as a token. */
      verifiablePresentation: z.union([JsonDocument, z.string().min(1).max(1_000_000)]),
      options: z
        .looseObject({
          /** An empty list asks for the proofs only. */
          checks: z.array(z.enum(requestableChecks)).max(requestableChecks.length).optional(),
          challenge: Expected.optional(),
          domain: Expected.optional(),
        })
        .optional(),
    }),
    answer: z.looseObject({ verified: z.literal(true), report: PresentationReport }),
    maxBodyBytes: 2 * 1024 * 1024,
  }),
}
