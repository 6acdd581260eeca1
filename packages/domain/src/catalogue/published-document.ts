/**
 * What a node tells other nodes about a published micro-credential, and how a document of a newer node is read.
 *
 * @module
 */
import { z } from 'zod'
import { Count } from '../contract/index.ts'
import { PublishableDescription } from './micro-credential-description.ts'

/** The document of a catalogue change of the kind `micro-credential`. */
export const PublishedMicroCredentialDocument = z.strictObject({
  iri: z.url().max(500),
  version: Count.min(1),
  description: PublishableDescription,
})
export type PublishedMicroCredentialDocument = z.infer<typeof PublishedMicroCredentialDocument>

/**
 * Parses what another node wrote: members that a newer version of the protocol may have added are left out,
 * anything else that does not fit is refused.
 *
 * @returns null where the document does not fit
 */
export function readForeignDocument<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
): z.output<Schema> | null {
  const parsed = schema.safeParse(document)
  if (parsed.success) return parsed.data
  const unknownMembers = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys')
  if (unknownMembers.length < parsed.error.issues.length) return null
  const known = structuredClone(document)
  for (const { path, keys } of unknownMembers) {
    const parent = path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)[step], known)
    for (const key of keys) delete (parent as Record<string, unknown>)[key]
  }
  const second = schema.safeParse(known)
  return second.success ? second.data : null
}
