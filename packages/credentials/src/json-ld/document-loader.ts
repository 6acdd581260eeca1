/** Answers contexts from memory, and nothing else. */
import { MesheError } from '../meshe-error.ts'

/** What `jsonld` asks for: a context by its address. Documents with the tag `static` are processed once and kept. */
export type DocumentLoader = (url: string) => Promise<{
  readonly documentUrl: string
  readonly document: object
  readonly contextUrl: null
  readonly tag: 'static'
}>

/** A loader for `jsonld` that knows these contexts only; it throws `credential.context-unknown` for any other. */
export function createDocumentLoader(contexts: ReadonlyMap<string, object>): DocumentLoader {
  return async (url) => {
    const document = contexts.get(url)
    if (document === undefined) {
      throw new MesheError('credential.context-unknown', 'The credential uses a context that is not known here.', {
        context: url.slice(0, 200),
      })
    }
    return { documentUrl: url, document, contextUrl: null, tag: 'static' }
  }
}
