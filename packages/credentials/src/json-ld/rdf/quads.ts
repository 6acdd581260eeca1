/** RDF quads as N-Quads writes them (RDF 1.2 N-Quads, canonical form); blank nodes are numbers until they get their label. */

/** `<iri>`, `"literal"` with its type or language, or the number of a blank node. */
export type Term = string | number

export interface Quad {
  readonly subject: Term
  /** The IRI as it is. */
  readonly predicate: string
  readonly object: Term
  /** `null` for the default graph. */
  readonly graph: Term | null
}

export function isBlank(term: Term | null): term is number {
  return typeof term === 'number'
}

/** One line; `labelOf` names the blank nodes. */
export function lineOf({ subject, predicate, object, graph }: Quad, labelOf: (blank: number) => string): string {
  const text = (term: Term) => (typeof term === 'number' ? labelOf(term) : term)
  const end = graph === null ? ' .\n' : ` ${text(graph)} .\n`
  return `${text(subject)} <${escapeIri(predicate)}> ${text(object)}${end}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const escaped = /[\u0000-\u001f"\\\u007f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const allEscaped = /[\u0000-\u001f"\\\u007f]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unusualInIri = /[\u0000-\u0020<>"{}|^`\\]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const allUnusualInIri = /[\u0000-\u0020<>"{}|^`\\]/g
const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

export function escapeText(text: string): string {
  return escaped.test(text) ? text.replaceAll(allEscaped, (sign) => short[sign] ?? numbered(sign)) : text
}

export function escapeIri(iri: string): string {
  return unusualInIri.test(iri) ? iri.replaceAll(allUnusualInIri, numbered) : iri
}

function numbered(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
