/** SQL of the search: a page of entries, how many there are, and how many there would be without each filter. */
import { type CatalogueSearch, searchWords } from '@meshe/domain/catalogue'
import type { Queryable } from '../db/db.ts'
import { type CatalogueEntryRecord, entryColumns } from './catalogue-entry-store.ts'

type Fragment = ReturnType<Queryable>

interface Filter {
  readonly name: string
  readonly condition: Fragment
}

/** The filters that are set, as conditions on `catalogue_entry e`. */
function filtersOf(db: Queryable, search: CatalogueSearch): Filter[] {
  const words = searchWords(search.q ?? '').slice(0, 20)
  const filters: (Filter | false)[] = [
    words.length > 0 && {
      name: 'q',
      condition: db`e.words @@ ${wordsQuery(words)}::text::tsquery`,
    },
    search.language !== undefined && {
      name: 'language',
      condition: db`e.languages @> array[${search.language.split('-')[0] ?? ''}::text]`,
    },
    search.field !== undefined && { name: 'field', condition: db`e.field like ${`${search.field}%`}` },
    search.country !== undefined && { name: 'country', condition: db`e.country = ${search.country}` },
    search.institution !== undefined && { name: 'institution', condition: db`e.slug = ${search.institution}` },
    search.eqf !== undefined && { name: 'eqf', condition: db`e.eqf = ${search.eqf}` },
    search.maxHoursPerWeek !== undefined && {
      name: 'maxHoursPerWeek',
      condition: db`e.hours_per_week <= ${search.maxHoursPerWeek}`,
    },
    search.maxWeeks !== undefined && { name: 'maxWeeks', condition: db`e.weeks <= ${search.maxWeeks}` },
    search.free !== undefined && { name: 'free', condition: db`e.is_free` },
    search.mode !== undefined && { name: 'mode', condition: db`e.modes @> array[${search.mode}::text]` },
    search.pathway !== undefined && {
      name: 'pathway',
      condition: db`e.iri in (select iri from published_pathway_acceptance where pathway_id = ${search.pathway})`,
    },
  ]
  return filters.filter((filter) => filter !== false)
}

export async function listEntries(db: Queryable, search: CatalogueSearch, now: Date): Promise<CatalogueEntryRecord[]> {
  const conditions = filtersOf(db, search).map(({ condition }) => condition)
  const where = conditions.reduce((all, condition) => db`${all} and ${condition}`, db`true`)
  const order = db`${orderOf(db, search, now)}, e.sort_title, e.entry_id`
  return db<CatalogueEntryRecord[]>`
    with page as (select e.entry_id from catalogue_entry e where ${where} order by ${order}
      limit ${search.limit} offset ${search.offset})
    select ${db.unsafe(entryColumns)} from page join catalogue_entry e using (entry_id)
    join catalogue_institution i using (institution_did) order by ${order}`
}

/** What can still be begun comes first, then what has no date, then what has begun already. */
function orderOf(db: Queryable, search: CatalogueSearch, now: Date): Fragment {
  const words = searchWords(search.q ?? '').slice(0, 20)
  if (search.sort === 'title') return db`e.sort_title`
  if (search.sort === 'relevance' && words.length > 0) {
    return db`ts_rank(e.words, ${wordsQuery(words)}::text::tsquery) desc`
  }
  const today = now.toISOString().slice(0, 10)
  return db`case when e.starts_on >= ${today}::text::date then 0 when e.starts_on is null then 1 else 2 end,
    case when e.starts_on >= ${today}::text::date then e.starts_on end, e.starts_on desc`
}

type Facet = 'languages' | 'fields' | 'countries' | 'eqf'

export interface EntryCounts {
  readonly total: number
  readonly without: Readonly<Record<string, number>>
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>
}

/**
 * One look at the table: entries that meet all filters, and those that fail exactly one of them. `failing` has one bit for
 * each filter; entries that do not differ in what is counted are counted together before the facets are.
 */
export async function countEntries(db: Queryable, search: CatalogueSearch): Promise<EntryCounts> {
  const filters = filtersOf(db, search)
  const failing = filters.reduce(
    (all, { condition }, place) => db`${all} + case when (${condition}) is true then 0 else ${1 << place}::int end`,
    db`0`,
  )
  const bitOf = (name: string) => {
    const place = filters.findIndex((filter) => filter.name === name)
    return place < 0 ? 0 : 1 << place
  }
  const rows = await db<{ kind: Facet | 'failing'; value: string; count: number }[]>`
    with alike as materialized (
      select languages, field, country, eqf, failing, count(*) as n
      from (select e.languages, left(e.field, 2) as field, e.country, e.eqf, ${failing} as failing from catalogue_entry e) judged
      where failing & (failing - 1) = 0 group by 1, 2, 3, 4, 5)
    select 'failing' as kind, failing::text as value, sum(n)::int as count from alike group by 2
    union all select 'languages', value, sum(n)::int from alike, unnest(languages) value
      where failing in (0, ${bitOf('language')}) group by 2
    union all select 'fields', field, sum(n)::int from alike where failing in (0, ${bitOf('field')}) group by 2
    union all select 'countries', country, sum(n)::int from alike where failing in (0, ${bitOf('country')}) group by 2
    union all select 'eqf', eqf::text, sum(n)::int from alike where failing in (0, ${bitOf('eqf')}) group by 2
    order by count desc, value`
  const countOf = (value: string) => rows.find((row) => row.kind === 'failing' && row.value === value)?.count ?? 0
  const facet = (kind: Facet) => rows.filter((row) => row.kind === kind).map(({ value, count }) => ({ value, count }))
  const total = countOf('0')
  return {
    total,
    without: Object.fromEntries(filters.map(({ name }) => [name, total + countOf(String(bitOf(name)))])),
    facets: {
      languages: facet('languages'),
      fields: facet('fields'),
      countries: facet('countries'),
      eqf: facet('eqf'),
    },
  }
}

export interface Acceptance {
  readonly iri: string
  readonly pathwayId: string
  readonly pathwayTitle: Readonly<Record<string, string>>
  readonly institution: { readonly slug: string; readonly did: string; readonly name: Readonly<Record<string, string>> }
  readonly ects: number
}

/** The pathways that count these micro-credentials without asking. */
export async function listAcceptances(db: Queryable, iris: readonly string[]): Promise<Acceptance[]> {
  return db<Acceptance[]>`
    select a.iri, a.pathway_id as "pathwayId", p.document -> 'title' as "pathwayTitle", max(a.ects) as ects,
      jsonb_build_object('slug', i.slug, 'did', i.institution_did, 'name', i.name) as institution
    from published_pathway_acceptance a join published_pathway p using (pathway_id)
    join catalogue_institution i using (institution_did)
    where a.iri = any(${iris as string[]}) group by a.iri, a.pathway_id, p.document, i.slug, i.institution_did, i.name
    order by i.slug, a.pathway_id`
}

/** Words that begin like these, all of them. Words are letters and digits only, so that nothing needs escaping. */
function wordsQuery(words: readonly string[]): string {
  return words.map((word) => `'${word}':*`).join(' & ')
}
