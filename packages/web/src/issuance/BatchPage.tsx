/** One batch: how far it is, what was kept for later and can be mended here, and every credential of it. */
import {
  type AwardRow,
  type AwardView,
  type BatchDetailView,
  type CheckedRowView,
  issuanceApi,
} from '@meshe/domain/issuance'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useApi, useApiMutation } from '../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page, QueryPage } from '../shared/layout/index.ts'
import { ActionError, Button, Callout, type Column, DataTable, Facts, StatusWord } from '../shared/primitives/index.ts'
import { toCsv } from './award-list-draft.ts'
import { awardTones } from './award-state.ts'
import { ProblemRow } from './CheckedRows.tsx'
import { issuanceMessages } from './messages/issuance.ts'

const lookAgainMs = { working: 1000, still: 30_000 }

export function BatchPage() {
  const t = useMessages(issuanceMessages)
  const { institution } = useDesk()
  const { batch = '' } = useParams()
  const [refetchEveryMs, setRefetchEveryMs] = useState(lookAgainMs.working)
  const query = useApi(issuanceApi.showAwardBatch, { params: { institution, batch }, refetchEveryMs })
  const isWorking = query.data === undefined || query.data.pending > 0
  useEffect(() => setRefetchEveryMs(isWorking ? lookAgainMs.working : lookAgainMs.still), [isWorking])
  return (
    <QueryPage query={query} title={t('list.title')} back={{ to: `/u/${institution}/issue`, label: t('new.back') }}>
      {(answer) => <Batch batch={answer} />}
    </QueryPage>
  )
}

function Batch({ batch }: { readonly batch: BatchDetailView }) {
  const t = useMessages(issuanceMessages)
  const f = useFormatters()
  const text = useText()
  const { institution } = useDesk()
  const kept = batch.rows.filter(({ isReady }) => !isReady)
  const toIssue = batch.total - batch.keptForLater
  return (
    <Page
      title={t('batch.title', { title: text(batch.microCredential.title) })}
      heading={<Text map={batch.microCredential.title} />}
      lead={t('batch.lead', { date: f.moment(batch.createdAt) })}
      back={{ to: `/u/${institution}/issue`, label: t('new.back') }}
    >
      <section className="stack-s" aria-live="polite">
        <label className="batch-progress">
          <span>{t('batch.progress', { issued: f.number(batch.issued), total: f.number(toIssue) })}</span>
          <progress max={Math.max(toIssue, 1)} value={batch.issued} />
        </label>
        <p>{batch.pending > 0 ? t('batch.working') : t('batch.done')}</p>
      </section>
      <Facts
        facts={[
          { term: t('fact.total'), value: f.number(batch.total) },
          { term: t('fact.issued'), value: f.number(batch.issued) },
          { term: t('fact.claimed'), value: f.number(batch.claimed) },
          { term: t('fact.kept'), value: f.number(batch.keptForLater) },
        ]}
      />
      {kept.length > 0 && <KeptRows batchId={batch.id} rows={kept} />}
      {batch.awards.length > 0 && (
        <section className="stack">
          <h2>{t('batch.awards.title')}</h2>
          <AwardsTable awards={batch.awards} isOneCourse />
        </section>
      )}
    </Page>
  )
}

export interface AwardsTableProps {
  readonly awards: readonly AwardView[]
  /** Where all are of one course, the page names it. */
  readonly isOneCourse?: boolean
}

export function AwardsTable({ awards, isOneCourse = false }: AwardsTableProps) {
  const t = useMessages(issuanceMessages)
  const { institution } = useDesk()
  const course: Column<AwardView> = {
    id: 'course',
    header: t('column.course'),
    cell: ({ microCredential }) => <Text map={microCredential.title} />,
  }
  const columns: readonly Column<AwardView>[] = [
    {
      id: 'person',
      header: t('column.person'),
      isRowHeader: true,
      cell: ({ id, learner }) => (
        <Link to={`/u/${institution}/issued/${id}`}>
          {learner.givenName} {learner.familyName}
        </Link>
      ),
    },
    ...(isOneCourse ? [] : [course]),
    { id: 'email', header: t('column.email'), cell: ({ learner }) => <span className="break">{learner.email}</span> },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => <StatusWord tone={awardTones[state]}>{t(`state.${state}`)}</StatusWord>,
    },
    { id: 'mail', header: t('column.mail'), cell: ({ mail }) => t(`mail.${mail}`) },
  ]
  return <DataTable caption={t('batch.awards.title')} columns={columns} rows={awards} rowKey={({ id }) => id} dense />
}

function KeptRows({ batchId, rows }: { readonly batchId: string; readonly rows: readonly CheckedRowView[] }) {
  const t = useMessages(issuanceMessages)
  const download = () => {
    const url = URL.createObjectURL(new Blob([`\uFEFF${toCsv(rows.map(({ raw }) => raw))}`], { type: 'text/csv' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: `kept-rows-${batchId}.csv` })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <section className="stack">
      <h2>{t('batch.kept.title')}</h2>
      <Callout
        tone="warn"
        actions={
          <Button quiet onClick={download}>
            {t('batch.kept.file')}
          </Button>
        }
      >
        {t('batch.kept.text')}
      </Callout>
      {rows.map((row) => (
        <KeptRow key={row.number} batchId={batchId} row={row} />
      ))}
    </section>
  )
}

function KeptRow({ batchId, row }: { readonly batchId: string; readonly row: CheckedRowView }) {
  const t = useMessages(issuanceMessages)
  const { institution } = useDesk()
  const [edited, setEdited] = useState(row.raw)
  const award = useApiMutation(issuanceApi.awardKeptRow, {
    invalidates: [issuanceApi.showAwardBatch, issuanceApi.listAwardBatches],
  })
  const send = () => {
    const known = ['givenName', 'familyName', 'email', 'dateOfBirth', 'grade', 'language']
    const body = Object.fromEntries(
      Object.entries(edited).filter(([column, value]) => known.includes(column) && value.trim() !== ''),
    )
    award.mutate({ params: { institution, batch: batchId, row: row.number }, body: body as AwardRow })
  }
  return (
    <div className="stack-s">
      <ProblemRow row={row} edited={edited} onChange={setEdited} />
      <ActionError error={award.error} />
      <div className="row">
        <Button dense busy={award.isPending} onClick={send}>
          {t('batch.kept.send')}
        </Button>
      </div>
    </div>
  )
}
