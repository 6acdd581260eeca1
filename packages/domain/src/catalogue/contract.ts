/** Describing, approving, publishing and finding micro-credentials. */
import { annexOneElementIds } from '@meshe/credentials/micro-credential'
import { z } from 'zod'
import {
  CountryCode,
  Did,
  endpoint,
  institutionParams,
  JsonDocument,
  LanguageMap,
  LanguageTag,
  Moment,
  PageLimit,
  Slug,
} from '../contract/index.ts'
import { MicroCredentialDescription, PublishableDescription } from './micro-credential-description.ts'
import { publicationStates } from './publication-state.ts'

/** A university as the network's list names it. */
export const InstitutionView = z.object({
  slug: Slug,
  did: Did,
  name: LanguageMap,
  country: CountryCode,
  homepage: z.string().nullable(),
  /** Address of the node that speaks for it. */
  node: z.string(),
  /** Whether this very node speaks for it. */
  here: z.boolean(),
  /** Name of the list that confirms it, or null where only the node itself says so. */
  confirmedBy: z.string().nullable(),
})
export type InstitutionView = z.infer<typeof InstitutionView>

/** Where a micro-credential counts: a pathway of some university that names it. */
export const CountsTowards = z.object({
  pathwayId: z.uuid(),
  pathwayTitle: LanguageMap,
  institution: z.object({ slug: Slug, did: Did, name: LanguageMap }),
  ects: z.number(),
  /** `agreement`: the pathway names it; `own`: the university's own course; `case-by-case`: ask. */
  basis: z.enum(['agreement', 'own', 'case-by-case']),
})
export type CountsTowards = z.infer<typeof CountsTowards>

/** A published micro-credential, of this node or harvested from another. */
export const CatalogueEntry = z.object({
  id: z.uuid(),
  /** IRI that credentials name as the achievement. */
  iri: z.string(),
  version: z.number().int(),
  institution: InstitutionView,
  description: PublishableDescription,
  publishedAt: Moment,
  /** When this node last heard it from its origin. */
  seenAt: Moment,
  countsTowards: z.array(CountsTowards),
})
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

export const CatalogueSearch = z.strictObject({
  q: z.string().max(200).optional(),
  language: LanguageTag.optional(),
  /** First digits of an ISCED-F code. */
  field: z
    .string()
    .regex(/^\d{2,4}$/)
    .optional(),
  country: CountryCode.optional(),
  institution: Slug.optional(),
  eqf: z.coerce.number().int().min(1).max(8).optional(),
  maxHoursPerWeek: z.coerce.number().min(1).max(60).optional(),
  maxWeeks: z.coerce.number().int().min(1).max(156).optional(),
  free: z.enum(['true']).optional(),
  mode: z.string().max(40).optional(),
  /** Id of a pathway it should count towards. */
  pathway: z.uuid().optional(),
  sort: z.enum(['relevance', 'starts-soonest', 'title']).default('starts-soonest'),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: PageLimit,
})
export type CatalogueSearch = z.infer<typeof CatalogueSearch>

export const CatalogueResult = z.object({
  entries: z.array(CatalogueEntry),
  total: z.number().int(),
  /** For each filter that is set: how many would be found without it. */
  without: z.record(z.string(), z.number().int()),
  facets: z.object({
    languages: z.array(z.object({ value: z.string(), count: z.number().int() })),
    fields: z.array(z.object({ value: z.string(), count: z.number().int() })),
    countries: z.array(z.object({ value: z.string(), count: z.number().int() })),
    eqf: z.array(z.object({ value: z.string(), count: z.number().int() })),
  }),
})
export type CatalogueResult = z.infer<typeof CatalogueResult>

export const DeskMicroCredentialView = z.object({
  id: z.uuid(),
  iri: z.string(),
  state: z.enum(publicationStates),
  version: z.number().int(),
  /** Counts every save; send it back to save again. */
  revision: z.number().int(),
  description: MicroCredentialDescription,
  missing: z.array(z.enum(annexOneElementIds)),
  present: z.array(z.enum(annexOneElementIds)),
  missingForCatalogue: z.array(z.string()),
  isReady: z.boolean(),
  authors: z.array(z.string()),
  approvedBy: z.string().nullable(),
  comments: z.array(z.object({ by: z.string(), at: Moment, text: z.string() })),
  /** Versions that were published, newest first. */
  publishedVersions: z.array(z.object({ version: z.number().int(), publishedAt: Moment })),
  /** The version that the catalogue shows while the next one is being written; null where none is shown. */
  publicVersion: z.number().int().nullable(),
  updatedAt: Moment,
})
export type DeskMicroCredentialView = z.infer<typeof DeskMicroCredentialView>

const microCredentialParams = institutionParams.extend({ microCredential: z.uuid() })
const base = '/api/v1/institutions/{institution}/micro-credentials'

export const SaveDescriptionRequest = z.strictObject({
  revision: z.number().int().min(0),
  description: MicroCredentialDescription,
})
export type SaveDescriptionRequest = z.infer<typeof SaveDescriptionRequest>

export const catalogueApi = {
  searchCatalogue: endpoint({
    id: 'searchCatalogue',
    method: 'GET',
    path: '/api/v1/catalogue',
    summary: 'Finds published micro-credentials of all universities of the network.',
    access: { kind: 'public' },
    query: CatalogueSearch,
    answer: CatalogueResult,
  }),
  showCatalogueEntry: endpoint({
    id: 'showCatalogueEntry',
    method: 'GET',
    path: '/api/v1/catalogue/{entry}',
    summary: 'Shows one published micro-credential and where it counts.',
    access: { kind: 'public' },
    params: z.strictObject({ entry: z.uuid() }),
    answer: CatalogueEntry,
  }),
  listInstitutions: endpoint({
    id: 'listInstitutions',
    method: 'GET',
    path: '/api/v1/institutions',
    summary: 'Lists the universities of the network.',
    access: { kind: 'public' },
    answer: z.object({ institutions: z.array(InstitutionView), asOf: Moment.nullable() }),
  }),
  listMicroCredentials: endpoint({
    id: 'listMicroCredentials',
    method: 'GET',
    path: base,
    summary: 'Lists the descriptions of an institution in every state.',
    access: {
      kind: 'member',
      roles: ['catalogue-editor', 'quality-reviewer', 'issuing-officer', 'pathway-editor', 'administrator'],
    },
    params: institutionParams,
    answer: z.object({ microCredentials: z.array(DeskMicroCredentialView) }),
  }),
  createMicroCredential: endpoint({
    id: 'createMicroCredential',
    method: 'POST',
    path: base,
    summary: 'Begins a description; it may be empty.',
    access: { kind: 'member', roles: ['catalogue-editor'] },
    params: institutionParams,
    body: z.strictObject({ description: MicroCredentialDescription }),
    answer: DeskMicroCredentialView,
    status: 201,
    idempotent: true,
  }),
  importMicroCredential: endpoint({
    id: 'importMicroCredential',
    method: 'POST',
    path: `${base}/import`,
    summary:
      'Begins a description from a European Digital Credential or an Open Badge and says what was missing in it.',
    access: { kind: 'member', roles: ['catalogue-editor'] },
    params: institutionParams,
    body: z.strictObject({ document: z.union([JsonDocument, z.string().max(2_000_000)]) }),
    answer: DeskMicroCredentialView,
    status: 201,
    idempotent: true,
    maxBodyBytes: 4 * 1024 * 1024,
  }),
  showMicroCredential: endpoint({
    id: 'showMicroCredential',
    method: 'GET',
    path: `${base}/{microCredential}`,
    summary: 'Shows a description as its authors see it.',
    access: {
      kind: 'member',
      roles: ['catalogue-editor', 'quality-reviewer', 'issuing-officer', 'pathway-editor', 'administrator'],
    },
    params: microCredentialParams,
    answer: DeskMicroCredentialView,
  }),
  saveDescription: endpoint({
    id: 'saveDescription',
    method: 'PUT',
    path: `${base}/{microCredential}/description`,
    summary: 'Saves a description. Saving a published one begins its next version; what is published stays.',
    access: { kind: 'member', roles: ['catalogue-editor'] },
    params: microCredentialParams,
    body: SaveDescriptionRequest,
    answer: DeskMicroCredentialView,
  }),
  sendForReview: endpoint({
    id: 'sendForReview',
    method: 'POST',
    path: `${base}/{microCredential}/review-request`,
    summary: 'Asks a second person to approve a complete description.',
    access: { kind: 'member', roles: ['catalogue-editor'] },
    params: microCredentialParams,
    answer: DeskMicroCredentialView,
  }),
  decideReview: endpoint({
    id: 'decideReview',
    method: 'POST',
    path: `${base}/{microCredential}/review`,
    summary: 'Approves a description or returns it with a comment. Its authors cannot approve it.',
    access: { kind: 'member', roles: ['quality-reviewer'] },
    params: microCredentialParams,
    body: z.strictObject({
      decision: z.enum(['approve', 'return']),
      comment: z.string().trim().max(4000).default(''),
      /** The revision that was read: what was saved since is not approved by mistake. */
      revision: z.number().int().min(0).optional(),
    }),
    answer: DeskMicroCredentialView,
  }),
  publishMicroCredential: endpoint({
    id: 'publishMicroCredential',
    method: 'POST',
    path: `${base}/{microCredential}/publication`,
    summary: 'Publishes an approved description to the network.',
    access: { kind: 'member', roles: ['catalogue-editor', 'quality-reviewer'] },
    params: microCredentialParams,
    answer: DeskMicroCredentialView,
  }),
  retireMicroCredential: endpoint({
    id: 'retireMicroCredential',
    method: 'DELETE',
    path: `${base}/{microCredential}/publication`,
    summary: 'Takes a description out of the catalogue. Awards made from it stay valid.',
    access: { kind: 'member', roles: ['catalogue-editor', 'quality-reviewer'] },
    params: microCredentialParams,
    answer: DeskMicroCredentialView,
  }),
}
