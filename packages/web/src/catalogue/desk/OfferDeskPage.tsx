/** One description: the editor where it is a draft, the text to read otherwise, and its way to the public. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page, QueryPage } from '../../shared/layout/index.ts'
import { Callout, StatusWord } from '../../shared/primitives/index.ts'
import { readLocalDraft } from './local-draft.ts'
import { offerDeskMessages } from './messages/index.ts'
import { OfferEditor } from './OfferEditor.tsx'
import { OfferReading } from './OfferReading.tsx'
import { missingOf, stateTones } from './offer-state.ts'
import './offer-desk.css'

export function OfferDeskPage() {
  const t = useMessages(offerDeskMessages)
  const { institution } = useDesk()
  const { offer: id = '' } = useParams()
  const query = useApi(catalogueApi.showMicroCredential, { params: { institution, microCredential: id } })
  const back = { to: `/u/${institution}/offers`, label: t('back') }
  return (
    <QueryPage query={query} title={t('list.title')} back={back}>
      {(answer) => <Offer key={id} offer={answer} back={back} />}
    </QueryPage>
  )
}

interface OfferProps {
  readonly offer: DeskMicroCredentialView
  readonly back: { readonly to: string; readonly label: string }
}

function Offer({ offer, back }: OfferProps) {
  const t = useMessages(offerDeskMessages)
  const text = useText()
  const { can } = useDesk()
  const { description, state, version, publicVersion } = offer
  const mayWrite = can('catalogue-editor')
  const [isOpened, setOpened] = useState(() => readLocalDraft(offer.id) !== null)
  const isWriting = mayWrite && (state === 'draft' || isOpened)
  const title = description.title === undefined ? t('untitled') : text(description.title)
  return (
    <Page
      title={title}
      heading={description.title === undefined ? t('untitled') : <Text map={description.title} />}
      above={
        <span className="row">
          <StatusWord tone={stateTones[state]}>{t(`state.${state}`)}</StatusWord>
          <span>{t('version', { version })}</span>
          {publicVersion !== null && publicVersion !== version && (
            <span>{t('list.public', { version: publicVersion })}</span>
          )}
        </span>
      }
      back={back}
    >
      <BegunNote offer={offer} />
      {isWriting ? (
        <OfferEditor offer={offer} onClosed={() => setOpened(false)} />
      ) : (
        <OfferReading offer={offer} onChange={mayWrite ? () => setOpened(true) : null} />
      )}
    </Page>
  )
}

/** After an import: what was missing in the file. */
function BegunNote({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offerDeskMessages)
  const { state } = useLocation()
  const begun = (state as { begun?: string } | null)?.begun
  const [missing] = useState(() => missingOf(offer.description))
  if (begun !== 'file') return null
  return (
    <Callout tone={missing.length === 0 ? 'ok' : 'warn'} title={t('imported.title')} live>
      {missing.length === 0 ? (
        t('imported.complete')
      ) : (
        <>
          <p>{t('imported.missing')}</p>
          <ul>
            {missing.map((id) => {
              const key = `element.${id}`
              return <li key={id}>{t.has(key) ? t(key) : id}</li>
            })}
          </ul>
        </>
      )}
    </Callout>
  )
}
