/** Answers a signed document to the letter: parsing and writing it again could change what was signed. */
import { MesheError } from '@meshe/credentials'
import type { Context } from 'hono'

export function answerDocument(
  c: Context,
  documents: readonly { readonly format: string; readonly document: string }[],
  format: string,
): Response {
  const found = documents.find((candidate) => candidate.format === format)
  if (!found) throw new MesheError('holding.document-not-found', 'There is no document in this format.')
  return c.body(found.document, 200, {
    // A European Digital Credential is written in the data model 1.1, to which `application/vc` does not apply.
    'content-type': format === 'european-digital-credential' ? 'application/ld+json' : 'application/vc',
    'content-disposition': `attachment; filename="${format}.json"`,
    'cache-control': 'private, no-store',
  })
}
