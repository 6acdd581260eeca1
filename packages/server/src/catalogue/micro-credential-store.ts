/** SQL of the descriptions of an institution: what is being written, what was published, what was said about it. */
import { MesheError } from '@meshe/credentials'
import type { MicroCredentialDescription, PublicationState, PublishableDescription } from '@meshe/domain/catalogue'
import type { Queryable } from '../db/db.ts'

export interface MicroCredentialRecord {
  readonly id: string
  readonly iri: string
  readonly state: PublicationState
  readonly version: number
  readonly publicVersion: number | null
  readonly revision: number
  readonly description: MicroCredentialDescription
  readonly authors: readonly string[]
  readonly approvedBy: string | null
  readonly updatedAt: Date
}

/** With the names that the desk shows. */
export interface DeskRecord extends MicroCredentialRecord {
  readonly authorNames: readonly string[]
  readonly approverName: string | null
  readonly comments: readonly { readonly by: string; readonly at: string; readonly text: string }[]
  readonly publishedVersions: readonly { readonly version: number; readonly publishedAt: string }[]
}

const columns = `m.micro_credential_id as id, m.iri, m.state, m.version, m.public_version as "publicVersion", m.revision,
  m.description, m.authors, m.approved_by as "approvedBy", m.updated_at as "updatedAt"`
const deskColumns = `${columns},
  array(select coalesce(a.name, a.email) from unnest(m.authors) with ordinality as author (account_id, place)
    join account a using (account_id) order by place) as "authorNames",
  (select coalesce(a.name, a.email) from account a where a.account_id = m.approved_by) as "approverName",
  coalesce((select jsonb_agg(jsonb_build_object('by', coalesce(a.name, a.email, ''),
      'at', to_char(c.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'text', c.text) order by c.comment_id)
    from micro_credential_comment c left join account a using (account_id)
    where c.institution_id = m.institution_id and c.micro_credential_id = m.micro_credential_id), '[]') as comments,
  coalesce((select jsonb_agg(jsonb_build_object('version', v.version,
      'publishedAt', to_char(v.published_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.version desc)
    from micro_credential_version v
    where v.institution_id = m.institution_id and v.micro_credential_id = m.micro_credential_id), '[]') as "publishedVersions"`

export async function listDeskRecords(db: Queryable, institutionId: string): Promise<DeskRecord[]> {
  return db<DeskRecord[]>`
    select ${db.unsafe(deskColumns)} from micro_credential m where institution_id = ${institutionId}
    order by updated_at desc, micro_credential_id`
}

/** @throws MesheError `catalogue.micro-credential-not-found` */
export async function findDeskRecord(db: Queryable, institutionId: string, id: string): Promise<DeskRecord> {
  const [row] = await db<DeskRecord[]>`
    select ${db.unsafe(deskColumns)} from micro_credential m
    where institution_id = ${institutionId} and micro_credential_id = ${id}`
  return row ?? fail()
}

/** Holds the row until the transaction ends. @throws MesheError `catalogue.micro-credential-not-found` */
export async function lockMicroCredential(tx: Queryable, institutionId: string, id: string) {
  const [row] = await tx<MicroCredentialRecord[]>`
    select ${tx.unsafe(columns)} from micro_credential m
    where institution_id = ${institutionId} and micro_credential_id = ${id} for update`
  return row ?? fail()
}

export async function saveMicroCredential(tx: Queryable, institutionId: string, record: MicroCredentialRecord) {
  await tx`
    insert into micro_credential (institution_id, micro_credential_id, iri, state, version, public_version, revision,
      description, authors, approved_by, created_at, updated_at)
    values (${institutionId}, ${record.id}, ${record.iri}, ${record.state}, ${record.version}, ${record.publicVersion},
      ${record.revision}, ${tx.json(record.description as never)}, ${record.authors as string[]}::uuid[],
      ${record.approvedBy}, ${record.updatedAt}, ${record.updatedAt})
    on conflict (institution_id, micro_credential_id) do update set state = excluded.state, version = excluded.version,
      public_version = excluded.public_version, revision = excluded.revision, description = excluded.description,
      authors = excluded.authors, approved_by = excluded.approved_by, updated_at = excluded.updated_at`
}

export async function insertComment(
  tx: Queryable,
  institutionId: string,
  comment: {
    readonly microCredentialId: string
    readonly commentId: string
    readonly accountId: string
    readonly at: Date
    readonly text: string
  },
) {
  await tx`
    insert into micro_credential_comment (institution_id, micro_credential_id, comment_id, account_id, at, text)
    values (${institutionId}, ${comment.microCredentialId}, ${comment.commentId}, ${comment.accountId}, ${comment.at}, ${comment.text})`
}

export interface PublishedVersion {
  readonly version: number
  readonly iri: string
  readonly description: PublishableDescription
}

export async function insertVersion(
  tx: Queryable,
  institutionId: string,
  published: Omit<PublishedVersion, 'iri'> & { readonly id: string; readonly by: string; readonly at: Date },
) {
  await tx`
    insert into micro_credential_version (institution_id, micro_credential_id, version, description, published_by, published_at)
    values (${institutionId}, ${published.id}, ${published.version}, ${tx.json(published.description as never)}, ${published.by}, ${published.at})`
}

/** The version that the catalogue shows, or null where nothing is published. */
export async function lookPublicVersion(db: Queryable, institutionId: string, id: string) {
  const [row] = await db<PublishedVersion[]>`
    select v.version, m.iri, v.description from micro_credential m join micro_credential_version v
      on v.institution_id = m.institution_id and v.micro_credential_id = m.micro_credential_id and v.version = m.public_version
    where m.institution_id = ${institutionId} and m.micro_credential_id = ${id}`
  return row ?? null
}

/** @throws MesheError `catalogue.micro-credential-not-found` */
export async function findVersion(
  db: Queryable,
  institutionId: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<PublishedVersion> {
  const [row] = await db<PublishedVersion[]>`
    select v.version, m.iri, v.description
    from micro_credential_version v join micro_credential m using (institution_id, micro_credential_id)
    where v.institution_id = ${institutionId} and v.micro_credential_id = ${id} and v.version = ${version}`
  return row ?? fail()
}

function fail(): never {
  throw new MesheError('catalogue.micro-credential-not-found', 'There is no such micro-credential here.')
}
