/** Publishing a path, and taking it out again. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { type DeskPathwayView, stackingApi } from '@meshe/domain/stacking'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useFormatters, useMessages, usePublicPath } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { ActionError, Button, ConfirmDialog, LinkButton, useToast } from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'

export interface PathPublicationProps {
  readonly pathway: DeskPathwayView
  /** Something is not saved yet. */
  readonly isChanged: boolean
}

const invalidates = [
  stackingApi.showDeskPathway,
  stackingApi.listDeskPathways,
  stackingApi.listPathways,
  catalogueApi.searchCatalogue,
] as const

export function PathPublication({ pathway, isChanged }: PathPublicationProps) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const toast = useToast()
  const path = usePublicPath()
  const { institution } = useDesk()
  const [isAsking, setAsking] = useState(false)
  const params = { institution, pathway: pathway.id }
  const publish = useApiMutation(stackingApi.publishPathway, {
    invalidates,
    onSuccess: () => toast({ text: t('publish.done') }),
  })
  const retire = useApiMutation(stackingApi.retirePathway, {
    invalidates,
    onSuccess: () => {
      setAsking(false)
      toast({ text: t('retire.done') })
    },
  })
  return (
    <section className="desk-panel stack" aria-labelledby="path-publication">
      <h2 id="path-publication">{t('publish.title')}</h2>
      <p>
        {pathway.publishedAt === null
          ? t('publish.never')
          : t(pathway.state === 'draft' ? 'publish.older' : 'publish.since', { date: f.date(pathway.publishedAt) })}
      </p>
      {pathway.state === 'draft' && (
        <>
          {isChanged && <p className="small muted">{t('publish.saveFirst')}</p>}
          <ActionError error={publish.error} />
          <p>
            <Button busy={publish.isPending} disabled={isChanged} onClick={() => publish.mutate({ params })}>
              {t('publish.do')}
            </Button>
          </p>
        </>
      )}
      {pathway.publishedAt !== null && (
        <div className="row">
          <LinkButton quiet dense to={path(`/paths/${pathway.id}`)}>
            {t('publish.see')}
          </LinkButton>
          <Button quiet dense danger onClick={() => setAsking(true)}>
            {t('retire.open')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => retire.mutate({ params })}
        title={t('retire.title')}
        confirmLabel={t('retire.confirm')}
        danger
        busy={retire.isPending}
      >
        <p>{t('retire.text')}</p>
        <ActionError error={retire.error} />
      </ConfirmDialog>
    </section>
  )
}
