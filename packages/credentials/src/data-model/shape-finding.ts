/** What the check of a credential's shape finds, and the small checks it is made of. */
import type { JsonValue } from '../json/index.ts'

export type ShapeCode =
  | 'shape.not-an-object'
  | 'shape.context-missing'
  | 'shape.context-base-not-first'
  | 'shape.context-malformed'
  | 'shape.type-missing'
  | 'shape.type-malformed'
  | 'shape.type-not-a-credential'
  | 'shape.type-not-a-presentation'
  | 'shape.id-missing'
  | 'shape.id-malformed'
  | 'shape.issuer-missing'
  | 'shape.issuer-malformed'
  | 'shape.date-missing'
  | 'shape.date-malformed'
  | 'shape.valid-until-before-valid-from'
  | 'shape.holder-malformed'
  | 'shape.credential-malformed'
  | 'shape.envelope-malformed'
  | 'shape.subject-missing'
  | 'shape.subject-malformed'
  | 'shape.subject-empty'
  | 'shape.member-malformed'
  | 'shape.text-malformed'
  | 'shape.digest-missing'
  | 'shape.digest-malformed'
  | 'shape.digest-differs'
  | 'shape.resource-named-twice'

export interface ShapeFinding {
  readonly code: ShapeCode
  /** JSON Pointer (RFC 6901) to the member concerned. */
  readonly path: string
  /** One English sentence for whoever repairs it. */
  readonly message: string
}

export function finding(code: ShapeCode, path: string, message: string): ShapeFinding {
  return { code, path, message }
}

const absoluteIri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/

/** An absolute URL of any scheme, e.g. `did:`, `urn:` or `https:`. */
export function isUrl(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && absoluteIri.test(value) && URL.canParse(value)
}

/** The values of a member that may stand once or in a list, each with its path. Not there: none. `null` is a value. */
export function valuesOf(value: JsonValue | undefined, path: string): { value: JsonValue; path: string }[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [{ value: value as JsonValue, path }]
  return value.map((item, index) => ({ value: item as JsonValue, path: `${path}/${index}` }))
}

/** `type` of an object inside a credential: one non-empty text or several. */
export function checkType(type: JsonValue | undefined, path: string): readonly ShapeFinding[] {
  if (type === undefined || type === null) return [finding('shape.type-missing', `${path}/type`, 'A type is required.')]
  const types = valuesOf(type, `${path}/type`)
  if (types.length === 0) return [finding('shape.type-missing', `${path}/type`, 'A type is required.')]
  return types
    .filter((entry) => typeof entry.value !== 'string' || entry.value === '')
    .map((entry) => finding('shape.type-malformed', entry.path, 'A type is a term or a URL.'))
}

/** `id` of an object: at most one URL. */
export function checkId(id: JsonValue | undefined, path: string, isRequired: boolean): readonly ShapeFinding[] {
  if (id === undefined) return isRequired ? [finding('shape.id-missing', `${path}/id`, 'An id is required.')] : []
  return isUrl(id) ? [] : [finding('shape.id-malformed', `${path}/id`, 'An id is one URL.')]
}
