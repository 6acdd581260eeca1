/** Integrity metadata of documents (SD-JWT VC, section 6; Subresource Integrity, sections 3.2 to 3.3.5). */
import type { Cryptography, DigestAlgorithm } from '../cryptography.ts'

const strengths: readonly DigestAlgorithm[] = ['sha-256', 'sha-384', 'sha-512']
const hash = /^sha(256|384|512)-([A-Za-z0-9+/_-]+={0,2})(?:\?[!-~]*)?$/

/**
 * Whether a document is the one that integrity metadata means. Of several hashes those of the strongest function count,
 * and one of them is enough. Metadata without any hash that can be checked proves nothing and holds for no document:
 * browsers let it pass, and a credential must not.
 */
export async function hasIntegrity(
  text: string,
  metadata: string,
  { digest }: Pick<Cryptography, 'digest'>,
): Promise<boolean> {
  const hashes = metadata
    .trim()
    .split(/\s+/)
    .flatMap((one) => {
      const match = hash.exec(one)
      return match === null ? [] : [{ algorithm: `sha-${match[1]}` as DigestAlgorithm, value: plainOf(match[2]!) }]
    })
  const strongest = Math.max(...hashes.map(({ algorithm }) => strengths.indexOf(algorithm)))
  const algorithm = strengths[strongest]
  if (algorithm === undefined) return false
  const computed = encodeBase64(await digest(algorithm, new TextEncoder().encode(text)))
  return hashes.some((one) => one.algorithm === algorithm && one.value === computed)
}

/** Integrity metadata of a document, with SHA-256. */
export async function integrityOf(text: string, { digest }: Pick<Cryptography, 'digest'>): Promise<string> {
  const bytes = encodeBase64(await digest('sha-256', new TextEncoder().encode(text)))
  return `sha256-${bytes}${'='.repeat((4 - (bytes.length % 4)) % 4)}`
}

/** Both alphabets and both ways to end are in use. */
function plainOf(base64: string): string {
  return base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
}

function encodeBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
}
