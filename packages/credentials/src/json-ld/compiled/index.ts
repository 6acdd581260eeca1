/** The fast way to canonical N-Quads for documents whose contexts are known. */
import type { JsonObject } from '../../json/index.ts'
import { labelBlankNodes, type Sha256 } from './label-blank-nodes.ts'
import { OutOfReach } from './out-of-reach.ts'
import { writeQuads } from './write-quads.ts'

export interface CompiledSettings {
  readonly contexts: ReadonlyMap<string, object>
  readonly sha256: Sha256
}

/** The canonical N-Quads of a document, or null where the general path must do the work or refuse it. */
export async function canonicalizeCompiled(
  document: JsonObject,
  { contexts, sha256 }: CompiledSettings,
): Promise<string | null> {
  try {
    return await labelBlankNodes(writeQuads(document, contexts), sha256)
  } catch (error) {
    if (error instanceof OutOfReach) return null
    throw error
  }
}
