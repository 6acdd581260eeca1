/**
 * What staff write about a micro-credential: Annex I of the Council Recommendation of 16 June 2022 and how it is offered.
 *
 * @module
 */
import type { LanguageMap as CredentialLanguageMap, MicroCredential } from '@meshe/credentials/micro-credential'
import {
  assessmentTypes,
  modesOfLearning,
  qualificationCycles,
  qualityAssuranceTypes,
  supervisionTypes,
} from '@meshe/credentials/vocabulary'
import { z } from 'zod'
import { Day, Ects, LanguageMap, LanguageTag, languageMap, WebAddress } from '../contract/index.ts'

const Skill = z.strictObject({ id: z.url().max(500), title: LanguageMap })

/** How it can be taken: what a learner needs to decide. ELM: LearningOpportunity. */
export const Offering = z.strictObject({
  startsOn: Day.optional(),
  weeks: z.number().int().min(1).max(156).optional(),
  hoursPerWeek: z.number().min(0.5).max(60).optional(),
  /** In whole euros and cents; 0 says that there is nothing to pay. */
  priceEuro: z.number().min(0).max(100_000).multipleOf(0.01).optional(),
  /** Town, or nothing where all of it is online. */
  place: z.string().trim().min(1).max(200).optional(),
  applyAt: WebAddress.optional(),
})
export type Offering = z.infer<typeof Offering>

/** A description in the making: everything may still be missing, nothing may be malformed. */
export const MicroCredentialDescription = z.strictObject({
  title: languageMap(200).optional(),
  description: languageMap(2000).optional(),
  field: z
    .string()
    .regex(/^\d{2,4}$/)
    .optional(),
  languages: z.array(LanguageTag).max(30).optional(),
  jointAwardingBodies: z.array(z.string().trim().min(1).max(300)).max(20).optional(),
  learningOutcomes: z
    .array(z.strictObject({ title: languageMap(600), skills: z.array(Skill).max(20).optional() }))
    .max(40)
    .optional(),
  workload: z.strictObject({ ects: Ects, hours: z.number().min(1).max(9000) }).optional(),
  level: z
    .strictObject({
      eqf: z.number().int().min(1).max(8),
      cycle: z.enum(qualificationCycles).optional(),
      national: z.string().trim().min(1).max(100).optional(),
    })
    .optional(),
  assessments: z
    .array(z.strictObject({ type: z.enum(assessmentTypes), description: LanguageMap.optional() }))
    .max(20)
    .optional(),
  modes: z.array(z.enum(modesOfLearning)).max(6).optional(),
  qualityAssurance: z
    .array(
      z.strictObject({
        type: z.enum(qualityAssuranceTypes),
        body: z.string().trim().min(1).max(300),
        reference: WebAddress.optional(),
        validUntil: Day.optional(),
      }),
    )
    .max(10)
    .optional(),
  prerequisites: LanguageMap.optional(),
  supervision: z.enum(supervisionTypes).optional(),
  gradingScheme: z.string().trim().min(1).max(500).optional(),
  stackability: z
    .strictObject({ kind: z.enum(['stand-alone', 'stackable']), description: LanguageMap.optional() })
    .optional(),
  furtherInformation: LanguageMap.optional(),
  homepage: WebAddress.optional(),
  offering: Offering.optional(),
})
export type MicroCredentialDescription = z.infer<typeof MicroCredentialDescription>

/** A description that may be published: all that Annex I asks of the describer, and what a catalogue needs to show it. */
export const PublishableDescription = MicroCredentialDescription.required({
  title: true,
  description: true,
  field: true,
  languages: true,
  learningOutcomes: true,
  workload: true,
  level: true,
  assessments: true,
  modes: true,
  qualityAssurance: true,
})
export type PublishableDescription = z.infer<typeof PublishableDescription>

/** Turns a description into the record that credentials are made from. */
export function toMicroCredential(
  description: PublishableDescription,
  { id, version }: { readonly id: string; readonly version: number },
): MicroCredential {
  const { offering: _offering, ...record } = description
  return { ...record, id, version }
}

/** The text in the reader's language, else in English, else in any. Never empty for a valid map. */
export function textIn(map: CredentialLanguageMap, language: string): string {
  return map[language] ?? map[language.split('-')[0] ?? language] ?? map['en'] ?? Object.values(map)[0] ?? ''
}
