/** The did:jwk method (W3C CCG, did:jwk v1.0): the identifier is the key as JWK, and the document follows from it. */
import type { PublicKey } from '../cryptography.ts'
import { readJwk, toJwk } from '../jose/index.ts'
import { isJsonObject, type JsonObject, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url, encodeBase64url } from '../multiformats/index.ts'
import type { DidDocument } from './did-document.ts'

const prefix = 'did:jwk:'
const contexts = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'] as const
/** An RSA key of 8192 bits, written as JWK and again as base64url. */
const maxTextLength = 4096

/** The identifier of a key, with the required members of its JWK only. @throws MesheError as `toJwk` does */
export function didJwkOf(key: PublicKey): string {
  return prefix + encodeBase64url(new TextEncoder().encode(JSON.stringify(toJwk(key))))
}

/**
 * Expands a did:jwk into its document: one key, `#0`.
 *
 * @throws MesheError `did.malformed` when it is no did:jwk, and as `readJwk` does: `key.private` for a key with its secret,
 *   `key.unsupported` also for one that is there to encrypt (`use` is `enc`), `key.malformed`, `key.not-on-curve`.
 */
export function resolveDidJwk(did: string): DidDocument {
  const jwk = readIdentifier(did)
  readJwk(jwk)
  const id = `${did}#0`
  return {
    '@context': [...contexts],
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk }],
    assertionMethod: [id],
    authentication: [id],
    capabilityInvocation: [id],
    capabilityDelegation: [id],
  }
}

function readIdentifier(did: string): JsonObject {
  const text = did.startsWith(prefix) ? did.slice(prefix.length) : ''
  if (text === '' || text.length > maxTextLength) throw malformed()
  try {
    const jwk = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeBase64url(text)))
    if (isJsonObject(jwk)) return jwk
  } catch (cause) {
    throw malformed(cause)
  }
  throw malformed()
}

/** Without the identifier: it could hold a private key. */
function malformed(cause?: unknown): MesheError {
  return new MesheError('did.malformed', 'The identifier is not a did:jwk.', {}, cause)
}
