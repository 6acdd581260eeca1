/** Problem details (RFC 9457): the one shape of every refusal. */
import { z } from 'zod'

export const Problem = z.looseObject({
  /** `urn:meshe:error:` and a code of the registry. */
  type: z.string(),
  /** A sentence for a person. */
  title: z.string(),
  status: z.number().int(),
  /** Field by field what is wrong, for `request.invalid`. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What a person mentions when writing to us. */
  reference: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
