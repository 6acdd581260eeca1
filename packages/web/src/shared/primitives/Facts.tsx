/** Terms and values. A fact without a value is left out. */
import { Fragment, type ReactNode } from 'react'
import './facts.css'

export interface Fact {
  readonly term: string
  readonly value: ReactNode
}

export function Facts({ facts, wide = false }: { readonly facts: readonly Fact[]; readonly wide?: boolean }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
  return (
    <dl className={wide ? 'facts facts-wide' : 'facts'}>
      {known.map(({ term, value }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
