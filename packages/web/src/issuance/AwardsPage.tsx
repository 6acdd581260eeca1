/** Every credential of an institution, to be found by name, address and state. */
import { type AwardState, awardStates, issuanceApi } from '@meshe/domain/issuance'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page } from '../shared/layout/index.ts'
import { Button, EmptyState, Query, Select, TextInput } from '../shared/primitives/index.ts'
import { AwardsTable } from './BatchPage.tsx'
import { issuanceMessages } from './messages/issuance.ts'

const pageSize = 50

/** What is looked for stays in this page: a name or an address does not belong into the address of a page. */
export function AwardsPage() {
  const t = useMessages(issuanceMessages)
  const { institution } = useDesk()
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const state = awardStates.find((one) => one === search.get('state'))
  const offset = Number(search.get('from') ?? 0) || 0
  const query = useApi(issuanceApi.listAwards, {
    params: { institution },
    query: { limit: pageSize, offset, ...(state && { state }), ...(q !== '' && { q }) },
    keepPrevious: true,
  })
  const go = (changes: Record<string, string>) => setSearch({ ...(state && { state }), ...changes })
  const look = (event: FormEvent) => {
    event.preventDefault()
    setQ(typed.trim())
    go({})
  }
  return (
    <Page title={t('issued.title')} lead={t('issued.lead')}>
      <search>
        <form className="award-search" onSubmit={look}>
          <TextInput label={t('issued.search')} value={typed} onChange={setTyped} type="search" />
          <Select<AwardState>
            label={t('issued.state')}
            value={state ?? ''}
            empty={t('issued.any')}
            onChange={(next) => setSearch(next === ('' as AwardState) ? {} : { state: next })}
            choices={awardStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
          <Button type="submit">{t('issued.searchButton')}</Button>
        </form>
      </search>
      <Query query={query} lines={8}>
        {({ awards, total }) =>
          awards.length === 0 ? (
            <EmptyState title={t('issued.empty')}>{t('issued.empty.text')}</EmptyState>
          ) : (
            <>
              <p aria-live="polite">{t('issued.count', { count: total })}</p>
              <AwardsTable awards={awards} />
              <div className="row">
                {offset > 0 && (
                  <Button quiet onClick={() => go({ from: String(Math.max(0, offset - pageSize)) })}>
                    {t('issued.newer')}
                  </Button>
                )}
                {offset + pageSize < total && (
                  <Button quiet onClick={() => go({ from: String(offset + pageSize) })}>
                    {t('issued.more')}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </Query>
    </Page>
  )
}
