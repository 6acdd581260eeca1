/** What tokens of this very node point to, answered without asking the network. */
import type { DocumentReading } from '@meshe/credentials/issuer-keys'
import { institutionMetadata } from '../accounts/institution-keys.ts'
import { findInstitutionBySlug } from '../accounts/institution-store.ts'
import type { AppContext } from '../http/context.ts'
import { createTokenStatusListReader } from '../issuance/status-list.ts'

const listPath = /^\/institutions\/([a-z0-9-]+)\/token-status\/([0-9a-f-]{36})$/
const metadataPath = /^\/\.well-known\/jwt-vc-issuer\/institutions\/([a-z0-9-]+)$/

/** @returns a reader that answers null for every other address */
export function createOwnTexts(context: AppContext): (url: string) => Promise<DocumentReading> | null {
  const readList = createTokenStatusListReader(context)
  // Tokens name https addresses, also on a machine where the node listens without.
  const base = `https://${new URL(context.config.origin).host}`
  return (url) => {
    if (!url.startsWith(`${base}/`)) return null
    const path = url.slice(base.length)
    const [, lister, listId] = listPath.exec(path) ?? []
    if (lister !== undefined) return read(lister, (institution) => readList(institution, listId ?? ''))
    const slug = metadataPath.exec(path)?.[1]
    if (slug === undefined) return null
    return read(slug, async (institution) => JSON.stringify(await institutionMetadata(context, institution)))
  }

  async function read(
    slug: string,
    textOf: (institution: Awaited<ReturnType<typeof findInstitutionBySlug>>) => Promise<string>,
  ): Promise<DocumentReading> {
    const readAt = context.clock()
    return { text: await textOf(await findInstitutionBySlug(context.db, slug)), readAt }
  }
}
