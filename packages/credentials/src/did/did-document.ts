/** Controlled identifier documents with Multikey methods (DID Core 1.0, section 5; Controlled Identifiers 1.0, section 2). */
import type { KeyType } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { isJsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeMultikey } from '../multiformats/index.ts'

export interface VerificationMethod {
  /** Absolute DID URL with a fragment. */
  readonly id: string
  readonly type: string
  readonly controller: string
  readonly publicKeyMultibase?: string | undefined
  readonly publicKeyJwk?: JsonObject | undefined
  /** ISO 8601: no proof is to be accepted from this moment on (Controlled Identifiers 1.0, section 2.2). */
  readonly revoked?: string | undefined
  readonly expires?: string | undefined
}

export interface DidService {
  readonly id: string
  readonly type: string
  readonly serviceEndpoint: string
}

export interface DidDocument {
  readonly '@context'?: JsonObject[string]
  readonly id: string
  readonly verificationMethod?: readonly VerificationMethod[] | undefined
  readonly assertionMethod?: readonly (string | VerificationMethod)[] | undefined
  readonly authentication?: readonly (string | VerificationMethod)[] | undefined
  readonly capabilityInvocation?: readonly (string | VerificationMethod)[] | undefined
  readonly capabilityDelegation?: readonly (string | VerificationMethod)[] | undefined
  readonly service?: readonly DidService[] | undefined
}

/** Finds the document behind a DID; throws `did.not-found` or `did.unresolvable` when it cannot. */
export type DidResolver = (did: string) => Promise<DidDocument>

export interface DidKey {
  /** Name of the key within the document, without the number sign, e.g. `key-1`. */
  readonly fragment: string
  /** The raw key, as Multikey has it: 32 bytes of an Ed25519 key, a point of P-256 or P-384. */
  readonly publicKey: Uint8Array
  /** Default: `Ed25519`. */
  readonly algorithm?: KeyType | undefined
  /** Only for a key that leaked: everything ever signed with it falls. A retired key stays without it. */
  readonly revokedAt?: Date | undefined
}

export interface DidDocumentContent {
  readonly id: string
  readonly keys: readonly DidKey[]
  readonly service?: readonly DidService[] | undefined
}

export const didDocumentContexts = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'] as const

/**
 * Writes the document of a DID: every key may assert and authenticate.
 *
 * @throws MesheError `did.malformed` when two keys share a fragment, `key.unsupported` for a key that Multikey does not know.
 */
export function createDidDocument({ id, keys, service }: DidDocumentContent): DidDocument {
  if (new Set(keys.map((key) => key.fragment)).size !== keys.length) {
    throw new MesheError('did.malformed', 'Two keys of the document have the same name.', { did: id })
  }
  const methods = keys.map((key): VerificationMethod => {
    const method = {
      id: `${id}#${key.fragment}`,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: encodeMultikey({ algorithm: key.algorithm ?? 'Ed25519', publicKey: key.publicKey }),
    }
    return key.revokedAt === undefined ? method : { ...method, revoked: key.revokedAt.toISOString() }
  })
  const ids = methods.map((method) => method.id)
  const document: DidDocument = {
    '@context': [...didDocumentContexts],
    id,
    verificationMethod: methods,
    assertionMethod: ids,
    authentication: ids,
  }
  return service === undefined || service.length === 0 ? document : { ...document, service }
}

/**
 * Reads what somebody else answered for a DID; unknown members are kept.
 *
 * @throws MesheError `did.unresolvable` when it is no document or the document of another DID (did:web, Read).
 */
export function readDidDocument(value: unknown, did: string): DidDocument {
  if (!isJsonObject(value) || value['id'] !== did) {
    throw new MesheError('did.unresolvable', 'What was found is not the document of this identifier.', { did })
  }
  return value as unknown as DidDocument
}
