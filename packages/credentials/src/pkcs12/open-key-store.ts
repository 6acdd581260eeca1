/**
 * Opens a key store and answers the key that seals, with its certificates in order.
 *
 * @module
 */
import type { SignatureAlgorithm } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { type Certificate, hexOf, loadAsn1Library, lookCertificate } from '../x509/index.ts'
import type { DecryptCbc } from './content-encryption.ts'
import { orderCertificates } from './order-certificates.ts'
import { readSafes, type StoredKey } from './read-safes.ts'

export interface KeyStore {
  /** DER of PrivateKeyInfo (PKCS #8). */
  readonly privateKey: Uint8Array
  /** DER: the certificate of the key first, then those above it as far as they are in the file. */
  readonly certificates: readonly Uint8Array[]
  readonly certificate: Certificate
  /** The algorithm that fits the key of the certificate. */
  readonly algorithm: SignatureAlgorithm
}

export interface OpenKeyStoreSettings {
  readonly password: string
  readonly decryptCbc: DecryptCbc
  /** The certificate has to be valid at this time. */
  readonly now: Date
}

const maxBytes = 256 * 1024
const algorithms = {
  Ed25519: 'EdDSA',
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  RSA: 'RS256',
} as const

/**
 * @throws MesheError `key-store.malformed`, `key-store.password-wrong`, `key-store.unsupported` (the file is protected in an
 *   unknown way, or its key is of another kind), `key-store.too-costly` (more than a million iterations),
 *   `key-store.no-key`, `key-store.several-keys`, `key-store.no-certificate` (none that belongs to the key),
 *   `key-store.certificate-expired`, `key-store.certificate-not-yet-valid`
 */
export async function openKeyStore(bytes: Uint8Array, settings: OpenKeyStoreSettings): Promise<KeyStore> {
  if (bytes.length > maxBytes) throw new MesheError('key-store.malformed', 'The key store is too large.', { maxBytes })
  const library = await loadAsn1Library()
  const { certificates: stored, keys } = await readSafes(bytes, { ...settings, library })
  const key = findKey(keys)
  const read = stored.flatMap(({ der, localId }) => {
    const certificate = lookCertificate(der, library)
    return certificate === null ? [] : [{ certificate, localId }]
  })
  const ordered = orderCertificates(read, key.localId)
  const [certificate] = ordered
  if (certificate === undefined) {
    throw new MesheError('key-store.no-certificate', 'There is no certificate of the key in the key store.')
  }
  checkValidity(certificate, settings.now)
  if (certificate.publicKey === null) {
    throw new MesheError('key-store.unsupported', 'The key is of a kind that is not used here.')
  }
  return {
    privateKey: key.der,
    certificates: ordered.map(({ der }) => der),
    certificate,
    algorithm: algorithms[certificate.publicKey.algorithm],
  }
}

/** The same key may stand in a file twice. */
function findKey(keys: readonly StoredKey[]): StoredKey {
  const [key] = keys
  if (key === undefined) throw new MesheError('key-store.no-key', 'There is no private key in the key store.')
  if (new Set(keys.map(({ der }) => hexOf(der))).size > 1) {
    throw new MesheError('key-store.several-keys', 'There is more than one private key in the key store.')
  }
  return key
}

function checkValidity({ notAfter, notBefore }: Certificate, now: Date): void {
  if (now > notAfter) {
    throw new MesheError('key-store.certificate-expired', 'The certificate has ended.', {
      notAfter: notAfter.toISOString(),
    })
  }
  if (now < notBefore) {
    throw new MesheError('key-store.certificate-not-yet-valid', 'The certificate is not valid yet.', {
      notBefore: notBefore.toISOString(),
    })
  }
}
