/**
 * Warns of what real credentials of the European Learning Model get wrong without any software complaining. A warning is
 * for the person who builds a credential: none of them makes a credential invalid, and none is a reason to refuse one.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { hasType, identifierOf, isJsonObject, listOf, textOf } from '../crosswalk/members.ts'
import { applicationProfile, type Cardinality, issuerCardinality } from './application-profile.ts'
import { elmContextUrl } from './context.ts'
import { type ElmNode, elmNodesOf } from './elm-nodes.ts'
import { createStableText, isReference, type MergedNode, mergedNodesOf, type StableText } from './merged-nodes.ts'
import { hoursOfDuration } from './time-values.ts'
import { elmTerms } from './vocabulary-table.ts'

export const elmWarningCodes = [
  'elm.contexts-incompatible',
  'elm.term-undefined',
  'elm.identifier-reused',
  'elm.duration-without-hours',
  'elm.date-of-birth-shifted',
  'elm.content-repeated',
  'elm.member-missing',
  'elm.member-repeated',
] as const
export type ElmWarningCode = (typeof elmWarningCodes)[number]

export interface ElmWarning {
  readonly code: ElmWarningCode
  /** JSON pointer into the credential (RFC 6901). */
  readonly path: string
  readonly message: string
}

/** Warnings, grouped by kind, each kind in the order of the credential; none for one that we write. Never throws. */
export function lintElm(credential: JsonObject): readonly ElmWarning[] {
  const nodes = elmNodesOf(credential)
  const stableText = createStableText()
  return [
    ...lintContexts(credential),
    ...nodes.flatMap((node) => [...lintTerms(node), ...lintTimes(node)]),
    ...mergedNodesOf(nodes, stableText).flatMap(lintCardinality),
    ...lintIdentifiers(nodes, stableText),
  ]
}

/** The VC 2.0 context protects terms that this model defines anew: together they fail, or lose every language map. */
function lintContexts(credential: JsonObject): readonly ElmWarning[] {
  const contexts = listOf(credential['@context'])
  const isMixed = contexts.includes('https://www.w3.org/ns/credentials/v2') && contexts.includes(elmContextUrl)
  if (!isMixed) return []
  const message = 'The model cannot be written with the context of Verifiable Credentials 2.0.'
  return [{ code: 'elm.contexts-incompatible', path: '/@context', message }]
}

function lintTerms({ node, path, undefinedMembers }: ElmNode): readonly ElmWarning[] {
  const members = undefinedMembers.map((member): ElmWarning => {
    const message = `"${member}" is not a term of the model: nothing that stands there is signed by a proof over the graph.`
    return { code: 'elm.term-undefined', path: `${path}/${escapePointer(member)}`, message }
  })
  const types = typesOf(node).filter((type) => isUnknownClass(type))
  return [
    ...members,
    ...types.map((type): ElmWarning => {
      return { code: 'elm.term-undefined', path: `${path}/type`, message: `"${type}" is not a class of the model.` }
    }),
  ]
}

function lintTimes({ node, path }: ElmNode): readonly ElmWarning[] {
  const durations = ['volumeOfLearning', 'workload'].flatMap((member): ElmWarning[] => {
    const duration = textOf(node[member])
    if (duration === null || hoursOfDuration(duration) !== null) return []
    const message = `"${duration}" has no number of hours: M before the T stands for months, PT60M for minutes, PT60H for hours.`
    return [{ code: 'elm.duration-without-hours', path: `${path}/${member}`, message }]
  })
  const birth = textOf(node['dateOfBirth'])
  if (birth === null || !/T/.test(birth) || /T00:00(:00(\.0+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(birth)) return durations
  const message = `"${birth}" is not the start of a day: a time zone has shifted the date of birth.`
  return [...durations, { code: 'elm.date-of-birth-shifted', path: `${path}/dateOfBirth`, message }]
}

function lintCardinality({ node, path, paths, count }: MergedNode): readonly ElmWarning[] {
  const rules = new Map(
    [
      ...typesOf(node).flatMap((type) => applicationProfile.get(type) ?? []),
      ...(paths.includes('/issuer') ? [issuerCardinality] : []),
    ].map((rule) => [`${rule.term} ${rule.maximum}`, rule]),
  )
  return [...rules.values()].flatMap((rule) => lintRule(rule, count(rule.term), path))
}

function lintRule({ term, minimum, maximum }: Cardinality, amount: number, path: string): readonly ElmWarning[] {
  if (amount < minimum) {
    return [{ code: 'elm.member-missing', path: `${path}/${term}`, message: `The profile demands "${term}" here.` }]
  }
  if (maximum === null || amount <= maximum) return []
  const code = term === 'content' ? 'elm.content-repeated' : 'elm.member-repeated'
  return [{ code, path: `${path}/${term}`, message: `The profile allows one "${term}" here, this has ${amount}.` }]
}

/** Nodes of one identifier are one node: where they differ, each says something about all of them. */
function lintIdentifiers(nodes: readonly ElmNode[], stableText: StableText): readonly ElmWarning[] {
  const seen = new Map<string, string>()
  return nodes.flatMap(({ node, path }): ElmWarning[] => {
    const id = identifierOf(node)
    if (id === null || isReference(node)) return []
    const content = stableText(node)
    const known = seen.get(id)
    if (known === undefined) seen.set(id, content)
    if (known === undefined || known === content) return []
    const message = `"${id}" stands elsewhere with other content: the two merge into one.`
    return [{ code: 'elm.identifier-reused', path: `${path}/id`, message }]
  })
}

function isUnknownClass(type: string): boolean {
  if (type === 'VerifiableCredential' || type === 'VerifiablePresentation' || type.includes(':')) return false
  return elmTerms.get(type)?.kind !== 'class'
}

function typesOf(node: JsonObject): readonly string[] {
  return listOf(node['type']).filter((type) => typeof type === 'string')
}

function escapePointer(member: string): string {
  return member.replace(/~/g, '~0').replace(/\//g, '~1')
}

/** Whether a credential is of this model at all. */
export function isEuropeanDigitalCredential(credential: unknown): credential is JsonObject {
  return isJsonObject(credential) && hasType(credential, 'EuropeanDigitalCredential')
}
