/** The people of a university and what each may do, in words. */
import { accountsApi, type MemberView } from '@meshe/domain/accounts'
import { type Role, roles } from '@meshe/domain/contract'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../shared/api/index.ts'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page, useSession } from '../../shared/layout/index.ts'
import { Button, type Column, DataTable, Query, StatusWord } from '../../shared/primitives/index.ts'
import { MemberDialog } from './MemberDialog.tsx'
import { peopleMessages } from './messages/people.ts'
import './people.css'

/** What a university cannot do without somebody who may. */
const neededRoles: readonly Role[] = roles

export function PeoplePage() {
  const t = useMessages(peopleMessages)
  const f = useFormatters()
  const { institution } = useDesk()
  const { account, session } = useSession()
  const query = useApi(accountsApi.listMembers, { params: { institution } })
  const [edited, setEdited] = useState<MemberView | 'new' | null>(null)
  const columns: readonly Column<MemberView>[] = [
    {
      id: 'name',
      header: t('column.person'),
      isRowHeader: true,
      cell: ({ name, email, accountId }) => (
        <>
          {name ?? email}
          {accountId === account?.id && <span className="muted"> ({t('you')})</span>}
          {name !== null && <span className="small muted member-email">{email}</span>}
        </>
      ),
      sortBy: ({ name, email }) => name ?? email,
    },
    {
      id: 'may',
      header: t('column.may'),
      cell: (member) => t('may', { what: f.list(member.roles.map((role) => t(`can.${role}`))) }),
    },
    {
      id: 'change',
      header: t('column.change'),
      isAction: true,
      cell: (member) => (
        <Button
          quiet
          dense
          aria-label={t('change.named', { name: member.name ?? member.email })}
          onClick={() => setEdited(member)}
        >
          {t('change')}
        </Button>
      ),
    },
  ]
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button onClick={() => setEdited('new')}>
          <UserPlus aria-hidden="true" /> {t('add')}
        </Button>
      }
    >
      <Query query={query} lines={5}>
        {({ members }) => (
          <>
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={members}
              rowKey={({ accountId }) => accountId}
              initialSort={{ column: 'name' }}
            />
            {session?.node.kind === 'university' && <Coverage members={members} />}
            <MemberDialog
              key={edited === null || edited === 'new' ? String(edited) : edited.accountId}
              edited={edited}
              onClose={() => setEdited(null)}
            />
          </>
        )}
      </Query>
    </Page>
  )
}

/** Each thing the university does, and who does it: a gap is seen at once. */
function Coverage({ members }: { readonly members: readonly MemberView[] }) {
  const t = useMessages(peopleMessages)
  const f = useFormatters()
  const rows = neededRoles.map((role) => ({
    role,
    people: members.filter((member) => member.roles.includes(role)).map(({ name, email }) => name ?? email),
  }))
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'what', header: t('coverage.what'), isRowHeader: true, cell: ({ role }) => f.capital(t(`can.${role}`)) },
    {
      id: 'who',
      header: t('coverage.who'),
      cell: ({ people }) =>
        people.length === 0 ? <StatusWord tone="warn">{t('coverage.nobody')}</StatusWord> : f.list(people),
    },
  ]
  const canApprove = new Set(
    members.filter((one) => one.roles.includes('quality-reviewer')).map((one) => one.accountId),
  )
  const canWrite = members.filter((one) => one.roles.includes('catalogue-editor')).map((one) => one.accountId)
  const isOnePerson = canWrite.length === 1 && canApprove.size === 1 && canApprove.has(canWrite[0] ?? '')
  return (
    <section className="stack">
      <h2>{t('coverage.title')}</h2>
      <DataTable caption={t('coverage.title')} columns={columns} rows={rows} rowKey={({ role }) => role} dense />
      {isOnePerson && <p>{t('coverage.onePerson')}</p>}
    </section>
  )
}
