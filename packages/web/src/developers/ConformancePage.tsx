/** Which norm passes how many of the published checks, as the tests wrote it down. */
import { useQuery } from '@tanstack/react-query'
import type { ProblemError } from '../shared/api/index.ts'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { EmptyState, Query, StatusWord } from '../shared/primitives/index.ts'
import { type ConformanceResults, fetchConformanceResults, type NormResult } from './conformance-results.ts'
import { conformanceMessages } from './messages/conformance.ts'
import './developers.css'

export function ConformancePage() {
  const t = useMessages(conformanceMessages)
  const query = useQuery<ConformanceResults | null, ProblemError>({
    queryKey: ['conformance'],
    queryFn: ({ signal }) => fetchConformanceResults(signal),
    retry: false,
  })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Query query={query} lines={8}>
        {(results) => (results === null || results.norms.length === 0 ? <NoResults /> : <Results results={results} />)}
      </Query>
    </Page>
  )
}

function NoResults() {
  const t = useMessages(conformanceMessages)
  return (
    <EmptyState title={t('empty')}>
      <p>{t('empty.text')}</p>
      <pre className="schema">npm run conformance</pre>
    </EmptyState>
  )
}

function Results({ results: { at, norms } }: { readonly results: ConformanceResults }) {
  const t = useMessages(conformanceMessages)
  const f = useFormatters()
  const sum = (count: 'passed' | 'failed' | 'skipped') => norms.reduce((total, norm) => total + norm[count], 0)
  const all = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  return (
    <section className="stack-s read">
      <p>{t('when', { moment: f.moment(at) })}</p>
      <p className="strong">{t('counts', all)}</p>
      {all.skipped > 0 && <p className="muted small">{t('skipped.text')}</p>}
      <NormList norms={norms.filter(({ kind }) => kind === 'norm')} title={t('norms')} />
      <NormList norms={norms.filter(({ kind }) => kind === 'beyond')} title={t('beyond')} lead={t('beyond.text')} />
    </section>
  )
}

interface NormListProps {
  readonly norms: readonly NormResult[]
  readonly title: string
  readonly lead?: string
}

function NormList({ lead, norms, title }: NormListProps) {
  if (norms.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      {lead !== undefined && <p className="muted small">{lead}</p>}
      <ul className="norms">
        {norms.map((norm) => (
          <Norm key={norm.id} norm={norm} />
        ))}
      </ul>
    </>
  )
}

function Norm({ norm }: { readonly norm: NormResult }) {
  const t = useMessages(conformanceMessages)
  const { failed, name, passed, skipped } = norm
  const state = failed > 0 ? 'failed' : passed === 0 ? 'skipped' : 'passed'
  return (
    <li>
      <StatusWord tone={tones[state]}>{t(`state.${state}`)}</StatusWord>
      <div>
        <h3 lang="en">{name}</h3>
        <p className="muted small">{t('counts', { passed, failed, skipped })}</p>
      </div>
    </li>
  )
}

const tones = { passed: 'ok', failed: 'bad', skipped: 'none' } as const
