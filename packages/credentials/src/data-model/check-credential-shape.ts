/**
 * The statements of the Verifiable Credentials Data Model, 1.1 and 2.0, that can be checked on the JSON alone.
 * What needs JSON-LD processing (terms without definition, redefined terms) is the business of `json-ld`.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { checkDates } from './check-dates.ts'
import { checkRelatedResources } from './check-related-resources.ts'
import { checkText } from './check-text.ts'
import { credentialContexts, type DataModelVersion } from './contexts.ts'
import { checkId, checkType, finding, isUrl, type ShapeFinding, valuesOf } from './shape-finding.ts'

/** Objects beside the claims: whether each needs an `id`, by version of the data model. All need a `type`. */
const typedMembers: Readonly<Record<string, Readonly<Record<DataModelVersion, boolean>>>> = {
  credentialStatus: { '1.1': true, '2.0': false },
  credentialSchema: { '1.1': true, '2.0': true },
  refreshService: { '1.1': true, '2.0': false },
  termsOfUse: { '1.1': false, '2.0': false },
  evidence: { '1.1': false, '2.0': false },
  proof: { '1.1': false, '2.0': false },
}

/** The version of the data model that a credential's first context names; `null` for neither. */
export function lookDataModelVersion(credential: JsonObject): DataModelVersion | null {
  const first = valuesOf(credential['@context'], '')[0]?.value
  if (first === credentialContexts['2.0']) return '2.0'
  return first === credentialContexts['1.1'] ? '1.1' : null
}

/**
 * Everything in which a credential does not follow the data model its first context names (2.0 when it names none).
 * An empty list means: nothing was found (VC Data Model 2.0, section 4; 1.1, sections 4 and 5).
 */
export function checkCredentialShape(credential: unknown): readonly ShapeFinding[] {
  if (!isJsonObject(credential)) return [finding('shape.not-an-object', '', 'A credential is a JSON object.')]
  const version = lookDataModelVersion(credential) ?? '2.0'
  return [
    ...checkContext(credential['@context']),
    ...checkCredentialType(credential['type']),
    ...checkId(credential['id'], '', false),
    ...checkIssuer(credential['issuer'], version),
    ...checkDates(credential, version),
    ...checkSubjects(credential['credentialSubject']),
    ...Object.keys(typedMembers).flatMap((member) => checkTypedMember(member, credential[member], version)),
    ...(version === '2.0'
      ? [...checkText(credential, ''), ...checkRelatedResources(credential['relatedResource'])]
      : []),
  ]
}

/** VC Data Model 2.0, section 4.3; 1.1, section 4.1. */
export function checkContext(context: JsonValue | undefined): readonly ShapeFinding[] {
  const path = '/@context'
  if (context === undefined || context === null)
    return [finding('shape.context-missing', path, 'A context is required.')]
  if (!Array.isArray(context)) return [finding('shape.context-malformed', path, 'The context is a list.')]
  const findings = valuesOf(context, path)
    .filter((entry) => !isUrl(entry.value) && !isJsonObject(entry.value))
    .map((entry) => finding('shape.context-malformed', entry.path, 'A context is a URL or an object.'))
  const isBaseFirst = Object.values<JsonValue>(credentialContexts).includes(context[0])
  if (isBaseFirst) return findings
  return [...findings, finding('shape.context-base-not-first', `${path}/0`, 'The first context is the data model’s.')]
}

/** VC Data Model 2.0, section 4.5; 1.1, section 4.3. */
function checkCredentialType(type: JsonValue | undefined): readonly ShapeFinding[] {
  const findings = checkType(type, '')
  if (findings.length > 0) return findings
  if (valuesOf(type, '').some((entry) => entry.value === 'VerifiableCredential')) return []
  return [finding('shape.type-not-a-credential', '/type', 'One type is VerifiableCredential.')]
}

/** VC Data Model 2.0, section 4.7; 1.1, section 4.5: a URL, or an object whose `id` is one. */
function checkIssuer(issuer: JsonValue | undefined, version: DataModelVersion): readonly ShapeFinding[] {
  if (issuer === undefined) return [finding('shape.issuer-missing', '/issuer', 'An issuer is required.')]
  if (isUrl(issuer)) return []
  if (!isJsonObject(issuer) || !isUrl(issuer['id'])) {
    return [finding('shape.issuer-malformed', '/issuer', 'The issuer is a URL or an object whose id is one.')]
  }
  return version === '2.0' ? checkText(issuer, '/issuer') : []
}

/** VC Data Model 2.0, section 4.8; 1.1, section 4.4: one or more objects, each with at least one member. */
function checkSubjects(subject: JsonValue | undefined): readonly ShapeFinding[] {
  const path = '/credentialSubject'
  const subjects = valuesOf(subject, path)
  if (subjects.length === 0) return [finding('shape.subject-missing', path, 'A subject is required.')]
  return subjects.flatMap((entry) => {
    if (!isJsonObject(entry.value)) return [finding('shape.subject-malformed', entry.path, 'A subject is an object.')]
    if (Object.keys(entry.value).length === 0) {
      return [finding('shape.subject-empty', entry.path, 'A subject says something.')]
    }
    return checkId(entry.value['id'], entry.path, false)
  })
}

/** VC Data Model 2.0, sections 4.10 to 4.12 and 5.4 to 5.6; 1.1, sections 4.7, 4.9 and 5.4 to 5.6. */
export function checkTypedMember(
  member: string,
  value: JsonValue | undefined,
  version: DataModelVersion,
): readonly ShapeFinding[] {
  return valuesOf(value, `/${member}`).flatMap((entry) => {
    if (!isJsonObject(entry.value)) {
      return [finding('shape.member-malformed', entry.path, `Each ${member} is an object.`)]
    }
    const isIdRequired = typedMembers[member]?.[version] ?? false
    return [...checkType(entry.value['type'], entry.path), ...checkId(entry.value['id'], entry.path, isIdRequired)]
  })
}
