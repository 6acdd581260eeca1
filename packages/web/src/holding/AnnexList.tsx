/** The 16 elements of Annex I of the Council Recommendation of 16 June 2022, each there or not. */
import { annexOneElements } from '@meshe/credentials/micro-credential'
import type { CredentialContent } from '@meshe/domain/verification'
import { Check, Minus } from 'lucide-react'
import { useMessages } from '../shared/i18n/index.ts'
import { walletMessages } from './messages/wallet.ts'

export function AnnexList({ present }: { readonly present: CredentialContent['annexOne'] }) {
  const t = useMessages(walletMessages)
  const known = new Set(present)
  return (
    <>
      <p>{t('annex.lead', { count: known.size })}</p>
      <ul className="annex-list small">
        {annexOneElements.map(({ id, mandatory }) => {
          const isHere = known.has(id)
          return (
            <li key={id} className={isHere ? 'annex-here' : 'annex-missing'}>
              {isHere ? <Check aria-hidden="true" size={18} /> : <Minus aria-hidden="true" size={18} />}
              <span>
                {id === 'title' ? t('annex.title.element') : t(`annex.${id}`)}{' '}
                {!mandatory && <span className="muted">({t('annex.optional')}) </span>}
                <span className={isHere ? 'hidden-visually' : 'muted'}>
                  {isHere ? t('annex.here') : `– ${t('annex.missing')}`}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
