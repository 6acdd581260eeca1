/** Answers a signed document to the letter: parsing and writing it again could change what was signed. */
import { MesheError } from '@meshe/credentials'
import { sealedFormat } from '@meshe/domain/holding'
import type { Context } from 'hono'

interface SignedText {
  readonly format: string
  readonly document: string
}

export function answerDocument(c: Context, documents: readonly SignedText[], format: string): Response {
  const found = documents.find((candidate) => candidate.format === format)
  if (!found) throw new MesheError('holding.document-not-found', 'There is no document in this format.')
  const { mediaType, extension } = kindOfFile(found)
  return c.body(found.document, 200, {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${format}.${extension}"`,
    'cache-control': 'private, no-store',
  })
}

/** What kind of file it is follows from how it is secured, not only from what it says. */
function kindOfFile({ format, document }: SignedText): { readonly mediaType: string; readonly extension: string } {
  const text = document.trimStart()
  if (text.startsWith('<')) return { mediaType: 'image/svg+xml', extension: 'svg' }
  if (!text.startsWith('{')) {
    if (format === 'sd-jwt-vc') return { mediaType: 'application/dc+sd-jwt', extension: 'sd-jwt' }
    const isSelective = text.includes('~')
    return isSelective
      ? { mediaType: 'application/vc+sd-jwt', extension: 'sd-jwt' }
      : { mediaType: 'application/vc+jwt', extension: 'jwt' }
  }
  if (format === sealedFormat) return { mediaType: 'application/jose+json', extension: 'json' }
  if (format !== 'european-digital-credential') return { mediaType: 'application/vc', extension: 'json' }
  // Written in the data model 1.1, to which `application/vc` does not apply.
  return { mediaType: 'application/ld+json', extension: 'json' }
}
