/** The 16 elements of Annex I: what is there, what is missing, and why somebody who recognises it needs it. */
import { annexOneElements, presentElements } from '@meshe/credentials/micro-credential'
import type { MicroCredentialDescription } from '@meshe/domain/catalogue'
import { Link } from 'react-router'
import { useMessages } from '../../shared/i18n/index.ts'
import { StatusWord } from '../../shared/primitives/index.ts'
import { offerDeskMessages } from './messages/index.ts'
import { missingOf, stepOfElement } from './offer-state.ts'

export interface ReadinessProps {
  readonly description: MicroCredentialDescription
  /** False where there is no editor to lead to. */
  readonly linked?: boolean
}

export function Readiness({ description, linked = true }: ReadinessProps) {
  const t = useMessages(offerDeskMessages)
  const present = presentElements(description, false)
  const forCatalogue = missingOf(description).filter((id) => annexOneElements.every((element) => element.id !== id))
  const word = (id: string) => {
    const key = `element.${id}`
    return t.has(key) ? t(key) : id
  }
  const named = (id: string) => {
    const step = stepOfElement[id]
    return linked && step !== undefined ? (
      <Link to={`?step=${step}`} replace preventScrollReset>
        {word(id)}
      </Link>
    ) : (
      word(id)
    )
  }
  return (
    <div className="stack">
      <ol className="readiness">
        {annexOneElements.map(({ id, mandatory, suppliedBy }) => {
          const isThere = (present as readonly string[]).includes(id)
          const state = suppliedBy !== 'description' ? suppliedBy : isThere ? 'there' : mandatory ? 'missing' : 'open'
          const tone = state === 'missing' ? 'warn' : state === 'there' ? 'ok' : 'none'
          const why = `why.${id}`
          return (
            <li key={id}>
              <div className="row-between">
                <span>{named(id)}</span>
                <StatusWord tone={tone}>{t(`readiness.${state}`)}</StatusWord>
              </div>
              {state === 'missing' && t.has(why) && <p className="small muted">{t(why)}</p>}
            </li>
          )
        })}
      </ol>
      {forCatalogue.length > 0 && (
        <div className="stack-s">
          <p className="strong">{t('readiness.catalogue')}</p>
          <ul className="readiness">
            {forCatalogue.map((id) => (
              <li key={id} className="row-between">
                <span>{named(id)}</span>
                <StatusWord tone="warn">{t('readiness.missing')}</StatusWord>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
