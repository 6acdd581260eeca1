/** One description: its parts, what is missing and why it matters, and its way to the public. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useParams } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import { ActionError, Button, Callout, Query, StatusWord } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'
import { OfferFields } from './OfferFields.tsx'
import { publicationTones } from './OffersPage.tsx'
import { PublicationFlow } from './PublicationFlow.tsx'
import { Readiness } from './Readiness.tsx'
import { type Autosave, useAutosave } from './use-autosave.ts'
import './editor.css'

export function OfferEditorPage() {
  const t = useMessages(offersMessages)
  const { institution } = useDesk()
  const { offer = '' } = useParams()
  const query = useApi(catalogueApi.showMicroCredential, { params: { institution, microCredential: offer } })
  if (query.data !== undefined) return <OfferEditor key={query.data.id} offer={query.data} />
  return (
    <Page title={t('list.title')} back={{ to: `/u/${institution}/offers`, label: t('back') }}>
      <Query query={query} lines={10}>
        {() => null}
      </Query>
    </Page>
  )
}

function OfferEditor({ offer }: { readonly offer: DeskMicroCredentialView }) {
  const t = useMessages(offersMessages)
  const f = useFormatters()
  const text = useText()
  const { institution, can } = useDesk()
  const autosave = useAutosave(institution, offer)
  const mayEdit = can('catalogue-editor')
  const title = offer.description.title
  return (
    <Page
      title={title === undefined ? t('untitled') : text(title)}
      heading={title === undefined ? t('untitled') : <Text map={title} />}
      above={<StatusWord tone={publicationTones[offer.state]}>{t(`state.${offer.state}`)}</StatusWord>}
      back={{ to: `/u/${institution}/offers`, label: t('back') }}
      actions={mayEdit ? <SaveState autosave={autosave} /> : undefined}
    >
      {!mayEdit && <p>{t('read.only')}</p>}
      {autosave.wasRestored && <Callout tone="info">{t('edit.restored')}</Callout>}
      {offer.publicVersion !== null && offer.state === 'published' && mayEdit && (
        <Callout tone="info">{t('edit.nextVersion', { version: f.number(offer.publicVersion) })}</Callout>
      )}
      {autosave.state === 'conflict' && (
        <Callout
          tone="warn"
          title={t('edit.conflict')}
          live
          actions={
            <>
              <Button onClick={autosave.takeSaved}>{t('edit.take')}</Button>
              <Button quiet onClick={autosave.save}>
                {t('edit.overwrite')}
              </Button>
            </>
          }
        >
          {t('edit.conflict.text')}
        </Callout>
      )}
      <ActionError error={autosave.error} />
      <div className="editor">
        <OfferFields autosave={autosave} readOnly={!mayEdit} />
        <aside className="editor-side">
          <PublicationFlow offer={offer} isSaved={autosave.state === 'saved'} />
          <Readiness offer={offer} />
        </aside>
      </div>
    </Page>
  )
}

function SaveState({ autosave }: { readonly autosave: Autosave }) {
  const t = useMessages(offersMessages)
  const { state } = autosave
  const tone = state === 'saved' ? 'ok' : state === 'conflict' || state === 'refused' ? 'warn' : 'none'
  return (
    <>
      <span role="status">
        <StatusWord tone={tone}>
          {t(state === 'saved' ? 'edit.saved' : state === 'saving' ? 'edit.saving' : 'edit.unsaved')}
        </StatusWord>
      </span>
      {state !== 'saved' && state !== 'conflict' && (
        <Button quiet dense busy={state === 'saving'} onClick={autosave.save}>
          {t('edit.save')}
        </Button>
      )}
    </>
  )
}
