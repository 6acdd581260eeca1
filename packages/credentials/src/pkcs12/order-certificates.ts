/** Finds the certificate of the key among those of a key store and puts those above it behind it. */
import type { Certificate } from '../x509/index.ts'

export interface ReadCertificate {
  readonly certificate: Certificate
  /** Hexadecimal; the key with the same one belongs to it (RFC 7292, section 4.2; PKCS #9 localKeyId). */
  readonly localId: string | null
}

/** Empty when no certificate belongs to the key. */
export function orderCertificates(stored: readonly ReadCertificate[], localId: string | null): readonly Certificate[] {
  const own = findOwn(stored, localId)
  if (own === null) return []
  const ordered = [own]
  const left = stored.map(({ certificate }) => certificate).filter((certificate) => certificate !== own)
  for (let last = own; last.issuerName !== last.subjectName; ) {
    const next = left.find((candidate) => candidate.subjectName === last.issuerName && !ordered.includes(candidate))
    if (next === undefined) break
    ordered.push(next)
    last = next
  }
  return ordered
}

function findOwn(stored: readonly ReadCertificate[], localId: string | null): Certificate | null {
  const named = stored.filter((one) => localId !== null && one.localId === localId)
  if (named.length > 0) return named[0]!.certificate
  const leaves = stored.filter(({ certificate }) => !certificate.isAuthority)
  return leaves.length === 1 ? leaves[0]!.certificate : null
}
