/** Resources whose digest a credential carries (VC Data Model 2.0, section 5.3 Integrity of Related Resources). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { knownResources } from './known-resources.ts'
import { judgeDigests } from './resource-digest.ts'
import { checkId, finding, type ShapeFinding, valuesOf } from './shape-finding.ts'

/** Subresource Integrity, section 3.5: one hash with its algorithm; several are parted by white space. */
const digestSri = /^sha(256|384|512)-[A-Za-z0-9+/_-]+={0,2}(\?[!-~]*)?$/
const digestMultibase = /^[zu][A-Za-z0-9_-]+$/

/**
 * Each is an object with an `id` that no other has, and at least one digest, which is right where the resource is known here.
 * Of others only who fetches them can say it, by `judgeDigests`.
 */
export function checkRelatedResources(value: JsonValue | undefined): readonly ShapeFinding[] {
  const seen = new Set<JsonValue>()
  return valuesOf(value, '/relatedResource').flatMap((entry) => {
    const resource = entry.value
    if (!isJsonObject(resource)) {
      return [finding('shape.member-malformed', entry.path, 'Each relatedResource is an object.')]
    }
    const findings = [...checkId(resource['id'], entry.path, true), ...checkDigest(resource, entry.path)]
    if (seen.has(resource['id'] ?? null)) {
      findings.push(finding('shape.resource-named-twice', `${entry.path}/id`, 'No resource is named twice.'))
    }
    seen.add(resource['id'] ?? null)
    return findings
  })
}

function checkDigest(resource: JsonObject, path: string): ShapeFinding[] {
  const { id, digestSRI, digestMultibase: multibase } = resource
  if (digestSRI === undefined && multibase === undefined) {
    return [finding('shape.digest-missing', path, 'A resource has digestSRI or digestMultibase.')]
  }
  const findings: ShapeFinding[] = []
  if (digestSRI !== undefined && !isDigestSri(digestSRI)) {
    findings.push(finding('shape.digest-malformed', `${path}/digestSRI`, 'digestSRI is a hash with its algorithm.'))
  }
  if (multibase !== undefined && !(typeof multibase === 'string' && digestMultibase.test(multibase))) {
    findings.push(finding('shape.digest-malformed', `${path}/digestMultibase`, 'digestMultibase is a multibase text.'))
  }
  const known = typeof id === 'string' ? knownResources.get(id) : undefined
  if (findings.length === 0 && known !== undefined && judgeDigests(resource, known) === 'differs') {
    findings.push(finding('shape.digest-differs', path, 'The resource is not the one that the digest names.'))
  }
  return findings
}

function isDigestSri(value: JsonValue): boolean {
  return (
    typeof value === 'string' &&
    value
      .trim()
      .split(/\s+/)
      .every((hash) => digestSri.test(hash))
  )
}
