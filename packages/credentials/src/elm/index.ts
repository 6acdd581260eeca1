export { elmContext, elmContextUrl } from './context.ts'
export { type ElmDatatype, type ElmTerm, elmNamespaces, elmTerms } from './vocabulary-table.ts'
