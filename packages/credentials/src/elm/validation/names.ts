/**
 * Names in a credential: what a member or type means under the contexts of a European Digital Credential (JSON-LD 1.1 API,
 * section 5.2, IRI expansion).
 *
 * @module
 */
import { type ElmVersion, elmTermsOf, iriOfCompact } from '../elm-version.ts'
import { elmNamespaces } from '../vocabulary-table.ts'

export interface PropertyName {
  readonly iri: string
  /** Where plain values are text by language, links, or literals of a datatype; null where they keep their own. */
  readonly values: 'languageMap' | 'link' | 'proof' | { readonly datatype: string } | null
}

const xsd = elmNamespaces.xsd
const cred = elmNamespaces.cred

/** Members that mean something in a node of the type `VerifiableCredential` only. */
const credentialNames: ReadonlyMap<string, PropertyName> = new Map<string, PropertyName>([
  ...[
    'credentialSchema',
    'credentialStatus',
    'credentialSubject',
    'evidence',
    'holder',
    'issuer',
    'refreshService',
    'termsOfUse',
  ].map((term) => [term, { iri: cred + term, values: 'link' } as const] as const),
  ...['expirationDate', 'issuanceDate', 'issued', 'validFrom', 'validUntil'].map(
    (term) => [term, { iri: cred + term, values: { datatype: `${xsd}dateTime` } }] as const,
  ),
])

const proof: PropertyName = { iri: iriOfCompact('sec:proof'), values: 'proof' }

const keywordForm = /^@[a-zA-Z]+$/
const absolute = /^(?:[A-Za-z][A-Za-z0-9+,\-.]*|_):\S*$/

export interface Names {
  readonly propertyOf: (member: string, isCredential: boolean) => PropertyName | null
  /** Null for a type without meaning. */
  readonly classOf: (type: string) => string | null
}

function makeNames(version: ElmVersion): Names {
  const properties = new Map<string, PropertyName | null>([['proof', proof]])
  const classes = new Map<string, string | null>([['VerifiableCredential', `${cred}VerifiableCredential`]])
  for (const { term, compactIri, kind, datatype } of elmTermsOf(version).values()) {
    const iri = prefixed(compactIri)
    classes.set(term, iri)
    if (kind === 'property') properties.set(term, { iri, values: valuesOf(datatype ?? 'literal') })
  }
  for (const prefix of Object.keys(elmNamespaces)) {
    properties.set(prefix, { iri: iriOfPrefix(prefix), values: null })
    classes.set(prefix, iriOfPrefix(prefix))
  }
  return {
    propertyOf(member, isCredential) {
      if (isCredential) {
        const own = credentialNames.get(member)
        if (own !== undefined) return own
      }
      const known = properties.get(member)
      if (known !== undefined) return known
      const iri = iriWithColon(member, isCredential)
      return iri === null || iri.startsWith('_:') ? null : { iri, values: null }
    },
    classOf: (type) => classes.get(type) ?? (keywordForm.test(type) ? null : iriWithColon(type, false)),
  }
}

function iriOfPrefix(prefix: string): string {
  return elmNamespaces[prefix as keyof typeof elmNamespaces]
}

/** The context gives a prefix that does not end in a separator no power to expand. */
function prefixed(compactIri: string): string {
  return compactIri.startsWith('clv:') ? compactIri : iriOfCompact(compactIri)
}

function valuesOf(datatype: string): PropertyName['values'] {
  if (datatype === 'languageMap' || datatype === 'link') return datatype
  return datatype === 'literal' ? null : { datatype: xsd + datatype }
}

const names = { '3.1': makeNames('3.1'), '3.2': makeNames('3.2') }

export function namesOf(version: ElmVersion): Names {
  return names[version]
}

/** The IRI of a reference, or null for one that is relative and therefore means nothing. */
export function expandReference(value: string): string | null {
  return iriWithColon(value, false)
}

/** A text in the form of a keyword is refused where an identifier stands. */
export function isKeywordForm(value: string): boolean {
  return keywordForm.test(value)
}

function iriWithColon(value: string, isCredential: boolean): string | null {
  const colon = value.indexOf(':')
  if (colon <= 0) return null
  if (colon === 1 && value.startsWith('_')) return value
  if (!value.startsWith('//', colon + 1)) {
    const prefix = value.slice(0, colon)
    if (prefix !== 'clv' && Object.hasOwn(elmNamespaces, prefix)) {
      const iri = iriOfPrefix(prefix) + value.slice(colon + 1)
      return absolute.test(iri) ? iri : null
    }
    if (prefix === 'sec' && isCredential) return iriOfCompact(value)
  }
  return absolute.test(value) ? value : null
}
