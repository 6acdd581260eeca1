/** How an offer is said in a line: time, cost, place. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import { useVocabularyWords } from '../shared/credential/vocabulary-words.ts'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { catalogueMessages } from './messages/index.ts'

export interface OfferWords {
  /** `3 credits · about 75 hours, 5 a week` */
  readonly time: string
  /** `5 hours a week for 15 weeks`; null where it is not said. */
  readonly duration: string | null
  readonly cost: string
  /** `online` or `Maribor, online and on site` */
  readonly place: string
  /** `online, in English` */
  readonly where: string
  readonly starts: string | null
}

export function useOfferWords(): (entry: CatalogueEntry) => OfferWords {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  return ({ description }) => {
    const { offering = {}, workload, languages, modes } = description
    const { hoursPerWeek, weeks, priceEuro, startsOn } = offering
    const credits = t('time.credits', {
      ects: workload.ects,
      ectsText: f.number(workload.ects),
      hoursText: f.number(workload.hours),
    })
    const mode = words.modes(modes)
    const place = offering.place === undefined ? mode : t('where.place', { place: offering.place, mode })
    return {
      time: hoursPerWeek === undefined ? credits : t('time.week', { credits, perWeek: f.number(hoursPerWeek) }),
      duration:
        hoursPerWeek === undefined || weeks === undefined ? null : t('time.weeks', { perWeek: hoursPerWeek, weeks }),
      cost: priceEuro === undefined ? t('cost.unknown') : priceEuro === 0 ? t('cost.free') : f.euro(priceEuro),
      place: f.capital(place),
      where: f.capital(t('where.languages', { place, languages: words.languages(languages) })),
      starts: startsOn === undefined ? null : f.day(startsOn),
    }
  }
}

export interface CountsSummary {
  /** Universities that count it without being asked. */
  readonly agreed: number
  readonly caseByCase: number
  /** A pathway of its own university. */
  readonly own: CatalogueEntry['countsTowards'][number]['pathwayTitle'] | null
}

/** Universities, not pathways: one that names it twice has agreed once. */
export function summarizeCounts(countsTowards: CatalogueEntry['countsTowards']): CountsSummary {
  const universities = (basis: CatalogueEntry['countsTowards'][number]['basis']) =>
    new Set(countsTowards.filter((one) => one.basis === basis).map(({ institution }) => institution.did))
  const agreed = universities('agreement')
  const caseByCase = [...universities('case-by-case')].filter((did) => !agreed.has(did))
  return {
    agreed: agreed.size,
    caseByCase: caseByCase.length,
    own: countsTowards.find(({ basis }) => basis === 'own')?.pathwayTitle ?? null,
  }
}
