/** SQL of the published pathways of the network, of this node and of others. */
import type { PathwayDescription } from '@meshe/domain/stacking'
import type { Queryable, Tx } from '../db/db.ts'
import type { CatalogueInstitution } from './catalogue-entry-store.ts'

export interface PublishedPathway {
  readonly id: string
  readonly institution: CatalogueInstitution
  readonly description: PathwayDescription
  readonly publishedAt: Date
  readonly seenAt: Date
}

/** @returns false where another university has a pathway of that id; nothing is changed then. */
export async function savePublishedPathway(tx: Tx, pathway: PublishedPathway): Promise<boolean> {
  const { institution, description } = pathway
  const saved = await tx`
    insert into published_pathway (pathway_id, institution_did, node_did, document, published_at, seen_at)
    values (${pathway.id}, ${institution.did}, ${institution.nodeDid}, ${tx.json(description as never)},
      ${pathway.publishedAt}, ${pathway.seenAt})
    on conflict (pathway_id) do update set document = excluded.document, published_at = excluded.published_at,
      seen_at = excluded.seen_at, node_did = excluded.node_did
    where published_pathway.institution_did = excluded.institution_did returning 1`
  if (saved.length === 0) return false
  await tx`delete from published_pathway_acceptance where pathway_id = ${pathway.id}`
  const accepted = description.groups.flatMap((group) =>
    group.components.flatMap(({ id, ects, accepts }) =>
      [...new Set(accepts)].map((iri) => ({ pathway_id: pathway.id, component: `${group.id}/${id}`, iri, ects })),
    ),
  )
  if (accepted.length > 0) await tx`insert into published_pathway_acceptance ${tx(accepted)}`
  return true
}

export async function deletePublishedPathway(tx: Queryable, id: string, institutionDid: string): Promise<void> {
  await tx`delete from published_pathway where pathway_id = ${id} and institution_did = ${institutionDid}`
}

const columns = `p.pathway_id as id, p.document as description, p.published_at as "publishedAt", p.seen_at as "seenAt",
  jsonb_build_object('did', i.institution_did, 'nodeDid', i.node_did, 'nodeOrigin', i.node_origin, 'slug', i.slug,
    'name', i.name, 'country', i.country, 'homepage', i.homepage) as institution`

export async function listPublishedPathways(db: Queryable): Promise<PublishedPathway[]> {
  return db<PublishedPathway[]>`
    select ${db.unsafe(columns)} from published_pathway p join catalogue_institution i using (institution_did)
    order by i.slug, p.published_at, p.pathway_id`
}

export async function lookPublishedPathway(db: Queryable, id: string): Promise<PublishedPathway | null> {
  const [row] = await db<PublishedPathway[]>`
    select ${db.unsafe(columns)} from published_pathway p join catalogue_institution i using (institution_did)
    where p.pathway_id = ${id}`
  return row ?? null
}

/** Pathways that accept one of these micro-credentials, are of one of these universities, or are named. */
export async function listPathwaysConcerning(
  db: Queryable,
  by: {
    readonly iris: readonly string[]
    readonly institutionDids: readonly string[]
    readonly ids: readonly string[]
  },
): Promise<PublishedPathway[]> {
  return db<PublishedPathway[]>`
    select ${db.unsafe(columns)} from published_pathway p join catalogue_institution i using (institution_did)
    where p.pathway_id = any(${[...by.ids]}::uuid[]) or p.institution_did = any(${[...by.institutionDids]}::text[])
      or p.pathway_id in (select pathway_id from published_pathway_acceptance where iri = any(${[...by.iris]}::text[]))
    order by i.slug, p.published_at, p.pathway_id`
}
