/** Credentials and presentations in an envelope of another format (VC Data Model 2.0, sections 4.13.1 and 4.13.2). */
import type { JsonObject } from '../json/index.ts'
import { credentialContexts } from './contexts.ts'
import { finding, type ShapeFinding, valuesOf } from './shape-finding.ts'

const envelopeTypes = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'] as const
export type EnvelopeType = (typeof envelopeTypes)[number]

/** A `data:` URL (RFC 2397) with its media type. */
const dataUrl = /^data:([A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+)((?:;[^,;\s]+)*),(\S+)$/
const maxShown = 200

/** Which envelope an object is, or `null`. */
export function lookEnvelopeType(value: JsonObject): EnvelopeType | null {
  const types = valuesOf(value['type'], '').map((entry) => entry.value)
  return envelopeTypes.find((type) => types.includes(type)) ?? null
}

/** Its context is the data model's (2.0), its `id` a `data:` URL with the secured content. */
export function checkEnvelope(envelope: JsonObject, path: string): readonly ShapeFinding[] {
  const contexts = valuesOf(envelope['@context'], '').map((entry) => entry.value)
  const findings: ShapeFinding[] = []
  if (contexts[0] !== credentialContexts['2.0']) {
    findings.push(finding('shape.context-base-not-first', `${path}/@context`, 'The first context is the data model’s.'))
  }
  const id = envelope['id']
  if (typeof id !== 'string' || !dataUrl.test(id)) {
    findings.push(finding('shape.envelope-malformed', `${path}/id`, 'The id is a data: URL with its media type.'))
  }
  return findings
}

/** What an envelope holds: its media type and the content as it stands there; `null` when the id is no `data:` URL. */
export function lookEnveloped(envelope: JsonObject): { readonly mediaType: string; readonly content: string } | null {
  const match = typeof envelope['id'] === 'string' ? dataUrl.exec(envelope['id']) : null
  return match === null ? null : { mediaType: match[1]!.toLowerCase().slice(0, maxShown), content: match[3]! }
}
