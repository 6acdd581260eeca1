/** Beginning a description: empty, as a copy, or from a file of another system. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi, useApiMutation } from '../../shared/api/index.ts'
import { useLanguage, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import {
  ActionError,
  Button,
  Callout,
  ErrorSummary,
  FileDrop,
  type FormError,
  Select,
  TextInput,
} from '../../shared/primitives/index.ts'
import { offerDeskMessages } from './messages/index.ts'

const maxFileBytes = 2 * 1024 * 1024

export function NewOfferPage() {
  const t = useMessages(offerDeskMessages)
  const { institution, can } = useDesk()
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      width="read"
      back={{ to: `/u/${institution}/offers`, label: t('back') }}
    >
      {can('catalogue-editor') ? (
        <>
          <Blank />
          <FromFile />
          <Copy />
        </>
      ) : (
        <Callout tone="info">{t('new.notEditor')}</Callout>
      )}
    </Page>
  )
}

function useOpenOffer() {
  const navigate = useNavigate()
  const { institution } = useDesk()
  return (offer: DeskMicroCredentialView, begun: 'blank' | 'copy' | 'file') =>
    void navigate(`/u/${institution}/offers/${offer.id}`, { state: { begun } })
}

function Blank() {
  const t = useMessages(offerDeskMessages)
  const language = useLanguage()
  const { institution } = useDesk()
  const open = useOpenOffer()
  const [title, setTitle] = useState('')
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const create = useApiMutation(catalogueApi.createMicroCredential, {
    invalidates: [catalogueApi.listMicroCredentials],
    onSuccess: (offer) => open(offer, 'blank'),
  })
  const begin = () => {
    const missing = title.trim() === '' ? [{ field: 'new-title', message: t('new.title.missing') }] : []
    setErrors(missing)
    if (missing.length > 0) return
    create.mutate({ params: { institution }, body: { description: { title: { [language]: title.trim() } } } })
  }
  return (
    <form
      className="desk-panel stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!create.isPending) begin()
      }}
    >
      <h2>{t('new.blank')}</h2>
      <ErrorSummary errors={errors} />
      <TextInput
        id="new-title"
        label={t('new.name')}
        hint={t('new.name.hint')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        error={errors[0]?.message}
      />
      <ActionError error={create.error} />
      <p>
        <Button type="submit" busy={create.isPending}>
          {t('new.begin')}
        </Button>
      </p>
    </form>
  )
}

function FromFile() {
  const t = useMessages(offerDeskMessages)
  const { institution } = useDesk()
  const open = useOpenOffer()
  const importFile = useApiMutation(catalogueApi.importMicroCredential, {
    invalidates: [catalogueApi.listMicroCredentials],
    onSuccess: (offer) => open(offer, 'file'),
  })
  return (
    <section className="desk-panel stack">
      <h2>{t('new.file')}</h2>
      <p>{t('new.file.text')}</p>
      <FileDrop
        label={t('new.file.label')}
        hint={t('new.file.hint')}
        accept=".json,.jsonld,application/json,application/ld+json"
        maxBytes={maxFileBytes}
        onFile={async (file) => {
          const document = new TextDecoder().decode(await file.arrayBuffer())
          importFile.mutate({ params: { institution }, body: { document } })
        }}
      />
      {importFile.isPending && <p role="status">{t('new.file.reading')}</p>}
      <ActionError error={importFile.error} />
    </section>
  )
}

function Copy() {
  const t = useMessages(offerDeskMessages)
  const text = useText()
  const { institution } = useDesk()
  const open = useOpenOffer()
  const [chosen, setChosen] = useState('')
  const { data } = useApi(catalogueApi.listMicroCredentials, { params: { institution } })
  const create = useApiMutation(catalogueApi.createMicroCredential, {
    invalidates: [catalogueApi.listMicroCredentials],
    onSuccess: (offer) => open(offer, 'copy'),
  })
  const offers = data?.microCredentials ?? []
  const source = offers.find(({ id }) => id === chosen)
  if (offers.length === 0) return null
  return (
    <section className="desk-panel stack">
      <h2>{t('new.copy')}</h2>
      <Select
        label={t('new.copy.label')}
        value={chosen}
        onChange={setChosen}
        choices={offers.map(({ id, description }) => ({
          value: id,
          label: description.title === undefined ? t('untitled') : text(description.title),
        }))}
      />
      <ActionError error={create.error} />
      <p>
        <Button
          quiet
          busy={create.isPending}
          disabled={source === undefined}
          onClick={() => {
            if (source === undefined) return
            const { offering: _offering, ...description } = source.description
            create.mutate({ params: { institution }, body: { description } })
          }}
        >
          {t('new.copy.begin')}
        </Button>
      </p>
    </section>
  )
}
