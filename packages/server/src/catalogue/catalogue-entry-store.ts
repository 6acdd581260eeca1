/** SQL of the catalogue of the network: entries and pathways of this node and of others, in one place. */
import { countries, iscedFields } from '@meshe/credentials/vocabulary'
import { foldText, type PublishableDescription, searchWords } from '@meshe/domain/catalogue'
import type { Queryable, Tx } from '../db/db.ts'

/** A university as its node names it. */
export interface CatalogueInstitution {
  readonly did: string
  readonly nodeDid: string
  readonly nodeOrigin: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly country: string
  readonly homepage: string | null
}

export interface CatalogueEntryRecord {
  readonly id: string
  readonly iri: string
  readonly version: number
  readonly institution: CatalogueInstitution
  readonly description: PublishableDescription
  readonly publishedAt: Date
  readonly seenAt: Date
}

export async function saveCatalogueInstitution(tx: Queryable, institution: CatalogueInstitution, seenAt: Date) {
  await tx`
    insert into catalogue_institution (institution_did, node_did, node_origin, slug, name, country, homepage, seen_at)
    values (${institution.did}, ${institution.nodeDid}, ${institution.nodeOrigin}, ${institution.slug},
      ${tx.json(institution.name)}, ${institution.country}, ${institution.homepage}, ${seenAt})
    on conflict (institution_did) do update set node_did = excluded.node_did, node_origin = excluded.node_origin,
      slug = excluded.slug, name = excluded.name, country = excluded.country, homepage = excluded.homepage,
      seen_at = excluded.seen_at`
}

/** @returns false where another university has an entry of that id; nothing is changed then. */
export async function saveCatalogueEntry(tx: Tx, entry: CatalogueEntryRecord): Promise<boolean> {
  const { institution, description } = entry
  const { offering = {} } = description
  const saved = await tx`
    insert into catalogue_entry (entry_id, institution_did, node_did, iri, version, document, published_at, seen_at, words,
      sort_title, languages, field, country, slug, eqf, hours_per_week, weeks, is_free, modes, starts_on)
    values (${entry.id}, ${institution.did}, ${institution.nodeDid}, ${entry.iri}, ${entry.version},
      ${tx.json(description as never)}, ${entry.publishedAt}, ${entry.seenAt},
      ${wordsVector(description, institution)}::text::tsvector, ${sortTitleOf(description)},
      ${description.languages.map(baseLanguage)}, ${description.field}, ${institution.country}, ${institution.slug},
      ${description.level.eqf}, ${offering.hoursPerWeek ?? null}, ${offering.weeks ?? null}, ${offering.priceEuro === 0},
      ${description.modes}, ${offering.startsOn ?? null}::text::date)
    on conflict (entry_id) do update set node_did = excluded.node_did, iri = excluded.iri, version = excluded.version,
      document = excluded.document, published_at = excluded.published_at, seen_at = excluded.seen_at, words = excluded.words,
      sort_title = excluded.sort_title, languages = excluded.languages, field = excluded.field, country = excluded.country,
      slug = excluded.slug, eqf = excluded.eqf, hours_per_week = excluded.hours_per_week, weeks = excluded.weeks,
      is_free = excluded.is_free, modes = excluded.modes, starts_on = excluded.starts_on
    where catalogue_entry.institution_did = excluded.institution_did returning 1`
  return saved.length > 0
}

export async function deleteCatalogueEntry(tx: Queryable, id: string, institutionDid: string): Promise<void> {
  await tx`delete from catalogue_entry where entry_id = ${id} and institution_did = ${institutionDid}`
}

export async function forgetNodeEntries(tx: Queryable, nodeDid: string): Promise<void> {
  await tx`delete from catalogue_entry where node_did = ${nodeDid}`
  await tx`delete from published_pathway where node_did = ${nodeDid}`
  await tx`delete from catalogue_institution where node_did = ${nodeDid}`
}

/**
 * Words with weights: A the title, B outcomes, skills and university, C the description, D field and country.
 * They are cut here and not by a parser of one language.
 */
function wordsVector(description: PublishableDescription, institution: CatalogueInstitution): string {
  const weighted = [
    ...textsOf(description.title).map((text) => ({ text, weight: 'A' })),
    ...textsOf(institution.name).map((text) => ({ text, weight: 'B' })),
    ...[...fieldTitles(description.field), countries[institution.country]?.name ?? ''].map((text) => ({
      text,
      weight: 'D',
    })),
    ...[...textsOf(description.description), description.offering?.place ?? ''].map((text) => ({ text, weight: 'C' })),
    ...description.learningOutcomes
      .flatMap(({ title, skills = [] }) => [title, ...skills.map((skill) => skill.title)])
      .flatMap(textsOf)
      .map((text) => ({ text, weight: 'B' })),
  ]
  const lexemes = weighted.flatMap(({ text, weight }) => searchWords(text).map((word) => ({ word, weight })))
  return firstOf(lexemes)
    .map(({ word, weight }, index) => `'${word}':${Math.min(index + 1, 16_383)}${weight}`)
    .join(' ')
}

/** PostgreSQL holds one megabyte of words for an entry, each with some bytes around it: what is beyond is not searched. */
const mostWordBytes = 900_000

function firstOf<Lexeme extends { readonly word: string }>(lexemes: readonly Lexeme[]): Lexeme[] {
  let bytes = 0
  return lexemes.filter(({ word }) => {
    bytes += Buffer.byteLength(word) + 6
    return bytes <= mostWordBytes
  })
}

/** A detailed field with the narrow and the broad one above it. */
function fieldTitles(code: string): string[] {
  return [2, 3, 4].filter((digits) => digits <= code.length).map((digits) => iscedFields[code.slice(0, digits)] ?? '')
}

function textsOf(map: Readonly<Record<string, string>> | undefined): string[] {
  return Object.values(map ?? {})
}

function anyText(map: Readonly<Record<string, string>>): string {
  return Object.values(map)[0] ?? ''
}

/** Folding may make a sign into many; an index takes some two kilobytes. */
function sortTitleOf({ title }: PublishableDescription): string {
  return [...foldText(title['en'] ?? anyText(title))].slice(0, 200).join('')
}

function baseLanguage(tag: string): string {
  return tag.split('-')[0] ?? tag
}

export const entryColumns = `e.entry_id as id, e.iri, e.version, e.document as description, e.published_at as "publishedAt",
  e.seen_at as "seenAt", jsonb_build_object('did', i.institution_did, 'nodeDid', i.node_did, 'nodeOrigin', i.node_origin,
    'slug', i.slug, 'name', i.name, 'country', i.country, 'homepage', i.homepage) as institution`

export async function lookEntryByIri(db: Queryable, iri: string): Promise<CatalogueEntryRecord | null> {
  const [row] = await db<CatalogueEntryRecord[]>`
    select ${db.unsafe(entryColumns)} from catalogue_entry e join catalogue_institution i using (institution_did)
    where e.iri = ${iri}`
  return row ?? null
}

export async function lookEntry(db: Queryable, id: string): Promise<CatalogueEntryRecord | null> {
  const [row] = await db<CatalogueEntryRecord[]>`
    select ${db.unsafe(entryColumns)} from catalogue_entry e join catalogue_institution i using (institution_did)
    where e.entry_id = ${id}`
  return row ?? null
}
