/** Beginning a description: empty, or from a credential of another system. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { useNavigate } from 'react-router'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import { ActionError, Button, FileDrop } from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'

export function NewOfferPage() {
  const t = useMessages(offersMessages)
  const navigate = useNavigate()
  const { institution } = useDesk()
  const options = {
    invalidates: [catalogueApi.listMicroCredentials],
    onSuccess: ({ id }: { id: string }) => void navigate(`/u/${institution}/offers/${id}`),
  }
  const create = useApiMutation(catalogueApi.createMicroCredential, options)
  const bring = useApiMutation(catalogueApi.importMicroCredential, options)
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      width="read"
      back={{ to: `/u/${institution}/offers`, label: t('back') }}
    >
      <div className="row">
        <Button
          busy={create.isPending}
          onClick={() => create.mutate({ params: { institution }, body: { description: {} } })}
        >
          {t('new.blank')}
        </Button>
      </div>
      <ActionError error={create.error} />
      <FileDrop
        label={t('new.file')}
        hint={t('new.file.hint')}
        accept=".json,.jsonld,.svg,application/json,application/ld+json"
        maxBytes={1_900_000}
        onFile={(file) =>
          void file.text().then((document) => bring.mutate({ params: { institution }, body: { document } }))
        }
      />
      <ActionError error={bring.error} />
    </Page>
  )
}
