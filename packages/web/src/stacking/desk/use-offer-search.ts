/** Searching the offers of all universities by a word of their title. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { callApi } from '../../shared/api/index.ts'
import { useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import type { Suggestion } from '../../shared/primitives/index.ts'
import { rememberOffer } from './accepted-offers.ts'
import { pathDeskMessages } from './messages/index.ts'

/** Offers of all universities, for a part or for what a part accepts. */
export function useOfferSearch(): (text: string) => Promise<Suggestion[]> {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const text = useText()
  return async (q) => {
    const query = { limit: 12, sort: 'relevance' as const, ...(q.trim() === '' ? {} : { q: q.trim() }) }
    const { entries } = await callApi(catalogueApi.searchCatalogue, { query }).catch(() => ({ entries: [] }))
    for (const entry of entries) rememberOffer(entry)
    return entries.map(({ iri, description, institution }) => ({
      value: iri,
      label: text(description.title),
      hint: t('offer.hint', {
        institution: text(institution.name),
        ects: description.workload.ects,
        ectsText: f.number(description.workload.ects),
      }),
    }))
  }
}
