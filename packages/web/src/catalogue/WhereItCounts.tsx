/** Which pathways count a course, of which university, and on what ground. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { StatusWord, type Tone } from '../shared/primitives/index.ts'
import { catalogueMessages } from './messages/index.ts'

type Basis = CatalogueEntry['countsTowards'][number]['basis']

const tones: Readonly<Record<Basis, Tone>> = { agreement: 'ok', own: 'ok', 'case-by-case': 'info' }

export function WhereItCounts({ countsTowards }: { readonly countsTowards: CatalogueEntry['countsTowards'] }) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const path = usePublicPath()
  return (
    <section className="stack-s">
      <h2>{t('offer.counts')}</h2>
      {countsTowards.length === 0 ? (
        <p>{t('offer.counts.none')}</p>
      ) : (
        <>
          <ul className="counts-list">
            {countsTowards.map(({ pathwayId, pathwayTitle, institution, ects, basis }) => (
              <li key={`${pathwayId} ${basis}`} className="stack-s">
                <p>
                  {t.rich('counts.line', {
                    ects,
                    ectsText: f.number(ects),
                    title: <Text map={pathwayTitle} />,
                    link: (chunks) => <Link to={path(`/paths/${pathwayId}`)}>{chunks}</Link>,
                  })}
                  <br />
                  <span className="muted small">
                    <Text map={institution.name} />
                  </span>
                </p>
                <StatusWord tone={tones[basis]}>{t(`basis.${basis}`)}</StatusWord>
              </li>
            ))}
          </ul>
          <p className="muted small">{t('offer.counts.note')}</p>
        </>
      )}
    </section>
  )
}
