/** HTTP face of the catalogue for everybody: searching, one entry, the universities. */
import { MesheError } from '@meshe/credentials'
import { catalogueApi, type InstitutionView } from '@meshe/domain/catalogue'
import { listInstitutions } from '../accounts/institution-store.ts'
import { listTrustedInstitutions, lookTrustListFacts } from '../federation/trust-service.ts'
import { mountPublic, type Router } from '../http/mount.ts'
import { lookEntry } from './catalogue-entry-store.ts'
import { countEntries, listEntries } from './catalogue-search-store.ts'
import { confirmations, toEntryViews, toInstitutionView } from './catalogue-views.ts'

export function mountPublicCatalogue(router: Router): void {
  const { db, clock, config } = router.context

  mountPublic(router, catalogueApi.searchCatalogue, async ({ query }) => {
    const [records, counts] = await Promise.all([listEntries(db, query, clock()), countEntries(db, query)])
    const { total, without, facets } = counts
    return {
      entries: await toEntryViews(db, records, config.origin),
      total,
      without: { ...without },
      facets: mutable(facets),
    }
  })

  mountPublic(router, catalogueApi.showCatalogueEntry, async ({ params }) => {
    const record = await lookEntry(db, params.entry)
    const [view] = record ? await toEntryViews(db, [record], config.origin) : []
    if (!view) throw new MesheError('catalogue.entry-not-found', 'There is no such entry in the catalogue.')
    return view
  })

  mountPublic(router, catalogueApi.listInstitutions, async () => {
    const [own, trusted, list, confirmedBy] = await Promise.all([
      listInstitutions(db),
      listTrustedInstitutions(db),
      lookTrustListFacts(db),
      confirmations(db),
    ])
    const ownDids = new Set(own.map(({ did }) => did))
    const others = trusted.filter(({ did }) => !ownDids.has(did))
    const views: InstitutionView[] = [
      ...own.map((institution) => ({ ...institution, nodeOrigin: config.origin })),
      ...others,
    ].map((institution) => toInstitutionView(institution, { origin: config.origin, confirmedBy }))
    return {
      institutions: views.sort((one, other) => (one.slug < other.slug ? -1 : 1)),
      asOf: list?.readAt.toISOString() ?? null,
    }
  })
}

function mutable<Value>(facets: Readonly<Record<string, readonly Value[]>>) {
  const { languages = [], fields = [], countries = [], eqf = [] } = facets
  return { languages: [...languages], fields: [...fields], countries: [...countries], eqf: [...eqf] }
}
