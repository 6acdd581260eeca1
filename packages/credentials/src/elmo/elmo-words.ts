/** Names of the EMREX ELMO format (ELMO schemas, branch v1) that writer and reader share. */

export const elmoNamespace = 'https://github.com/emrex-eu/elmo-schemas/tree/v1'
/** What MESHE adds where ELMO has no place; others pass over it. */
export const annexOneNamespace = 'urn:meshe:annex-one:elmo'

/** Types of identifiers beside those that ELMO defines, which it allows. */
export const identifierTypes = { iri: 'iri', did: 'did', legal: 'eIDASIdentifier' } as const

/** Types of levels. */
export const levelTypes = { eqf: 'EQF', cycle: 'QF-EHEA', national: 'NQF' } as const

/** `xs:token`: white space is one space and none at the ends. */
export function toToken(text: string): string {
  return text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '')
}
