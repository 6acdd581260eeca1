/** Signature algorithms of X.509 and CMS under the JOSE names that `Cryptography` verifies (RFC 4055, RFC 5758, RFC 8410). */
import type { Cryptography, DigestAlgorithm, PublicKey, SignatureAlgorithm } from '../cryptography.ts'

const algorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.11': 'RS256',
  '1.2.840.113549.1.1.12': 'RS384',
  '1.2.840.113549.1.1.13': 'RS512',
  '1.2.840.10045.4.3.2': 'ES256',
  '1.2.840.10045.4.3.3': 'ES384',
  '1.2.840.10045.4.3.4': 'ES512',
  '1.3.101.112': 'EdDSA',
}
const digests: Readonly<Record<string, DigestAlgorithm>> = {
  '2.16.840.1.101.3.4.2.1': 'sha-256',
  '2.16.840.1.101.3.4.2.2': 'sha-384',
  '2.16.840.1.101.3.4.2.3': 'sha-512',
}
const rsaByDigest: Readonly<Record<DigestAlgorithm, SignatureAlgorithm>> = {
  'sha-256': 'RS256',
  'sha-384': 'RS384',
  'sha-512': 'RS512',
}
const rsaEncryption = '1.2.840.113549.1.1.1'
const coordinateBytes: Readonly<Partial<Record<SignatureAlgorithm, number>>> = { ES256: 32, ES384: 48, ES512: 66 }

export function lookDigestAlgorithm(oid: string): DigestAlgorithm | null {
  return digests[oid] ?? null
}

/** Null for an algorithm that is not verified here, weak ones among them. CMS names the digest apart for plain RSA. */
export function lookSignatureAlgorithm(oid: string, digestOid?: string): SignatureAlgorithm | null {
  if (oid !== rsaEncryption) return algorithms[oid] ?? null
  const digest = digestOid === undefined ? null : lookDigestAlgorithm(digestOid)
  return digest === null ? null : rsaByDigest[digest]
}

export interface DerSigned {
  readonly algorithm: SignatureAlgorithm
  readonly key: PublicKey
  readonly message: Uint8Array
  /** As X.509 writes it: DER of `r` and `s` for ECDSA. */
  readonly signature: Uint8Array
}

export async function isSignatureValid(signed: DerSigned, cryptography: Cryptography): Promise<boolean> {
  const length = coordinateBytes[signed.algorithm]
  const signature = length === undefined ? signed.signature : lookRawSignature(signed.signature, length)
  return signature !== null && (await cryptography.verify({ ...signed, signature }))
}

/** ECDSA-Sig-Value (RFC 3279, section 2.2.3) as `r || s`; null when it is not written in DER. */
function lookRawSignature(der: Uint8Array, length: number): Uint8Array | null {
  if (der[0] !== 0x30) return null
  const headerLength = der[1] === 0x81 ? 3 : 2
  const raw = new Uint8Array(2 * length)
  let offset = headerLength
  for (const end of [length, 2 * length]) {
    const size = der[offset + 1]
    if (der[offset] !== 0x02 || size === undefined || offset + 2 + size > der.length) return null
    let number = der.subarray(offset + 2, offset + 2 + size)
    while (number.length > 1 && number[0] === 0) number = number.subarray(1)
    if (number.length > length) return null
    raw.set(number, end - number.length)
    offset += 2 + size
  }
  return offset === der.length ? raw : null
}
