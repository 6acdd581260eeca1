/** The HTTP interface, readable: every operation, who may call it, what it takes and gives. */
import { useQuery } from '@tanstack/react-query'
import type { ProblemError } from '../shared/api/index.ts'
import { useLanguage, useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { Details, ExternalLinkButton, type Fact, Facts, LinkButton, Query, Tag } from '../shared/primitives/index.ts'
import { developerMessages } from './messages/index.ts'
import { type DescribedOperation, fetchDescription, type OperationGroup } from './open-api.ts'
import './developers.css'

export function ApiPage() {
  const t = useMessages(developerMessages)
  const query = useQuery<OperationGroup[], ProblemError>({
    queryKey: ['openapi'],
    queryFn: ({ signal }) => fetchDescription(signal),
    retry: false,
  })
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExternalLinkButton quiet href="/openapi.json">
            {t('document')}
          </ExternalLinkButton>
          <LinkButton quiet to="/developers/conformance">
            {t('conformance')}
          </LinkButton>
        </>
      }
    >
      <section className="stack-s read">
        <h2>{t('problems')}</h2>
        <p>{t('problems.text')}</p>
        <h2>{t('once')}</h2>
        <p>{t('once.text')}</p>
      </section>
      <Query query={query} lines={8}>
        {(groups) => groups.map((group) => <Group key={group.name} group={group} />)}
      </Query>
    </Page>
  )
}

function Group({ group }: { readonly group: OperationGroup }) {
  const t = useMessages(developerMessages)
  return (
    <section className="stack-s">
      <div className="row-between">
        <h2 lang="en">{group.name}</h2>
        <span className="muted small">{t('operations', { count: group.operations.length })}</span>
      </div>
      <div>
        {group.operations.map((operation) => (
          <Details key={operation.operation.operationId} summary={<Line operation={operation} />}>
            <OperationView described={operation} />
          </Details>
        ))}
      </div>
    </section>
  )
}

function Line({ operation: { method, path, operation } }: { readonly operation: DescribedOperation }) {
  const language = useLanguage()
  return (
    <span className="operation-line">
      <Tag>{method}</Tag> <code>{path}</code>
      <span className="operation-summary" lang={language === 'en' ? undefined : 'en'}>
        {operation.summary}
      </span>
    </span>
  )
}

function OperationView({ described }: { readonly described: DescribedOperation }) {
  const t = useMessages(developerMessages)
  const { operation, body, answer } = described
  const needsKey = operation.parameters.some(({ name }) => name === 'Idempotency-Key')
  const facts: Fact[] = [
    { term: t('access'), value: t(`access.${operation['x-access'].kind}`) },
    { term: t('roles'), value: operation['x-access'].roles?.join(', ') },
    {
      term: t('parameters'),
      value: operation.parameters.length > 0 && (
        <ul className="plain-list">
          {operation.parameters.map(({ name, in: place, required }) => (
            <li key={`${place} ${name}`}>
              <code>{name}</code>{' '}
              <span className="muted">
                {t(`place.${place}`)}, {required ? t('required') : t('optional')}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
    { term: t('once'), value: needsKey && t('needs.key') },
    { term: t('body'), value: body !== null && <Schema text={body} label={t('body')} /> },
    {
      term: t('answer', { status: answer.status }),
      value:
        answer.schema === null ? '–' : <Schema text={answer.schema} label={t('answer', { status: answer.status })} />,
    },
  ]
  return <Facts wide facts={facts} />
}

function Schema({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="schema" tabIndex={0} aria-label={label}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  )
}
