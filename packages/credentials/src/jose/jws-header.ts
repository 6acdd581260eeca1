/** The header of a JWS (RFC 7515, section 4): what it may hold in the context that reads it. */
import type { SignatureAlgorithm } from '../cryptography.ts'
import { isJsonObject, type JsonObject, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url } from '../multiformats/index.ts'
import { checkAlgorithm } from './algorithms.ts'

/** What one context allows. Whatever is not allowed here is refused, also where a library would pass over it. */
export interface JwsPolicy {
  readonly algorithms: readonly SignatureAlgorithm[]
  /** Values of `typ` without `application/`; absent: any or none. */
  readonly types?: readonly string[] | undefined
  /** Values that `cty` may have where it stands. */
  readonly contentTypes?: readonly string[] | undefined
  /** Extensions that the caller understands and applies (`crit`). */
  readonly understood?: readonly string[] | undefined
  /** Whether certificates may stand in the header; the caller builds the path. Default: no. */
  readonly allowCertificates?: boolean | undefined
  /** Whether a key may stand in the header; the caller compares it with what the issuer publishes. Default: no. */
  readonly allowEmbeddedKey?: boolean | undefined
  /** Whether the payload may be signed as it is (RFC 7797, `b64: false`). Default: no. */
  readonly allowUnencodedPayload?: boolean | undefined
  /** Size of the whole token in characters. Default 512 KiB. */
  readonly maxLength?: number | undefined
}

const maxHeaderLength = 65_536
const headerLimits = { maxBytes: 49_152, maxDepth: 8, maxNodes: 2_000 }
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Names that RFC 7515 and RFC 7518 define: none of them is an extension (section 4.1.11). */
const registered = new Set(
  'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '),
)

/** The header of a part of a token. @throws MesheError `jws.malformed` or a code of `parseJson` */
export function decodeHeader(text: string): JsonObject {
  if (text === '' || text.length > maxHeaderLength) throw malformed('protected')
  const header = parseJson(decodeText(text, 'protected'), headerLimits)
  if (!isJsonObject(header)) throw malformed('protected')
  return header
}

/** Bytes of a part of a token. @throws MesheError `jws.malformed` */
export function decodePart(text: string, part: string): Uint8Array {
  try {
    return decodeBase64url(text)
  } catch (cause) {
    throw malformed(part, cause)
  }
}

/** Text of a part of a token, in UTF-8. @throws MesheError `jws.malformed` */
function decodeText(text: string, part: string): string {
  try {
    return decoder.decode(decodeBase64url(text))
  } catch (cause) {
    throw malformed(part, cause)
  }
}

/**
 * Judges a protected header before any key is looked for.
 *
 * @throws MesheError as `checkAlgorithm` does; `jws.embedded-key` (`jwk`), `jws.remote-key` (`jku`, `x5u`),
 *   `jws.embedded-certificate` (`x5c`), `jws.critical-malformed`, `jws.critical-unknown`, `jws.unencoded-payload`,
 *   `jws.type-mismatch`, `jws.content-type-mismatch`
 */
export function checkHeader(header: JsonObject, policy: JwsPolicy): SignatureAlgorithm {
  const algorithm = checkAlgorithm(header['alg'], policy.algorithms)
  if (header['jwk'] !== undefined && policy.allowEmbeddedKey !== true) {
    throw new MesheError('jws.embedded-key', 'A key that comes with the token proves nothing.')
  }
  for (const member of ['jku', 'x5u']) {
    if (header[member] !== undefined) {
      throw new MesheError('jws.remote-key', 'A key from an address that the token names proves nothing.', { member })
    }
  }
  if (header['x5c'] !== undefined && policy.allowCertificates !== true) {
    throw new MesheError('jws.embedded-certificate', 'Certificates are not allowed here.')
  }
  if (header['kid'] !== undefined && typeof header['kid'] !== 'string') throw malformed('kid')
  checkCritical(header, policy)
  checkMediaTypes(header, policy)
  return algorithm
}

/** Whether the payload is signed as it is (RFC 7797). @throws MesheError `jws.unencoded-payload`, `jws.malformed` */
function checkCritical(header: JsonObject, { understood = [], allowUnencodedPayload = false }: JwsPolicy): void {
  const { crit: critical, b64: encoded } = header
  if (encoded !== undefined) {
    if (typeof encoded !== 'boolean') throw malformed('b64')
    if (!encoded && !allowUnencodedPayload) {
      throw new MesheError('jws.unencoded-payload', 'The payload must be encoded here.')
    }
  }
  if (critical === undefined) {
    if (encoded === false) throw criticalMalformed()
    return
  }
  if (!Array.isArray(critical) || critical.length === 0 || critical.length > 20) throw criticalMalformed()
  if (new Set(critical).size !== critical.length) throw criticalMalformed()
  for (const name of critical) {
    if (typeof name !== 'string' || registered.has(name) || !Object.hasOwn(header, name)) throw criticalMalformed()
    if (!understood.includes(name) && !(name === 'b64' && allowUnencodedPayload)) {
      throw new MesheError('jws.critical-unknown', 'The token demands an extension that is not known here.', {
        extension: name.slice(0, 40),
      })
    }
  }
  if (encoded === false && !critical.includes('b64')) throw criticalMalformed()
}

function checkMediaTypes({ typ, cty }: JsonObject, { types, contentTypes }: JwsPolicy): void {
  if (types !== undefined && !(typeof typ === 'string' && types.includes(shortTypeOf(typ)))) {
    throw new MesheError('jws.type-mismatch', 'The token is of another kind.', { expected: types })
  }
  if (contentTypes === undefined || cty === undefined) return
  if (typeof cty !== 'string' || !contentTypes.includes(shortTypeOf(cty))) {
    throw new MesheError('jws.content-type-mismatch', 'The content of the token is of another kind.', {
      expected: contentTypes,
    })
  }
}

/** Media types compare without case, and `application/` may be left out (RFC 7515, section 4.1.9). */
export function shortTypeOf(type: string): string {
  return type.toLowerCase().replace(/^application\/(?=[^/]*$)/, '')
}

/** `typ` in its short form; empty when there is none. */
export function kindOf({ typ }: JsonObject): string {
  return typeof typ === 'string' ? shortTypeOf(typ) : ''
}

function criticalMalformed(): MesheError {
  return new MesheError('jws.critical-malformed', 'The list of critical extensions is not as the norm has it.')
}

export function malformed(part: string, cause?: unknown): MesheError {
  return new MesheError('jws.malformed', 'The token is not a JWS.', { part }, cause)
}
