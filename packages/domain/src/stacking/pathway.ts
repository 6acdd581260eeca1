/**
 * A pathway: how small credentials add up to a larger award, by the rules of the university that gives it.
 * Council Recommendation of 16 June 2022: the receiving organisation decides; stacking is no automatic right.
 *
 * @module
 */
import { z } from 'zod'
import { Ects, LanguageMap, languageMap } from '../contract/index.ts'

/** A place in a pathway that one credential can fill. */
export const PathwayComponent = z.strictObject({
  /** Short id, unique in the pathway, e.g. `statistics`. */
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: languageMap(200),
  ects: Ects.refine((ects) => ects > 0),
  /** IRIs of micro-credentials, of any university, that are accepted without asking. */
  accepts: z.array(z.string().max(500)).max(50).default([]),
  /** Whether a recognition decision for this component is accepted. */
  acceptsRecognition: z.boolean().default(true),
})
export type PathwayComponent = z.infer<typeof PathwayComponent>

/** `all`: each component; `credits`: components worth at least so many; `count`: at least so many components. */
export const PathwayGroup = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: languageMap(200),
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('credits'), atLeast: Ects }),
    z.strictObject({ kind: z.literal('count'), atLeast: z.number().int().min(1).max(50) }),
  ]),
  components: z.array(PathwayComponent).min(1).max(50),
})
export type PathwayGroup = z.infer<typeof PathwayGroup>

export const PathwayRules = z.strictObject({
  /** Credentials below this level of the European Qualifications Framework do not count. */
  minimumEqf: z.number().int().min(1).max(8).optional(),
  /** Share of the credits that may come from other universities, 0 to 1. */
  maximumExternalShare: z.number().min(0).max(1).optional(),
  /** Credentials older than this do not count. */
  maximumAgeYears: z.number().int().min(1).max(50).optional(),
})
export type PathwayRules = z.infer<typeof PathwayRules>

export const PathwayDescription = z.strictObject({
  title: languageMap(200),
  description: languageMap(2000),
  /** Credits of the larger award. */
  ects: Ects.refine((ects) => ects > 0),
  eqf: z.number().int().min(1).max(8),
  /** The published description from which the larger award is made. */
  awardMicroCredentialId: z.uuid(),
  groups: z.array(PathwayGroup).min(1).max(20),
  rules: PathwayRules.default({}),
})
export type PathwayDescription = z.infer<typeof PathwayDescription>

/** How a credential came to count or not: shown with every edge. */
export const edgeReasons = [
  'own-award',
  'agreement',
  'recognised',
  'recognised-in-part',
  'being-decided',
  'level-too-low',
  'too-old',
  'expired',
  'withdrawn',
  'under-review',
  'already-counted',
  'external-share-exceeded',
  'not-in-this-pathway',
  'ask-for-recognition',
  'not-taken-yet',
  'refused',
] as const
export type EdgeReason = (typeof edgeReasons)[number]

export const ComponentProgress = z.object({
  componentId: z.string(),
  title: LanguageMap,
  ects: z.number(),
  /** `have`: counted; `waiting`: a university decides; `missing`: still to take or to ask for. */
  state: z.enum(['have', 'waiting', 'missing']),
  ectsCounted: z.number(),
  reason: z.enum(edgeReasons),
  /** What fills it: id of the evidence, its title and who awarded it. */
  filledBy: z.object({ evidenceId: z.string(), title: LanguageMap, awardingBody: z.string() }).nullable(),
  accepts: z.array(z.string()),
})
export type ComponentProgress = z.infer<typeof ComponentProgress>

export const PathwayProgress = z.object({
  ectsRequired: z.number(),
  ectsCounted: z.number(),
  ectsWaiting: z.number(),
  ectsMissing: z.number(),
  isComplete: z.boolean(),
  groups: z.array(
    z.object({
      groupId: z.string(),
      title: LanguageMap,
      isSatisfied: z.boolean(),
      ectsCounted: z.number(),
      components: z.array(ComponentProgress),
    }),
  ),
  /** Held, but not counted here, each with its reason. */
  notCounted: z.array(
    z.object({
      evidenceId: z.string(),
      title: LanguageMap,
      awardingBody: z.string(),
      ects: z.number(),
      reason: z.enum(edgeReasons),
    }),
  ),
})
export type PathwayProgress = z.infer<typeof PathwayProgress>
