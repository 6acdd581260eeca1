/** Beginning a path: it is kept on this device until all that is needed is there and it is saved. */
import { stackingApi } from '@meshe/domain/stacking'
import { useNavigate } from 'react-router'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import { Callout, useDraft, useToast } from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'
import { PathEditor } from './PathEditor.tsx'
import { emptyPathway } from './pathway-draft.ts'

export function NewPathPage() {
  const t = useMessages(pathDeskMessages)
  const toast = useToast()
  const navigate = useNavigate()
  const { institution, can } = useDesk()
  const draft = useDraft(`new-path-${institution}`, emptyPathway)
  const create = useApiMutation(stackingApi.createPathway, {
    invalidates: [stackingApi.listDeskPathways],
    onSuccess: ({ id }) => {
      draft.clear()
      toast({ text: t('saved') })
      void navigate(`/u/${institution}/paths/${id}`)
    },
  })
  return (
    <Page title={t('new.title')} lead={t('new.lead')} back={{ to: `/u/${institution}/paths`, label: t('back') }}>
      {can('pathway-editor') ? (
        <PathEditor
          draft={draft.value}
          setDraft={draft.setValue}
          isChanged
          wasRestored={draft.wasRestored}
          isBusy={create.isPending}
          error={create.error}
          onSave={(description) => create.mutate({ params: { institution }, body: { description } })}
          seed="new"
        />
      ) : (
        <Callout tone="info">{t('new.notEditor')}</Callout>
      )}
    </Page>
  )
}
