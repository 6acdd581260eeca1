/** What a verification needs from outside: the time, cryptography, and three ways to ask others. */
import type { Cryptography } from '../cryptography.ts'
import type { DidResolver } from '../did/index.ts'
import type { FetchText } from '../issuer-keys/index.ts'
import type { JsonObject } from '../json/index.ts'
import type { KnownIdentity } from '../open-badges/index.ts'
import type { RevocationMaterial } from '../x509/index.ts'

/** What the lists in use say about an issuer. `readAt`: when the list was read, which may be before the question. */
export type IssuerListing =
  | {
      readonly listed: true
      /** The identifier under which the list knows the issuer, where a token names it by another one. */
      readonly id?: string | undefined
      readonly name: string
      /** ISO 3166-1 alpha-2. */
      readonly country: string
      readonly listName: string
      readonly readAt: Date
      /** True for an issuer that only practises: what it issues proves nothing. */
      readonly practice?: boolean | undefined
    }
  | { readonly listed: false; readonly listName: string; readonly readAt: Date }
  | { readonly listed: 'unknown'; readonly listName: string; readonly reason: string; readonly readAt: Date }

/** The person before us, as far as proven beforehand: by a presentation, or by signing in with a mail address. */
export interface PresentPerson {
  readonly id?: string | undefined
  readonly email?: string | undefined
  /** Other proven identities, e.g. the number at an institution. */
  readonly identities?: readonly KnownIdentity[] | undefined
}

/** A list of certificates that are trusted to name the organisations that seal. */
export interface SealTrustAnchors {
  readonly listName: string
  readonly readAt: Date
  /** DER. */
  readonly certificates: readonly Uint8Array[]
  /** DER of those trusted about time; default: the same. */
  readonly timeCertificates?: readonly Uint8Array[] | undefined
  /** Revocation data asked for beside those in the seal. */
  readonly revocation?: RevocationMaterial | undefined
}

export interface VerificationEnvironment {
  readonly now: Date
  readonly cryptography: Cryptography
  readonly resolveDid: DidResolver
  /** Throws when the list cannot be read. */
  readonly fetchStatusList: (url: string) => Promise<{ readonly credential: JsonObject; readonly readAt: Date }>
  /** By DID, or by the address that a token names. */
  readonly lookUpIssuer: (id: string) => Promise<IssuerListing>
  /**
   * Reads metadata of issuers, their keys and status lists that are tokens. Without it tokens of issuers with a web
   * address cannot be checked, nor whether a token is in force.
   */
  readonly fetchText?: FetchText | undefined
  /** The text of the metadata of a type of SD-JWT VC; null where there is none. Types of this package need nobody. */
  readonly findType?: ((vct: string) => Promise<string | null>) | undefined
  /** Without them the organisation of a seal cannot be confirmed. */
  readonly sealTrustAnchors?: SealTrustAnchors | undefined
  readonly presentPerson?: PresentPerson | undefined
}
