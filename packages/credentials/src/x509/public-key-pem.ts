/**
 * A public key as PEM: SubjectPublicKeyInfo (RFC 7468, section 13; RFC 5280, section 4.1.2.7).
 *
 * @module
 */
import type { PublicKey } from '../cryptography.ts'
import { loadAsn1Library, ownBuffer } from './asn1-library.ts'

const curves: Readonly<Record<string, PublicKey['algorithm']>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}

/** Null for anything that is not one key of a kind used here. */
export async function lookPublicKeyOfPem(pem: string): Promise<PublicKey | null> {
  const base64 = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,12000})-----END PUBLIC KEY-----\s*$/.exec(pem)?.[1]
  if (base64 === undefined) return null
  const { PublicKeyInfo } = await loadAsn1Library()
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
    const { algorithm, subjectPublicKey } = PublicKeyInfo.fromBER(ownBuffer(bytes))
    const publicKey = subjectPublicKey.valueBlock.valueHexView
    if (algorithm.algorithmId === '1.2.840.113549.1.1.1') return { algorithm: 'RSA', publicKey }
    if (algorithm.algorithmId === '1.3.101.112') return { algorithm: 'Ed25519', publicKey }
    const curve = curves[String(algorithm.algorithmParams?.valueBlock?.toString?.() ?? '')]
    return algorithm.algorithmId === '1.2.840.10045.2.1' && curve ? { algorithm: curve, publicKey } : null
  } catch {
    return null
  }
}
