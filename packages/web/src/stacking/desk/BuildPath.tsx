/** Building a path that exists: the draft is kept on this device, and nobody's version is written over unasked. */
import { type DeskPathwayView, stackingApi } from '@meshe/domain/stacking'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Button, Callout, useDraft, useToast } from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'
import { PathEditor } from './PathEditor.tsx'
import { PathPublication } from './PathPublication.tsx'
import { type PathwayDraft, toPathwayDraft } from './pathway-draft.ts'

interface Stored {
  /** The revision that is being changed. */
  readonly revision: number
  readonly draft: PathwayDraft
}

const storedFrom = (pathway: DeskPathwayView): Stored => ({
  revision: pathway.revision,
  draft: toPathwayDraft(pathway.description),
})

const isSame = (one: PathwayDraft, other: PathwayDraft): boolean => JSON.stringify(one) === JSON.stringify(other)

export function BuildPath({ pathway }: { readonly pathway: DeskPathwayView }) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const toast = useToast()
  const client = useQueryClient()
  const { institution } = useDesk()
  const stored = useDraft<Stored>(`path-${pathway.id}`, storedFrom(pathway))
  const [base, setBase] = useState(pathway)
  const { draft, revision } = stored.value
  const isChanged = !isSame(draft, toPathwayDraft(base.description))
  const isOvertaken = pathway.revision !== revision
  const takeOver = (view: DeskPathwayView) => {
    setBase(view)
    stored.setValue(storedFrom(view))
    stored.clear()
  }
  // What somebody else saved is shown at once where nothing of one's own would be lost.
  if (isOvertaken && !isChanged && base.revision !== pathway.revision) takeOver(pathway)

  const save = useApiMutation(stackingApi.savePathway, {
    invalidates: [stackingApi.showDeskPathway, stackingApi.listDeskPathways],
    onSuccess: (view) => {
      takeOver(view)
      toast({ text: t('saved') })
    },
  })
  const isConflict = isOvertaken && isChanged && !save.isPending
  return (
    <PathEditor
      draft={draft}
      setDraft={(next) => stored.setValue({ revision, draft: next })}
      isChanged={isChanged}
      wasRestored={stored.wasRestored && isChanged}
      isBusy={save.isPending}
      error={save.error?.code === 'catalogue.revision-conflict' ? null : save.error}
      onSave={(description) =>
        save.mutate(
          { params: { institution, pathway: pathway.id }, body: { revision, description } },
          {
            onError: ({ code }) => {
              if (code === 'catalogue.revision-conflict')
                void client.invalidateQueries({ queryKey: [stackingApi.showDeskPathway.id] })
            },
          },
        )
      }
      seed={pathway.id}
      note={
        isConflict && (
          <Callout
            tone="warn"
            title={t('conflict.title')}
            live
            actions={
              <>
                <Button quiet dense onClick={() => takeOver(pathway)}>
                  {t('conflict.theirs')}
                </Button>
                <Button
                  dense
                  onClick={() => {
                    setBase(pathway)
                    stored.setValue({ revision: pathway.revision, draft })
                  }}
                >
                  {t('conflict.mine')}
                </Button>
              </>
            }
          >
            {t('conflict.at', { moment: f.shortMoment(pathway.updatedAt) })}
          </Callout>
        )
      }
      aside={<PathPublication pathway={pathway} isChanged={isChanged} />}
    />
  )
}
