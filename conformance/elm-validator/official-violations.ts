/// <reference path="../elm/untyped-modules.d.ts" />
/**
 * What the official SHACL shapes say of a credential, by way of its RDF: `rdf-validate-shacl` over the official files.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context'
import { contexts as statusContexts } from '@digitalbazaar/vc-bitstring-status-list-context'
import { type ElmProfile, type ElmVersion, elmContextUrl, elmTerms } from '@meshe/credentials/elm'
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'
import jsonld from 'jsonld'
import { DataFactory, Parser, type Quad, Store } from 'n3'
import Validator from 'rdf-validate-shacl'

type Dataset = ConstructorParameters<typeof Validator>[0]
interface Term {
  readonly termType: string
  readonly value: string
  readonly language?: string
  readonly datatype?: Term
}
interface ShaclTerms {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
}

/** `focus path constraint`, each once, sorted; the focus is an IRI or the pointer of a node without one. */
export type Violations = readonly string[]

const directories = { '3.1': 'elm/v3.1-master/rdf/ap/edc', '3.2': 'elm/v3.2-lts/rdf/ap/edc' }
const files: Readonly<Record<ElmProfile, readonly string[]>> = {
  'edc-generic-no-cv': ['EDC-generic-no-cv'],
  'edc-generic-full': ['EDC-generic-no-cv', 'EDC-generic-full'],
  'edc-converted': ['EDC-generic-no-cv', 'EDC-generic-full', 'EDC-converted'],
  'edc-issued-by-mandate': ['EDC-generic-no-cv', 'EDC-generic-full', 'EDC-issuedByMandate'],
  'edc-accredited': ['EDC-generic-no-cv', 'EDC-generic-full', 'EDC-accredited'],
  'edc-diploma-supplement': ['EDC-generic-no-cv', 'EDC-generic-full', 'EDC-accredited', 'EDC-diplomaSupplement'],
}
const markerIri = 'https://meshe.example/pointer'
const imports = 'http://www.w3.org/2002/07/owl#imports'

export interface OfficialValidator {
  /** The violations, or null where JSON-LD refuses the document. */
  readonly violationsOf: (credential: JsonObject) => Promise<Violations | null>
  /** The data as the engine takes it, for measuring the engine alone. */
  readonly datasetOf: (credential: JsonObject) => Promise<Dataset>
  readonly engine: Validator
}

export function officialValidator(standards: string, version: ElmVersion, profile: ElmProfile): OfficialValidator {
  const directory = join(standards, directories[version])
  const shapes = files[profile].flatMap((name) =>
    new Parser({ format: 'text/turtle' }).parse(readFileSync(join(directory, `${name}.ttl`), 'utf8')),
  )
  const kept = shapes.filter((quad) => quad.predicate.value !== imports)
  // Without this, the engine stops looking at a node that is referred to more than fifty times.
  const engine = new Validator(new Store(kept) as object as Dataset, { maxNodeChecks: 0 } as object)
  const elm: unknown = JSON.parse(readFileSync(join(directory, 'edc-ap-context.jsonld'), 'utf8'))
  const contexts = new Map<string, unknown>([...credentialsContexts, ...dataIntegrityContexts, ...statusContexts])
  contexts.set(elmContextUrl, elm)

  const quadsOf = async (credential: JsonObject): Promise<readonly ShaclTerms[]> => {
    const options = {
      safe: false,
      documentLoader: async (documentUrl: string) => {
        const document = contexts.get(documentUrl)
        if (document === undefined) throw new Error(`no context is bundled for ${documentUrl}`)
        return { documentUrl, document }
      },
    }
    const document = withMarkers(structuredClone(credential), '') as jsonld.JsonLdDocument
    return (await jsonld.toRDF(document, options as object)) as object as readonly ShaclTerms[]
  }
  const datasetFrom = (quads: readonly ShaclTerms[]) => new Store(quads.map(toQuad)) as object as Dataset

  return {
    engine,
    datasetOf: async (credential) => datasetFrom(await quadsOf(credential)),
    violationsOf: async (credential) => {
      let quads: readonly ShaclTerms[]
      try {
        quads = await quadsOf(credential)
      } catch {
        return null
      }
      const pointers = new Map(
        quads.flatMap(({ subject, predicate, object }) =>
          predicate.value === markerIri && subject.termType === 'BlankNode' ? [[subject.value, object.value]] : [],
        ),
      )
      const { results } = await engine.validate(datasetFrom(quads))
      return unique(
        results.map(({ focusNode, path, sourceConstraintComponent }) => {
          const focus = focusNode as Term | null
          const name = focus?.termType === 'BlankNode' ? pointers.get(focus.value) : focus?.value
          const kind = /#(\w+)ConstraintComponent$/.exec(sourceConstraintComponent?.value ?? '')?.[1] ?? '?'
          return `${name} ${termValue(path)} ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`
        }),
      )
    },
  }
}

export function unique(violations: readonly string[]): Violations {
  return [...new Set(violations)].sort()
}

function termValue(path: unknown): string {
  if (Array.isArray(path)) return path.map(termValue).join(' ')
  return typeof path === 'object' && path !== null && 'value' in path ? String(path.value) : 'null'
}

function toQuad({ subject, predicate, object }: ShaclTerms): Quad {
  const factory = DataFactory as {
    readonly quad: (...terms: readonly object[]) => Quad
    readonly namedNode: (value: string) => object
    readonly blankNode: (value: string) => object
    readonly literal: (value: string, type: string | object) => object
  }
  const term = ({ termType, value, language, datatype }: Term): object => {
    if (termType === 'NamedNode') return factory.namedNode(value)
    if (termType === 'BlankNode') return factory.blankNode(value)
    return factory.literal(value, language || factory.namedNode(datatype?.value ?? ''))
  }
  return factory.quad(term(subject), term(predicate), term(object))
}

/** Lets every node without an IRI say where it stands, by a property that no shape looks at. */
function withMarkers(value: unknown, pointer: string): unknown {
  if (Array.isArray(value)) return value.map((one, index) => withMarkers(one, `${pointer}/${index}`))
  if (!isJsonObject(value) || '@value' in value) return value
  const marked = Object.fromEntries(
    Object.entries(value).map(([member, inner]) => {
      const isLanguageMap = elmTerms.get(member)?.datatype === 'languageMap' && isJsonObject(inner)
      if (isLanguageMap || member === '@context') return [member, inner]
      return [member, withMarkers(inner, `${pointer}/${member.replace(/~/g, '~0').replace(/\//g, '~1')}`)]
    }),
  )
  const { id } = value
  if (typeof id === 'string' && id.startsWith('_:')) return { ...marked, [markerIri]: id }
  return 'id' in value || '@id' in value ? marked : { ...marked, [markerIri]: pointer }
}
