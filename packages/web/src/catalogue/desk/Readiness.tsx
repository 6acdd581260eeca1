/** The 16 elements of Annex I: which are there, which are missing, and why they matter. */
import { annexOneElements } from '@meshe/credentials/micro-credential'
import type { DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { StatusWord } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'

export function Readiness({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offersMessages)
  const f = useFormatters()
  const present = new Set<string>(offer.present)
  const missing = new Set<string>(offer.missing)
  return (
    <section className="panel stack-s" aria-live="polite">
      <h2>{t('ready.title')}</h2>
      <p className="strong">
        {t('ready.count', { there: f.number(present.size), all: f.number(annexOneElements.length) })}
      </p>
      {missing.size > 0 && <p className="small">{t('ready.why')}</p>}
      <ul className="readiness">
        {annexOneElements.map(({ id, suppliedBy }) => {
          const isMissing = missing.has(id)
          const isThere = present.has(id)
          const tone = isMissing ? 'warn' : isThere ? 'ok' : 'none'
          const word =
            suppliedBy === 'award'
              ? 'ready.later'
              : suppliedBy === 'institution'
                ? 'ready.university'
                : isMissing
                  ? 'ready.missing'
                  : isThere
                    ? 'ready.here'
                    : 'ready.optional'
          return (
            <li key={id}>
              <span>{t(`element.${id}`)}</span>
              <StatusWord tone={tone}>{t(word)}</StatusWord>
            </li>
          )
        })}
        {offer.missingForCatalogue.map((name) => {
          const key = `catalogue.${name}`
          return (
            <li key={name}>
              <span>{t.has(key) ? t(key) : name}</span>
              <StatusWord tone="warn">{t('ready.missing')}</StatusWord>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
