/** The parts of an SD-JWT: compact, and as JWS in JSON (RFC 9901, sections 4 and 8). */
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { maxDisclosures } from './disclosure.ts'

export interface SdJwtParts {
  /** The token that the issuer signed. */
  readonly jwt: string
  /** Disclosures as they are sent. */
  readonly disclosures: readonly string[]
  readonly keyBinding: string | null
}

const maxLength = 1024 * 1024

/** @throws MesheError `sd-jwt.malformed`, `sd-jwt.too-large` */
export function splitSdJwt(text: string): SdJwtParts {
  if (text.length > maxLength) throw new MesheError('sd-jwt.too-large', 'The token is too long.', { maxLength })
  const parts = text.split('~', maxDisclosures + 3)
  if (parts.length < 2 || parts.some((part, index) => part === '' && index < parts.length - 1)) throw malformed()
  if (parts.length > maxDisclosures + 2) {
    throw new MesheError('sd-jwt.too-large', 'The token holds too many disclosures.', { maxDisclosures })
  }
  const [jwt, ...disclosures] = parts as [string, ...string[]]
  const keyBinding = disclosures.pop()!
  if (keyBinding !== '' && !keyBinding.includes('.')) throw malformed()
  return { jwt, disclosures, keyBinding: keyBinding === '' ? null : keyBinding }
}

/** What a key binding token covers: everything before it, with the last tilde. */
export function joinSdJwt({
  jwt,
  disclosures,
  keyBinding = null,
}: Omit<SdJwtParts, 'keyBinding'> & Partial<SdJwtParts>): string {
  return `${[jwt, ...disclosures].join('~')}~${keyBinding ?? ''}`
}

/** As JWS in JSON, flattened: disclosures and key binding stand in the header that is not signed (section 8). */
export function toJsonSdJwt(text: string): JsonObject {
  const { jwt, disclosures, keyBinding } = splitSdJwt(text)
  const [head, payload, signature, more] = jwt.split('.')
  if (head === undefined || payload === undefined || signature === undefined || more !== undefined) throw malformed()
  const header = keyBinding === null ? { disclosures } : { disclosures, kb_jwt: keyBinding }
  return { payload, protected: head, signature, header }
}

/**
 * From JWS in JSON, flattened or general, to the compact form. Of a general one the signature that carries the
 * disclosures is taken; others beside it are not judged.
 *
 * @throws MesheError `sd-jwt.malformed`
 */
export function fromJsonSdJwt(jws: JsonObject): string {
  const signatures = jws['signatures'] === undefined ? [jws] : jws['signatures']
  if (!Array.isArray(signatures) || signatures.length === 0) throw malformed()
  const carrier = signatures.find(
    (one) => isJsonObject(one) && isJsonObject(one['header']) && 'disclosures' in one['header'],
  )
  const { protected: head, signature, header } = (carrier ?? signatures[0]) as JsonObject
  const { disclosures = [], kb_jwt: keyBinding = '' } = isJsonObject(header) ? header : {}
  const texts: readonly unknown[] = [head, jws['payload'], signature]
  const isSound = texts.every((part) => typeof part === 'string' && part !== '' && !/[.~]/.test(part))
  if (!isSound || !Array.isArray(disclosures) || typeof keyBinding !== 'string' || keyBinding.includes('~')) {
    throw malformed()
  }
  if (!disclosures.every((text) => typeof text === 'string' && text !== '' && !text.includes('~'))) throw malformed()
  return joinSdJwt({ jwt: texts.join('.'), disclosures, keyBinding })
}

function malformed(): MesheError {
  return new MesheError('sd-jwt.malformed', 'The text is not an SD-JWT.')
}
