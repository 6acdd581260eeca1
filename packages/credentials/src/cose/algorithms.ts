/** Numbers of signature algorithms in COSE (RFC 9053, section 2; RFC 8812, section 2; RFC 9864, section 2). */
import type { SignatureAlgorithm } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'

/** What is written. */
const written = {
  ES256: -7,
  EdDSA: -8,
  ES384: -35,
  ES512: -36,
  PS256: -37,
  RS256: -257,
  RS384: -258,
  RS512: -259,
} as const satisfies Record<SignatureAlgorithm, number>

/** What is read: also the newer numbers that name the curve (RFC 9864). */
const read: ReadonlyMap<number, SignatureAlgorithm> = new Map([
  ...Object.entries(written).map(([name, number]) => [number, name as SignatureAlgorithm] as const),
  [-9, 'ES256'],
  [-19, 'EdDSA'],
  [-51, 'ES384'],
  [-52, 'ES512'],
])

/** HMAC and AES-MAC (RFC 9053, section 3): a shared secret would make a secret of a public key. */
const isSymmetric = (number: number) => (number >= 4 && number <= 7) || [14, 15, 25, 26].includes(number)

export function coseAlgorithmOf(algorithm: SignatureAlgorithm): number {
  return written[algorithm]
}

/**
 * Judges an algorithm of a header against what a context allows.
 *
 * @throws MesheError `cose.algorithm-missing`, `cose.algorithm-symmetric`, `cose.algorithm-not-allowed`
 */
export function checkCoseAlgorithm(value: unknown, allowed: readonly SignatureAlgorithm[]): SignatureAlgorithm {
  if (value === undefined) throw new MesheError('cose.algorithm-missing', 'The header does not name an algorithm.')
  if (typeof value === 'number' && isSymmetric(value)) {
    throw new MesheError('cose.algorithm-symmetric', 'A shared secret proves nothing to others.')
  }
  const algorithm = typeof value === 'number' ? read.get(value) : undefined
  if (algorithm === undefined || !allowed.includes(algorithm)) {
    throw new MesheError('cose.algorithm-not-allowed', 'This algorithm is not allowed here.')
  }
  return algorithm
}
