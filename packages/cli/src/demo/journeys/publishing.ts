/** How a description gets into the catalogue: written by one person, approved by another, published. */
import { catalogueApi, type DeskMicroCredentialView, type MicroCredentialDescription } from '@meshe/domain/catalogue'
import type { NodeClient, Person } from '../network/node-client.ts'

export interface CatalogueDesk {
  readonly client: NodeClient
  readonly slug: string
  readonly editor: Person
  readonly reviewer: Person
}

export type Stage = 'draft' | 'in-review' | 'returned' | 'approved' | 'published'

/** Takes a description as far as `stage`. */
export async function writeDescription(
  { client, slug, editor, reviewer }: CatalogueDesk,
  description: MicroCredentialDescription,
  stage: Stage = 'published',
): Promise<DeskMicroCredentialView> {
  const institution = slug
  const created = await client.ask(catalogueApi.createMicroCredential, {
    params: { institution },
    body: { description },
    as: editor,
  })
  const params = { institution, microCredential: created.id }
  if (stage === 'draft') return created
  const sent = await client.ask(catalogueApi.sendForReview, { params, as: editor })
  if (stage === 'in-review') return sent
  const isReturned = stage === 'returned'
  const decided = await client.ask(catalogueApi.decideReview, {
    params,
    body: isReturned
      ? { decision: 'return', comment: 'Please say how the learning outcomes are assessed, one by one.' }
      : { decision: 'approve', comment: 'Complete and clear.' },
    as: reviewer,
  })
  if (stage !== 'published') return decided
  return client.ask(catalogueApi.publishMicroCredential, { params, as: editor })
}
