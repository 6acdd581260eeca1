/** Resolves did:key and did:jwk by itself and did:web by a fetch that is handed in. */
import { MesheError } from '../meshe-error.ts'
import { type DidDocument, type DidResolver, readDidDocument } from './did-document.ts'
import { resolveDidJwk } from './did-jwk.ts'
import { resolveDidKey } from './did-key.ts'
import { didWebDocumentUrl } from './did-web.ts'

export interface DidResolverSettings {
  /**
   * Answers the parsed document at an https address, within its own limits of size, time and target.
   * Throws when there is none: a `MesheError` flies as it is, anything else becomes `did.unresolvable`.
   */
  readonly fetchDidDocument: (url: string) => Promise<unknown>
}

/** A resolver; it throws `did.unsupported-method`, `did.malformed`, `did.not-found` or `did.unresolvable`. */
export function createDidResolver({ fetchDidDocument }: DidResolverSettings): DidResolver {
  return async (did: string): Promise<DidDocument> => {
    if (did.startsWith('did:key:')) return resolveDidKey(did)
    if (did.startsWith('did:jwk:')) return resolveDidJwk(did)
    if (!did.startsWith('did:web:')) {
      throw new MesheError('did.unsupported-method', 'Only did:key, did:jwk and did:web are supported.', { did })
    }
    const url = didWebDocumentUrl(did)
    return readDidDocument(await fetchOrRefuse(), did)

    async function fetchOrRefuse(): Promise<unknown> {
      try {
        return await fetchDidDocument(url)
      } catch (cause) {
        if (cause instanceof MesheError) throw cause
        throw new MesheError(
          'did.unresolvable',
          'The document of the identifier could not be read.',
          { did, url },
          cause,
        )
      }
    }
  }
}
