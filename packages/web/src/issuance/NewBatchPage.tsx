/** Awarding a list: course, learners, every problem at once, then seal and send. Nothing typed is lost on the way. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { issuanceApi } from '@meshe/domain/issuance'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useApi, useApiMutation } from '../shared/api/index.ts'
import { useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page } from '../shared/layout/index.ts'
import {
  ActionError,
  Button,
  ConfirmDialog,
  EmptyState,
  Query,
  Select,
  Stepper,
  useDraft,
} from '../shared/primitives/index.ts'
import { type AwardListDraft, emptyAwardList, listOf } from './award-list-draft.ts'
import { CheckedRows } from './CheckedRows.tsx'
import { LearnersForm } from './LearnersForm.tsx'
import { issuanceMessages } from './messages/issuance.ts'

export function NewBatchPage() {
  const t = useMessages(issuanceMessages)
  const { institution } = useDesk()
  const query = useApi(catalogueApi.listMicroCredentials, { params: { institution } })
  return (
    <Page title={t('new.title')} back={{ to: `/u/${institution}/issue`, label: t('new.back') }}>
      <Query query={query} lines={6}>
        {({ microCredentials }) => (
          <NewBatch
            courses={microCredentials
              .filter(({ publishedVersions, state }) => publishedVersions.length > 0 && state !== 'retired')
              .map(({ id, description, publishedVersions }) => ({
                id,
                title: description.title ?? {},
                version: publishedVersions[0]?.version ?? 1,
              }))}
          />
        )}
      </Query>
    </Page>
  )
}

interface Course {
  readonly id: string
  readonly title: Record<string, string>
  readonly version: number
}

function NewBatch({ courses }: { readonly courses: readonly Course[] }) {
  const t = useMessages(issuanceMessages)
  const f = useFormatters()
  const text = useText()
  const navigate = useNavigate()
  const { institution } = useDesk()
  const [search] = useSearchParams()
  const {
    value: draft,
    setValue: setDraft,
    clear,
  } = useDraft<AwardListDraft>(`award-${institution}`, {
    ...emptyAwardList,
    microCredentialId: search.get('course') ?? '',
  })
  const [asks, setAsks] = useState(false)
  /** Rows were mended since the last check: what would be sent is not what was counted. */
  const [isMended, setMended] = useState(false)
  const check = useApiMutation(issuanceApi.checkAwardList)
  const create = useApiMutation(issuanceApi.createAwardBatch, {
    invalidates: [issuanceApi.listAwardBatches, issuanceApi.listAwards],
    onSuccess: ({ id }) => {
      clear()
      void navigate(`/u/${institution}/issue/${id}`)
    },
  })
  if (courses.length === 0) return <EmptyState title={t('choose.none')} />

  const change = (changes: Partial<AwardListDraft>) => {
    check.reset()
    setDraft({ ...draft, ...changes })
  }
  const list = listOf(draft)
  const checked = check.data
  const course = courses.find(({ id }) => id === draft.microCredentialId)
  const runCheck = () => {
    if (list === null || course === undefined) return
    check.mutate(
      { params: { institution }, body: { microCredentialId: course.id, list } },
      {
        onSuccess: ({ rows }) => {
          setMended(false)
          if (draft.kind === 'list') setDraft({ ...draft, rows: rows.map(({ raw }) => raw) })
        },
      },
    )
  }
  const position = course === undefined ? 0 : list === null ? 1 : checked === undefined ? 1 : 3
  return (
    <>
      <Stepper
        label={t('steps')}
        steps={(['choose', 'people', 'check', 'send'] as const).map((id, index) => ({
          id,
          label: t(`step.${id}`),
          state: index < position ? 'done' : index === position ? 'current' : 'todo',
        }))}
      />
      <div className="page-read stack-l">
        <Select
          label={t('choose.label')}
          hint={t('choose.hint')}
          value={draft.microCredentialId}
          onChange={(microCredentialId) => change({ microCredentialId })}
          choices={courses
            .map(({ id, title, version }) => ({
              value: id,
              label: t('choose.version', { title: text(title), version: f.number(version) }),
            }))
            .sort((a, b) => f.compare(a.label, b.label))}
        />
        <LearnersForm draft={draft} onChange={change} />
        <ActionError error={check.error} />
        <div className="row">
          <Button
            quiet={checked !== undefined}
            busy={check.isPending}
            disabled={list === null || course === undefined}
            onClick={runCheck}
          >
            {checked === undefined ? t('check.button') : t('check.again')}
          </Button>
        </div>
      </div>
      {checked !== undefined && (
        <section className="stack" aria-live="polite">
          <CheckedRows
            checked={checked}
            title={course === undefined ? '' : text(course.title)}
            onChange={
              draft.kind === 'list'
                ? (index, row) => {
                    setMended(true)
                    setDraft({ ...draft, rows: (draft.rows ?? []).map((old, at) => (at === index ? row : old)) })
                  }
                : null
            }
            rows={draft.rows ?? []}
          />
          <ActionError error={create.error} />
          {isMended ? (
            <div className="row">
              <Button busy={check.isPending} onClick={runCheck}>
                {t('check.again')}
              </Button>
              <span className="small muted">{t('check.mended')}</span>
            </div>
          ) : checked.ready === 0 ? (
            <p>{t('send.nobody')}</p>
          ) : (
            <div className="row">
              <Button onClick={() => setAsks(true)}>
                {checked.withProblems === 0
                  ? t('send.all', { count: checked.ready })
                  : t('send.some', { ready: checked.ready, kept: checked.withProblems })}
              </Button>
            </div>
          )}
          <ConfirmDialog
            open={asks}
            onClose={() => setAsks(false)}
            title={t('send.title')}
            confirmLabel={t('send.confirm')}
            busy={create.isPending}
            onConfirm={() => {
              if (list === null || course === undefined) return
              setAsks(false)
              create.mutate({
                params: { institution },
                body: {
                  microCredentialId: course.id,
                  list,
                  keepRowsWithProblems: checked.withProblems > 0,
                  ...(draft.awardedOn !== '' && { awardedOn: draft.awardedOn }),
                },
              })
            }}
          >
            <p>{t('send.text')}</p>
          </ConfirmDialog>
        </section>
      )}
    </>
  )
}
