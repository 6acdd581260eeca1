/**
 * The nodes of a credential that are of this model, found through its own terms: not the translations in a language map,
 * nor what other norms say about status, proof or holder binding.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { hasType, isJsonObject } from '../crosswalk/members.ts'
import { elmNamespaces, elmTerms } from './vocabulary-table.ts'

export interface ElmNode {
  readonly node: JsonObject
  /** JSON pointer (RFC 6901). */
  readonly path: string
  readonly undefinedMembers: readonly string[]
}

const keywords = new Set(['@context', 'id', 'type', '@id', '@type'])

/** Members of a Verifiable Credential 1.1 whose values are nodes of the model. */
const credentialLinks = new Set(['credentialSchema', 'credentialSubject', 'evidence', 'holder', 'issuer'])

/** Members of a Verifiable Credential 1.1 with a date, or with nodes of another norm. */
const credentialMembers = new Set([
  'credentialStatus',
  'expirationDate',
  'issuanceDate',
  'issued',
  'proof',
  'refreshService',
  'termsOfUse',
  'validFrom',
  'validUntil',
])

export function elmNodesOf(credential: JsonObject): readonly ElmNode[] {
  const found: ElmNode[] = []
  const open: { readonly value: unknown; readonly path: string }[] = [{ value: credential, path: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1)
        open.push({ value: value[index], path: `${path}/${index}` })
    }
    if (!isJsonObject(value)) continue
    const isCredential = hasType(value, 'VerifiableCredential')
    const kinds = Object.keys(value).map((member) => [member, kindOf(member, isCredential)] as const)
    found.push({
      node: value,
      path,
      undefinedMembers: kinds.flatMap(([member, kind]) => (kind === 'undefined' ? member : [])),
    })
    for (const [member, kind] of kinds.reverse()) {
      if (kind === 'link') open.push({ value: value[member], path: `${path}/${member}` })
    }
  }
  return found
}

function kindOf(member: string, isCredential: boolean): 'link' | 'literal' | 'undefined' {
  const term = elmTerms.get(member)
  if (term !== undefined && term.kind === 'property') return term.datatype === 'link' ? 'link' : 'literal'
  if (isCredential && credentialLinks.has(member)) return 'link'
  if (keywords.has(member) || (isCredential && credentialMembers.has(member))) return 'literal'
  const prefix = /^([a-z]+):[^/]/.exec(member)?.[1]
  return prefix === 'sec' || (prefix !== undefined && Object.hasOwn(elmNamespaces, prefix)) ? 'literal' : 'undefined'
}
