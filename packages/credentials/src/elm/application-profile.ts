/**
 * The application profile for European Digital Credentials, read out of the tables: how often each property may stand at each
 * class, and what its values are. Text by language counts once a language.
 *
 * @module
 */
import { issuerProperties, propertiesByClass } from './profile-table.ts'

export interface Cardinality {
  readonly term: string
  readonly minimum: 0 | 1
  /** Null where there is no upper bound. */
  readonly maximum: 1 | null
}

export interface ProfileProperty extends Cardinality {
  /** Where the table names it; `self` is the class that has the property. */
  readonly valueClass: string | null
}

/** Reads a line of the tables. */
export function readProperties(line: string): readonly ProfileProperty[] {
  return line
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [, term = '', valueClass = null, bound = ''] = /^([^=!+?]+)(?:=([^!+?]+))?([!+?]?)$/.exec(entry) ?? []
      return { term, valueClass, minimum: /[!+]/.test(bound) ? 1 : 0, maximum: /[!?]/.test(bound) ? 1 : null }
    })
}

function cardinalitiesOf(line: string): readonly Cardinality[] {
  return readProperties(line)
    .filter(({ term, minimum, maximum }) => !term.includes(':') && (minimum === 1 || maximum === 1))
    .map(({ term, minimum, maximum }) => ({ term, minimum, maximum }))
}

/** By class, the properties that have a term and a bound. */
export const applicationProfile: ReadonlyMap<string, readonly Cardinality[]> = new Map(
  Object.entries(propertiesByClass)
    .map(([name, line]) => [name, cardinalitiesOf(line)] as const)
    .filter(([, cardinalities]) => cardinalities.length > 0),
)

/** The issuer needs this beside what every organisation needs. */
export const issuerCardinality: Cardinality = cardinalitiesOf(issuerProperties)[0] as Cardinality
