/**
 * The key of the issuer of a token. How it is found follows from the form of the issuer alone, so that whoever writes a
 * token cannot choose (SD-JWT VC, sections 3.5 and 10.2): a DID shows its document; a web address shows its metadata, or
 * a certificate that names the host; without an issuer the certificate is the issuer.
 *
 * @module
 */
import type { Cryptography, SignatureAlgorithm } from '../cryptography.ts'
import type { DidResolver } from '../did/index.ts'
import { isSignatureAlgorithm, readJwk, type TrustedKey } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type CertifiedKey, checkHostOfCertificate, openCertificates } from './certificate-key.ts'
import { type FetchText, fetchJson } from './fetch-text.ts'
import { findKeyInSet, issuerMetadataUrl, readIssuerMetadata } from './issuer-metadata.ts'
import { findControllerKey, isSameKey } from './verification-method-key.ts'

export interface IssuerKeyEnvironment {
  readonly now: Date
  readonly cryptography: Cryptography
  readonly resolveDid: DidResolver
  /** Without it issuers with a web address cannot be asked for their keys. */
  readonly fetchText?: FetchText | undefined
  /** DER of certificates that are trusted to name issuers. */
  readonly trustAnchors?: readonly Uint8Array[] | undefined
}

export interface IssuerKey {
  readonly key: TrustedKey
  /** The certificate that holds the key, where the key came with the token. */
  readonly certified: CertifiedKey | null
}

/**
 * A key that came with the token is believed only when the issuer shows the very same one.
 *
 * @throws MesheError `jws.embedded-key` for another key than the issuer shows, and as `findIssuerKey` does
 */
export async function findSameIssuerKey(
  issuer: string,
  header: JsonObject,
  environment: IssuerKeyEnvironment,
): Promise<IssuerKey> {
  try {
    const found = await findIssuerKey(issuer, header, environment)
    if (header['jwk'] === undefined || isSameKey(found.key.key, readJwk(header['jwk']).key)) return found
  } catch (cause) {
    const isMissing = cause instanceof MesheError && cause.code === 'key.not-found' && header['jwk'] !== undefined
    if (!isMissing) throw cause
  }
  throw new MesheError('jws.embedded-key', 'The key that comes with the token is not one that the issuer shows.')
}

/**
 * @param issuer `iss` as signed, or null when the token names none
 * @throws MesheError `issuer.missing` (neither issuer nor certificate), `issuer.unsupported`,
 *   `jws.embedded-certificate` (beside a DID), `issuer.certificate-untrusted`, and as `openCertificates`,
 *   `checkHostOfCertificate`, `findControllerKey`, `findKeyInSet` and `readIssuerMetadata` do;
 *   `issuer-metadata.unreachable`
 */
export async function findIssuerKey(
  issuer: string | null,
  header: JsonObject,
  environment: IssuerKeyEnvironment,
): Promise<IssuerKey> {
  const { x5c } = header
  if (issuer === null) {
    if (x5c === undefined) throw new MesheError('issuer.missing', 'The token does not say who issued it.')
    const certified = await openWith(x5c, environment)
    return { key: certified.key, certified }
  }
  if (issuer.startsWith('did:')) {
    if (x5c !== undefined) throw new MesheError('jws.embedded-certificate', 'A DID shows its keys in its document.')
    return { key: await findDidKey(issuer, header, environment), certified: null }
  }
  if (!issuer.startsWith('https://')) {
    throw new MesheError('issuer.unsupported', 'This kind of issuer has no way to show keys.')
  }
  if (x5c === undefined) return { key: await findKeyOfAddress(issuer, header, environment), certified: null }
  const certified = await openWith(x5c, environment)
  checkHostOfCertificate(certified, issuer)
  if (certified.chain !== 'chain.trusted') {
    const facts = { issuer, chain: certified.chain }
    throw new MesheError('issuer.certificate-untrusted', 'Nobody confirms the certificate of this issuer.', facts)
  }
  return { key: certified.key, certified }
}

function openWith(x5c: JsonObject[string], { now, cryptography, trustAnchors = [] }: IssuerKeyEnvironment) {
  return openCertificates(x5c, { now, cryptography, trustAnchors })
}

function findDidKey(issuer: string, header: JsonObject, { now, resolveDid }: IssuerKeyEnvironment) {
  return findControllerKey({ controller: issuer, ...hintOf(header), purpose: 'assertionMethod', now }, resolveDid)
}

async function findKeyOfAddress(
  issuer: string,
  header: JsonObject,
  { fetchText }: IssuerKeyEnvironment,
): Promise<TrustedKey> {
  const ask = (url: string) => fetchJson(url, fetchText, 'issuer-metadata.unreachable')
  const source = readIssuerMetadata(await ask(issuerMetadataUrl(issuer)), issuer)
  const keys = 'keys' in source ? source.keys : await ask(source.keysUrl)
  return findKeyInSet(keys, hintOf(header))
}

function hintOf(header: JsonObject) {
  const { kid, jwk } = header
  const sameAs = jwk === undefined ? undefined : readJwk(jwk).key
  return { keyId: typeof kid === 'string' ? kid : null, algorithm: algorithmOf(header), sameAs }
}

/** The header was judged before a key is looked for. */
function algorithmOf({ alg }: JsonObject): SignatureAlgorithm {
  if (!isSignatureAlgorithm(alg)) throw new MesheError('jws.algorithm-not-allowed', 'This algorithm is not allowed.')
  return alg
}
