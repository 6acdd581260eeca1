/** The statements of the data model about presentations that can be checked on the JSON alone (2.0, section 4.13; 1.1, section 4.10). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { checkContext, checkCredentialShape, checkTypedMember, lookDataModelVersion } from './check-credential-shape.ts'
import { checkEnvelope, lookEnvelopeType } from './check-envelope.ts'
import type { DataModelVersion } from './contexts.ts'
import { checkId, checkType, finding, isUrl, type ShapeFinding, valuesOf } from './shape-finding.ts'

/**
 * Everything in which a presentation does not follow the data model its first context names (2.0 when it names none); each
 * credential in it follows the version that it names itself. An empty list means: nothing was found.
 */
export function checkPresentationShape(presentation: unknown): readonly ShapeFinding[] {
  if (!isJsonObject(presentation)) return [finding('shape.not-an-object', '', 'A presentation is a JSON object.')]
  if (lookEnvelopeType(presentation) === 'EnvelopedVerifiablePresentation') return checkEnvelope(presentation, '')
  const version = lookDataModelVersion(presentation) ?? '2.0'
  return [
    ...checkContext(presentation['@context']),
    ...checkPresentationType(presentation['type']),
    ...checkId(presentation['id'], '', false),
    ...checkHolder(presentation['holder']),
    ...(['termsOfUse', 'refreshService', 'proof'] as const).flatMap((member) =>
      checkTypedMember(member, presentation[member], version),
    ),
    ...valuesOf(presentation['verifiableCredential'], '/verifiableCredential').flatMap((entry) =>
      checkPresented(entry.value, entry.path, version),
    ),
  ]
}

function checkPresentationType(type: JsonValue | undefined): readonly ShapeFinding[] {
  const findings = checkType(type, '')
  if (findings.length > 0) return findings
  if (valuesOf(type, '').some((entry) => entry.value === 'VerifiablePresentation')) return []
  return [finding('shape.type-not-a-presentation', '/type', 'One type is VerifiablePresentation.')]
}

/** A URL, or an object whose `id` is one. */
function checkHolder(holder: JsonValue | undefined): readonly ShapeFinding[] {
  if (holder === undefined || isUrl(holder) || (isJsonObject(holder) && isUrl(holder['id']))) return []
  return [finding('shape.holder-malformed', '/holder', 'The holder is a URL or an object whose id is one.')]
}

/** An object in both versions; in 1.1 a compact token too (section 6.3.1). */
function checkPresented(value: JsonValue, path: string, version: DataModelVersion): readonly ShapeFinding[] {
  if (typeof value === 'string' && version === '1.1' && value !== '') return []
  if (!isJsonObject(value)) {
    return [finding('shape.credential-malformed', path, 'Each verifiableCredential is an object.')]
  }
  if (lookEnvelopeType(value) === 'EnvelopedVerifiableCredential') return checkEnvelope(value, path)
  return checkCredentialShape(value).map((found) => ({ ...found, path: `${path}${found.path}` }))
}

/** Who presents, as the presentation says it; `null` when it does not. */
export function lookHolder(presentation: JsonObject): string | null {
  const { holder } = presentation
  if (typeof holder === 'string') return holder
  return isJsonObject(holder) && typeof holder['id'] === 'string' ? holder['id'] : null
}
