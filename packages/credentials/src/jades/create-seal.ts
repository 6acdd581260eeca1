/**
 * Seals a text at JAdES level B-B: JWS in JSON general serialization with the payload as it is (ETSI TS 119 182-1; RFC 7797).
 *
 * @module
 */
import type { Cryptography, SignatureAlgorithm, Signer } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64, encodeBase64url } from '../multiformats/index.ts'
import { type Certificate, isSameBytes, loadAsn1Library, lookCertificate } from '../x509/index.ts'

/** A key that seals: from a PKCS #12 file, a PKCS #11 token or a remote service, which all only have to sign bytes. */
export type SealSigner = Pick<Signer, 'sign'> & { readonly algorithm: SignatureAlgorithm }

export interface CreateSealOptions {
  readonly signer: SealSigner
  /** DER: the certificate of the signer first, then those above it, if they are to travel with the seal. */
  readonly certificates: readonly Uint8Array[]
  readonly signedAt: Date
  readonly cryptography: Cryptography
}

/** @throws MesheError `key.unsupported` when there is no certificate, it is not valid then, or it is not the signer's. */
export async function createSeal(payload: string, options: CreateSealOptions): Promise<JsonObject> {
  const { certificates, cryptography, signedAt, signer } = options
  const certificate = await readSealCertificate(certificates)
  if (signedAt < certificate.notBefore || signedAt > certificate.notAfter) {
    throw new MesheError('key.unsupported', 'The certificate of the seal is not valid at this time.', {})
  }
  const header = {
    alg: signer.algorithm,
    cty: 'json',
    'x5t#S256': encodeBase64url(await cryptography.sha256(certificate.der)),
    x5c: certificates.map(encodeBase64),
    typ: 'jose+json',
    b64: false,
    sigT: signedAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    crit: ['b64', 'sigT'],
  }
  const encode = (text: string) => new TextEncoder().encode(text)
  const protectedText = encodeBase64url(encode(JSON.stringify(header)))
  const message = encode(`${protectedText}.${payload}`)
  const signature = await signer.sign(message)
  const key = certificate.publicKey
  const fits = key !== null && (await cryptography.verify({ algorithm: signer.algorithm, key, message, signature }))
  if (!fits) throw new MesheError('key.unsupported', 'The certificate of the seal does not belong to its key.', {})
  return { payload, signatures: [{ protected: protectedText, signature: encodeBase64url(signature) }] }
}

/** @throws MesheError `key.unsupported` when the first is no certificate. */
export async function readSealCertificate([first]: readonly Uint8Array[]): Promise<Certificate> {
  const certificate = first === undefined ? null : lookCertificate(first, await loadAsn1Library())
  if (certificate === null || first === undefined || !isSameBytes(certificate.der, first)) {
    throw new MesheError('key.unsupported', 'A seal needs its certificate.', {})
  }
  return certificate
}
