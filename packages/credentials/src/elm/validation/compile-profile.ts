/**
 * Makes checks of the tables of the application profile, once for each profile and version.
 *
 * @module
 */
import { type ProfileProperty, readProperties } from '../application-profile.ts'
import { type ElmVersion, iriOfCompact } from '../elm-version.ts'
import {
  controlledLists,
  controlledTerms,
  deactivatedClasses,
  iriTerms,
  issuerProperties,
  narrowerProfiles,
  propertiesByClass,
  typedClaimProperties,
  uniqueLanguageTerms,
  valueClasses,
} from '../profile-table.ts'
import { elmNamespaces, elmTerms } from '../vocabulary-table.ts'
import type { PropertyCheck, ValueTest } from './property-check.ts'
import { conformsTo } from './property-check.ts'

export type ElmProfile = 'edc-generic-no-cv' | 'edc-generic-full' | keyof typeof narrowerProfiles

/** Checks by IRI of the class whose nodes they hold for. */
export type CompiledProfile = ReadonlyMap<string, readonly PropertyCheck[]>

const compiled = new Map<string, CompiledProfile>()

export function compiledProfile(profile: ElmProfile, version: ElmVersion): CompiledProfile {
  const key = `${profile} ${version}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const made = compileProfile(profile, version)
  compiled.set(key, made)
  return made
}

function compileProfile(profile: ElmProfile, version: ElmVersion): CompiledProfile {
  if (profile === 'edc-generic-no-cv') return generic(version)
  if (profile === 'edc-generic-full') return merge(generic(version), controlled())
  const { on, classes } = narrowerProfiles[profile]
  return merge(compiledProfile(on, version), checksByClass(classes, version))
}

function generic(version: ElmVersion): CompiledProfile {
  const active = Object.fromEntries(
    Object.entries(propertiesByClass).filter(([name]) => !deactivatedClasses.includes(name)),
  )
  return checksByClass(active, version)
}

function checksByClass(lines: Readonly<Record<string, string>>, version: ElmVersion): CompiledProfile {
  return new Map(
    Object.entries(lines).map(([name, line]) => [
      classIri(name),
      readProperties(version === '3.1' ? line.replace('sec:proof', 'cred:proof') : line).map((property) =>
        checkOf(property, { ownClass: name, version }),
      ),
    ]),
  )
}

function controlled(): CompiledProfile {
  return new Map(
    Object.entries(controlledTerms).map(([name, line]) => [
      classIri(name),
      line.split(' ').map((entry): PropertyCheck => {
        const colon = entry.lastIndexOf(':')
        const term = entry.slice(0, colon)
        return { ...noCheck(term), nodeKind: 'iri', shape: inList(entry.slice(colon + 1)) }
      }),
    ]),
  )
}

function merge(one: CompiledProfile, other: CompiledProfile): CompiledProfile {
  const merged = new Map(one)
  for (const [name, checks] of other) merged.set(name, [...(one.get(name) ?? []), ...checks])
  return merged
}

interface CheckFacts {
  readonly ownClass: string
  readonly version: ElmVersion
}

function checkOf(property: ProfileProperty, { ownClass, version }: CheckFacts): PropertyCheck {
  const { term, minimum, maximum } = property
  const base = { ...noCheck(term), minimum, maximum: maximum ?? Number.POSITIVE_INFINITY }
  if (version === '3.1' && asText31.has(term)) return { ...base, datatype: `${elmNamespaces.xsd}anyURI` }
  const claim = claimShape(property, version)
  if (claim !== null) return { ...base, shape: claim }
  const valueClass = (property.valueClass === 'self' ? ownClass : property.valueClass) ?? classesByTerm.get(term)
  const isByIri = iriTerms.includes(term) && !(version === '3.1' && term === 'credentialSchema')
  return {
    ...base,
    ...(valueClass === undefined ? {} : { classes: valueClass.split('|').map(classIri) }),
    ...(valueClass === undefined ? literalRules(term) : {}),
    nodeKind: isByIri ? 'iri' : term === 'notation' ? 'literal' : null,
    shape: term === 'issuer' ? (value) => conformsTo(value, issuerChecks) : null,
  }
}

/** What 3.1 takes for an address that is only written down. */
const asText31 = new Set(['credentialStatus', 'termsOfUse', 'cred:proof'])

const classesByTerm = new Map(
  Object.entries(valueClasses).flatMap(([name, terms]) =>
    terms
      .trim()
      .split(/\s+/)
      .map((term) => [term, name] as const),
  ),
)

function literalRules(term: string): Partial<PropertyCheck> {
  const datatype = datatypes.get(term) ?? elmTerms.get(term)?.datatype
  if (datatype === undefined || datatype === 'link' || datatype === 'literal') return {}
  const iri = datatype === 'languageMap' ? `${elmNamespaces.rdf}langString` : datatypeIri(datatype)
  return {
    datatype: iri,
    isUniqueByLanguage: uniqueLanguageTerms.includes(term),
    greatest: term === 'levelOfCompletion' ? 100 : null,
  }
}

function datatypeIri(name: string): string {
  return name === 'HTML' ? `${elmNamespaces.rdf}HTML` : elmNamespaces.xsd + name
}

/** Datatypes of the shapes for what the terms of the model leave open. */
const datatypes: ReadonlyMap<string, string> = new Map([
  ...['expirationDate', 'issuanceDate', 'issued', 'validFrom', 'validUntil'].map((term) => [term, 'dateTime'] as const),
  ...['clv:/latitude', 'clv:/longitude', 'elm:areaDialing'].map((term) => [term, 'string'] as const),
  ['descriptionHtml', 'HTML'],
])

const claimTerms = ['awards', 'hasClaim']
const claimClasses = ['LearningAchievement', 'LearningActivity', 'LearningAssessment', 'LearningEntitlement']

/** A claim is one of four kinds, or a bare one that says its type. */
function claimShape({ term, valueClass }: ProfileProperty, version: ElmVersion): ValueTest | null {
  if (valueClass?.startsWith('node:')) {
    const iri = classIri(valueClass.slice('node:'.length))
    return (value) => 'types' in value && value.hasType(iri)
  }
  if (!claimTerms.includes(term)) return null
  const kinds = claimClasses.map(classIri)
  const typed = readProperties(typedClaimProperties).map((property) =>
    checkOf(property, { ownClass: 'Claim', version }),
  )
  return (value) => ('types' in value && kinds.some((kind) => value.hasType(kind))) || conformsTo(value, typed)
}

function inList(name: string): ValueTest {
  const scheme = controlledLists[name] ?? `http://data.europa.eu/snb/${name}/25831c2`
  // The official shape for types of accreditation does not ask for the class of the list.
  const schemeClass = name === 'accreditation' ? null : classIri('ConceptScheme')
  const path = iriOfTerm('inScheme')
  return (value) => {
    if (!('types' in value)) return false
    const schemes = value.valuesOf(path)
    return (
      schemes.some((one) => 'types' in one && one.id === scheme) &&
      schemes.every((one) => 'types' in one && one.isNamed && (schemeClass === null || one.hasType(schemeClass)))
    )
  }
}

function noCheck(term: string): PropertyCheck {
  return {
    path: iriOfTerm(term),
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    classes: null,
    datatype: null,
    isUniqueByLanguage: false,
    nodeKind: null,
    greatest: null,
    shape: null,
  }
}

const issuerChecks: readonly PropertyCheck[] = readProperties(issuerProperties).map((property) =>
  checkOf(property, { ownClass: 'Organisation', version: '3.2' }),
)

function classIri(name: string): string {
  return iriOfCompact(elmTerms.get(name)?.compactIri ?? `cred:${name}`)
}

function iriOfTerm(term: string): string {
  if (term === 'clv:/latitude' || term === 'clv:/longitude') return elmNamespaces.clv + term.slice('clv:'.length)
  return iriOfCompact(term.includes(':') ? term : (elmTerms.get(term)?.compactIri ?? `cred:${term}`))
}
