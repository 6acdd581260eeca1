/**
 * Validates a European Digital Credential against the application profile of the European Learning Model, on its JSON: the
 * violations are those that the official SHACL shapes give, as `conformance/elm` proves.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../../json/index.ts'
import { elmContextUrl } from '../context.ts'
import type { ElmVersion } from '../elm-version.ts'
import { type CompiledProfile, compiledProfile, type ElmProfile } from './compile-profile.ts'
import { type GraphNode, pointerOf } from './elm-graph.ts'
import { checkProperty, type ElmConstraint } from './property-check.ts'
import { readGraph } from './read-graph.ts'

export interface ElmViolation {
  /** The node that violates: its IRI, or null for one without; JSON pointer (RFC 6901) to where it stands first. */
  readonly focus: { readonly id: string | null; readonly pointer: string }
  /** IRI of the property, or null where the fault is not one of a property. */
  readonly path: string | null
  /** `unreadable`: JSON-LD refuses it, or it uses a rare keyword that is not followed; `context`: its meaning is not known. */
  readonly constraint: ElmConstraint | 'unreadable' | 'context'
}

export interface ElmValidation {
  readonly conforms: boolean
  readonly version: ElmVersion
  readonly profile: ElmProfile
  /** Each focus, property and kind once, in the order of the document. */
  readonly violations: readonly ElmViolation[]
}

export interface ValidateElmOptions {
  /** Without it, as the credential shows. */
  readonly version?: ElmVersion
  /** Without it, the one that the credential names as its schema, else `edc-generic-full`. */
  readonly profile?: ElmProfile
}

/**
 * @param credential unsealed, or as it stands under its seal; a draft always lacks what sealing adds (see `simulateSeal`)
 * @returns a report; never throws for anything that JSON can be
 */
export function validateElm(credential: JsonObject, options: ValidateElmOptions = {}): ElmValidation {
  const profile = options.profile ?? profileOf(credential)
  const graph = readGraph(credential, options.version)
  const { version } = graph
  const violations = [
    ...contextViolations(credential),
    ...graph.unreadable.map((place): ElmViolation => {
      return { focus: { id: null, pointer: pointerOf(place) }, path: null, constraint: 'unreadable' }
    }),
  ]
  const checks = compiledProfile(profile, version)
  for (const node of graph.nodes) checkNode(node, checks, violations)
  return { conforms: violations.length === 0, version, profile, violations }
}

function checkNode(node: GraphNode, profile: CompiledProfile, violations: ElmViolation[]): void {
  const start = violations.length
  for (const type of node.types) {
    for (const check of profile.get(type) ?? []) {
      checkProperty(node, check, (constraint) => {
        for (let index = start; index < violations.length; index += 1) {
          const known = violations[index]
          if (known?.path === check.path && known.constraint === constraint) return
        }
        violations.push({ focus: { id: node.id, pointer: pointerOf(node.place) }, path: check.path, constraint })
      })
    }
  }
}

const schemaPrefix = 'http://data.europa.eu/snb/model/ap/'
const profiles: readonly ElmProfile[] = [
  'edc-diploma-supplement',
  'edc-accredited',
  'edc-converted',
  'edc-issued-by-mandate',
  'edc-generic-full',
  'edc-generic-no-cv',
]

/** The first of the narrower profiles that the credential names. */
function profileOf(credential: JsonObject): ElmProfile {
  const schema = credential['credentialSchema']
  const schemas = (Array.isArray(schema) ? schema : [schema]).map((one: unknown) =>
    isJsonObject(one) ? one['id'] : one,
  )
  return profiles.find((profile) => schemas.includes(schemaPrefix + profile)) ?? 'edc-generic-full'
}

const firstContext = 'https://www.w3.org/2018/credentials/v1'
/** They give no term of the model another meaning. */
const neutralContexts: readonly unknown[] = [
  firstContext,
  elmContextUrl,
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://www.w3.org/ns/credentials/status/v1',
]

function contextViolations(credential: JsonObject): ElmViolation[] {
  const context = credential['@context']
  const contexts: readonly unknown[] = Array.isArray(context) ? context : [context]
  const isKnown =
    contexts.includes(firstContext) &&
    contexts.includes(elmContextUrl) &&
    contexts.every((one) => neutralContexts.includes(one))
  if (isKnown) return []
  return [{ focus: { id: null, pointer: '/@context' }, path: null, constraint: 'context' }]
}
