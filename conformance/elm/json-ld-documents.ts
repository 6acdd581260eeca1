/**
 * JSON-LD in safe mode over a fixed set of contexts, so that no test reaches the network and no term is lost silently.
 *
 * @module
 */
import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context'
import { contexts as statusContexts } from '@digitalbazaar/vc-bitstring-status-list-context'
import { elmContext, elmContextUrl } from '@meshe/credentials/elm'
import jsonld from 'jsonld'

const published = new Map<string, unknown>([...credentialsContexts, ...dataIntegrityContexts, ...statusContexts])

/** Canonical N-Quads of a document; `elm` stands under the address of the model's context. */
export async function canonicalQuads(
  document: object,
  { elm = elmContext as object, safe = true } = {},
): Promise<string> {
  const quads: unknown = await jsonld.canonize(
    structuredClone(document) as jsonld.JsonLdDocument,
    {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      safe,
      documentLoader: async (documentUrl: string) => {
        const context = documentUrl === elmContextUrl ? elm : published.get(documentUrl)
        if (context === undefined) throw new Error(`no context is bundled for ${documentUrl}`)
        return { documentUrl, document: structuredClone(context) }
      },
    } as object,
  )
  if (typeof quads !== 'string') throw new TypeError('canonicalization answers text')
  return quads
}
