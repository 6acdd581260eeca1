/** Learners on the way, by what this university has awarded and recognised; giving the larger award. */
import { type DeskPathwayView, type PathwayLearnerView, stackingApi } from '@meshe/domain/stacking'
import { useState } from 'react'
import { Link } from 'react-router'
import { useApi, useApiMutation } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import {
  ActionError,
  Button,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  Query,
  StatusWord,
  useToast,
} from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'

export function PathLearners({ pathway }: { readonly pathway: DeskPathwayView }) {
  const t = useMessages(pathDeskMessages)
  const { institution } = useDesk()
  const query = useApi(stackingApi.listPathwayLearners, { params: { institution, pathway: pathway.id } })
  return (
    <section className="stack">
      <h2>{t('learners.title')}</h2>
      <p className="muted read">{t('learners.lead')}</p>
      <Query query={query} lines={5}>
        {({ learners }) =>
          learners.length === 0 ? (
            <EmptyState title={t('learners.empty')}>{t('learners.empty.text')}</EmptyState>
          ) : (
            <Learners pathway={pathway} learners={learners} />
          )
        }
      </Query>
    </section>
  )
}

interface LearnersProps {
  readonly pathway: DeskPathwayView
  readonly learners: readonly PathwayLearnerView[]
}

function Learners({ pathway, learners }: LearnersProps) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const { institution, can } = useDesk()
  const [chosen, setChosen] = useState<PathwayLearnerView | null>(null)
  const columns: readonly Column<PathwayLearnerView>[] = [
    {
      id: 'name',
      header: t('learner.name'),
      isRowHeader: true,
      cell: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'credits',
      header: t('learner.credits'),
      cell: ({ progress }) => (
        <div className="stack-s">
          <span>
            {t('learner.credits.of', {
              counted: f.number(progress.ectsCounted),
              required: f.number(progress.ectsRequired),
            })}
          </span>
          <span className="path-meter" aria-hidden="true">
            <span style={{ width: `${Math.min(100, (progress.ectsCounted / progress.ectsRequired) * 100)}%` }} />
          </span>
        </div>
      ),
      sortBy: ({ progress }) => progress.ectsCounted / progress.ectsRequired,
    },
    { id: 'missing', header: t('learner.missing'), cell: (learner) => <Missing pathway={pathway} learner={learner} /> },
    {
      id: 'award',
      header: t('learner.award'),
      cell: (learner) => {
        if (learner.awardId !== null) {
          const word = <StatusWord tone="ok">{t('learner.given')}</StatusWord>
          if (!can('issuing-officer')) return word
          return (
            <div className="stack-s">
              {word}
              <Link
                className="small"
                to={`/u/${institution}/issued/${learner.awardId}`}
                aria-label={t('learner.given.see.named', { name: learner.name })}
              >
                {t('learner.given.see')}
              </Link>
            </div>
          )
        }
        if (!learner.progress.isComplete) return <StatusWord tone="none">{t('learner.onTheWay')}</StatusWord>
        if (!can('issuing-officer')) return <StatusWord tone="info">{t('learner.complete')}</StatusWord>
        return (
          <Button dense aria-label={t('learner.give.named', { name: learner.name })} onClick={() => setChosen(learner)}>
            {t('learner.give')}
          </Button>
        )
      },
    },
  ]
  return (
    <>
      <DataTable
        caption={t('learners.title')}
        columns={columns}
        rows={learners}
        rowKey={({ learnerId }) => learnerId}
        initialSort={{ column: 'credits', descending: true }}
      />
      <GiveAward pathway={pathway} learner={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

interface MissingProps {
  readonly pathway: DeskPathwayView
  readonly learner: PathwayLearnerView
}

/** Parts that are needed; of a group with a choice only the group, since not all of its parts are. */
function Missing({ pathway, learner: { progress } }: MissingProps) {
  const t = useMessages(pathDeskMessages)
  const needed = progress.groups
    .filter(({ isSatisfied }) => !isSatisfied)
    .flatMap(({ groupId, title, components }) => {
      const open = components.filter(({ state }) => state !== 'have')
      const rule = pathway.description.groups.find(({ id }) => id === groupId)?.rule.kind
      if (rule === 'all') return open.map((part) => ({ id: part.componentId, title: part.title, state: part.state }))
      return [{ id: groupId, title, state: open.some(({ state }) => state === 'waiting') ? 'waiting' : 'missing' }]
    })
  if (progress.isComplete || needed.length === 0) return null
  return (
    <ul className="plain-list small">
      {needed.map(({ id, title, state }) => (
        <li key={id}>
          <Text map={title} />
          {state === 'waiting' && ` (${t('learner.waiting')})`}
        </li>
      ))}
    </ul>
  )
}

interface GiveAwardProps {
  readonly pathway: DeskPathwayView
  readonly learner: PathwayLearnerView | null
  readonly onClose: () => void
}

function GiveAward({ pathway, learner, onClose }: GiveAwardProps) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const text = useText()
  const toast = useToast()
  const { institution } = useDesk()
  const give = useApiMutation(stackingApi.awardPathway, {
    invalidates: [stackingApi.listPathwayLearners, stackingApi.listDeskPathways],
    onSuccess: ({ name }) => {
      onClose()
      toast({ text: t('give.done', { name }) })
    },
  })
  const title = text(pathway.description.title)
  const counted = (learner?.progress.groups ?? []).flatMap(({ components }) =>
    components.filter(({ state }) => state === 'have'),
  )
  return (
    <ConfirmDialog
      open={learner !== null}
      onClose={onClose}
      onConfirm={() => {
        if (learner === null) return
        give.mutate({ params: { institution, pathway: pathway.id, learner: learner.learnerId } })
      }}
      title={t('give.title', { name: learner?.name ?? '', title })}
      confirmLabel={t('give.confirm')}
      busy={give.isPending}
    >
      <p>{t('give.text', { name: learner?.name ?? '' })}</p>
      <ul>
        {counted.map(({ componentId, title: part, ectsCounted, filledBy }) => (
          <li key={componentId}>
            <Text map={part} />, {t('credits', { ects: ectsCounted, ectsText: f.number(ectsCounted) })}
            {filledBy !== null && `, ${filledBy.awardingBody}`}
          </li>
        ))}
      </ul>
      <ActionError error={give.error} />
    </ConfirmDialog>
  )
}
