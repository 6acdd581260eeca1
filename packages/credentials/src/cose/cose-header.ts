/** The headers of a COSE message (RFC 9052, section 3): what they may hold in the context that reads them. */
import type { CborValue } from '../cbor/index.ts'
import type { SignatureAlgorithm } from '../cryptography.ts'
import { shortTypeOf } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { checkCoseAlgorithm } from './algorithms.ts'
import { readCwtClaims, textOfBytes } from './cwt-claims.ts'
import { certificateLabels, embeddedKeyLabels, headerLabels, remoteKeyLabels } from './header-labels.ts'

export type CoseHeaderMap = ReadonlyMap<number | string, CborValue>

/** What one context allows; whatever is not allowed here is refused. */
export interface CosePolicy {
  readonly algorithms: readonly SignatureAlgorithm[]
  /** Values of `typ` (16) without `application/`; absent: any or none. */
  readonly types?: readonly string[] | undefined
  /** Values that the content type (3) may have where it stands. */
  readonly contentTypes?: readonly string[] | undefined
}

export interface CoseHeader {
  readonly algorithm: SignatureAlgorithm
  /** `kid` as text. */
  readonly keyId: string | null
  /** `typ` in its short form; null where there is none. */
  readonly type: string | null
  /** CWT claims (RFC 9597) under their names in a JWT. */
  readonly claims: JsonObject
}

/**
 * Judges the headers before any key is looked for. All but the name of the key must be signed.
 *
 * @throws MesheError as `checkCoseAlgorithm` does; `cose.header-overlap`, `cose.unprotected-parameter`,
 *   `cose.embedded-key`, `cose.embedded-certificate`, `cose.remote-key`, `cose.critical-malformed`,
 *   `cose.critical-unknown`, `cose.type-mismatch`, `cose.content-type-mismatch`, `cose.malformed`
 */
export function checkCoseHeader(signed: CoseHeaderMap, open: CoseHeaderMap, policy: CosePolicy): CoseHeader {
  for (const label of open.keys()) {
    if (signed.has(label)) throw new MesheError('cose.header-overlap', 'A parameter stands in both headers.')
  }
  refuseKeys([...signed.keys(), ...open.keys()])
  for (const label of open.keys()) {
    if (label !== headerLabels.keyId) {
      throw new MesheError('cose.unprotected-parameter', 'A parameter stands where nobody signed it.')
    }
  }
  const algorithm = checkCoseAlgorithm(signed.get(headerLabels.algorithm), policy.algorithms)
  checkCritical(signed)
  const type = lookMediaType(signed, headerLabels.type)
  const contentType = lookMediaType(signed, headerLabels.contentType)
  if (policy.types !== undefined && !(type !== null && policy.types.includes(type))) {
    throw new MesheError('cose.type-mismatch', 'The message is of another kind.', { expected: policy.types })
  }
  if (policy.contentTypes !== undefined && contentType !== null && !policy.contentTypes.includes(contentType)) {
    const expected = policy.contentTypes
    throw new MesheError('cose.content-type-mismatch', 'The content of the message is of another kind.', { expected })
  }
  const keyId = signed.get(headerLabels.keyId) ?? open.get(headerLabels.keyId)
  if (keyId !== undefined && !(keyId instanceof Uint8Array)) throw malformed()
  const claims = readCwtClaims(signed.get(headerLabels.claims))
  return { algorithm, keyId: keyId === undefined ? null : textOfBytes(keyId), type, claims }
}

/** `typ` of a header as it stands, in its short form; null where there is none that is text. */
export function lookCoseType(signed: CoseHeaderMap): string | null {
  const type = signed.get(headerLabels.type)
  return typeof type === 'string' ? shortTypeOf(type) : null
}

function refuseKeys(labels: readonly (number | string)[]): void {
  for (const label of labels) {
    if (typeof label !== 'number') continue
    if (embeddedKeyLabels.includes(label)) {
      throw new MesheError('cose.embedded-key', 'A key that comes with the message proves nothing.')
    }
    if (certificateLabels.includes(label)) {
      throw new MesheError('cose.embedded-certificate', 'Certificates are not allowed here.')
    }
    if (remoteKeyLabels.includes(label)) {
      throw new MesheError('cose.remote-key', 'A key from an address that the message names proves nothing.')
    }
  }
}

/** Of what may be demanded everything that is understood here stands in the norm itself (RFC 9052, section 3.1). */
const understood: readonly (number | string)[] = [headerLabels.claims, headerLabels.type]

function checkCritical(signed: CoseHeaderMap): void {
  const critical = signed.get(headerLabels.critical)
  if (critical === undefined) return
  if (!Array.isArray(critical) || critical.length === 0 || critical.length > 20) throw criticalMalformed()
  if (new Set(critical).size !== critical.length) throw criticalMalformed()
  for (const label of critical as readonly CborValue[]) {
    if (typeof label !== 'number' && typeof label !== 'string') throw criticalMalformed()
    if (!signed.has(label)) throw criticalMalformed()
    const isOfTheNorm = typeof label === 'number' && label >= 1 && label <= 7
    if (!isOfTheNorm && !understood.includes(label)) {
      throw new MesheError('cose.critical-unknown', 'The message demands an extension that is not known here.')
    }
  }
}

/** A media type as text; numbers of CoAP name none that is used here. */
function lookMediaType(signed: CoseHeaderMap, label: number): string | null {
  const value = signed.get(label)
  if (value === undefined) return null
  if (typeof value === 'number') return ''
  if (typeof value !== 'string') throw malformed()
  return shortTypeOf(value)
}

function criticalMalformed(): MesheError {
  return new MesheError('cose.critical-malformed', 'The list of critical parameters is not as the norm has it.')
}

function malformed(): MesheError {
  return new MesheError('cose.malformed', 'The header is not as the norm has it.', { part: 'header' })
}
