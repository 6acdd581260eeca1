/**
 * Certificates (RFC 5280) as plain data: what building a chain and naming an organisation needs.
 *
 * @module
 */
import type { BitString } from 'asn1js'
import type {
  AltName,
  BasicConstraints,
  ExtKeyUsage,
  Certificate as ParsedCertificate,
  RelativeDistinguishedNames,
} from 'pkijs'
import type { KeyType, PublicKey, SignatureAlgorithm } from '../cryptography.ts'
import { type Asn1Library, hexOf, ownBuffer } from './asn1-library.ts'
import { lookSignatureAlgorithm } from './signature-algorithm.ts'

export interface CertificateName {
  readonly commonName: string | null
  readonly organisation: string | null
  /** `organizationIdentifier` (ETSI EN 319 412-1, section 5.1.4), e.g. `VATES-A00000000`. */
  readonly organisationIdentifier: string | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
}

export interface Certificate {
  readonly der: Uint8Array
  readonly subject: CertificateName
  /** DER of the names in hexadecimal, to compare them by. */
  readonly subjectName: string
  readonly issuerName: string
  readonly serialNumber: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** Null for a kind of key that is not used here. */
  readonly publicKey: PublicKey | null
  /** The bits of the key as they stand, which OCSP names issuers by. */
  readonly keyBits: Uint8Array
  readonly isAuthority: boolean
  readonly pathLength: number | null
  /** Bits of KeyUsage by their number (RFC 5280, section 4.2.1.3); null when the extension is absent. */
  readonly keyUsage: ReadonlySet<number> | null
  readonly extendedKeyUsage: readonly string[] | null
  readonly isExtendedKeyUsageCritical: boolean
  /** Critical extensions that nobody here understands: such a certificate must be refused (section 4.2). */
  readonly unknownCritical: readonly string[]
  readonly hasNoCheck: boolean
  /** Of SubjectAltName (RFC 5280, section 4.2.1.6): whole host names and addresses; a name with a wildcard names no issuer. */
  readonly alternativeNames: { readonly hosts: readonly string[]; readonly addresses: readonly string[] }
  readonly signed: {
    readonly algorithm: SignatureAlgorithm | null
    readonly message: Uint8Array
    readonly signature: Uint8Array
  }
}

const understood = new Set(['2.5.29.15', '2.5.29.19', '2.5.29.37', '2.5.29.32', '2.5.29.17', '1.3.6.1.5.5.7.1.3'])
const curves: Readonly<Record<string, KeyType>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}
const maxBytes = 65_536

/** Null when the bytes are no certificate. */
export function lookCertificate(der: Uint8Array, library: Asn1Library): Certificate | null {
  if (der.length > maxBytes) return null
  try {
    const parsed = library.Certificate.fromBER(ownBuffer(der))
    return toCertificate(parsed)
  } catch {
    return null
  }
}

export function toCertificate(parsed: ParsedCertificate): Certificate {
  const extensions = parsed.extensions ?? []
  const extension = (id: string) => extensions.find(({ extnID }) => extnID === id)
  const constraints = extension('2.5.29.19')?.parsedValue as BasicConstraints | undefined
  const usage = extension('2.5.29.15')?.parsedValue as BitString | undefined
  const extended = extension('2.5.29.37')
  const pathLength = constraints?.pathLenConstraint
  return {
    der: new Uint8Array(parsed.toSchema().toBER()),
    subject: toName(parsed.subject),
    subjectName: nameKey(parsed.subject),
    issuerName: nameKey(parsed.issuer),
    serialNumber: hexOf(parsed.serialNumber.valueBlock.valueHexView),
    notBefore: parsed.notBefore.value,
    notAfter: parsed.notAfter.value,
    publicKey: lookPublicKey(parsed),
    keyBits: parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView,
    isAuthority: constraints?.cA === true,
    pathLength: typeof pathLength === 'number' ? pathLength : (pathLength?.valueBlock.valueDec ?? null),
    keyUsage: usage === undefined ? null : bitsOf(usage),
    extendedKeyUsage: extended === undefined ? null : (extended.parsedValue as ExtKeyUsage).keyPurposes,
    isExtendedKeyUsageCritical: extended?.critical === true,
    unknownCritical: extensions
      .filter(({ critical, extnID }) => critical && !understood.has(extnID))
      .map(({ extnID }) => extnID),
    hasNoCheck: extension('1.3.6.1.5.5.7.48.1.5') !== undefined,
    alternativeNames: toAlternativeNames(extension('2.5.29.17')?.parsedValue as AltName | undefined),
    signed: {
      algorithm:
        parsed.signature.algorithmId === parsed.signatureAlgorithm.algorithmId
          ? lookSignatureAlgorithm(parsed.signatureAlgorithm.algorithmId)
          : null,
      message: parsed.tbsView,
      signature: parsed.signatureValue.valueBlock.valueHexView,
    },
  }
}

function toAlternativeNames(names: AltName | undefined): Certificate['alternativeNames'] {
  const texts = (type: number) =>
    (names?.altNames ?? [])
      .filter((name) => name.type === type)
      .map(({ value }: { value: unknown }) => value)
      .filter((value) => typeof value === 'string')
  return { hosts: texts(2).map((host) => host.toLowerCase()), addresses: texts(6) }
}

export function nameKey(name: RelativeDistinguishedNames): string {
  return hexOf(new Uint8Array(name.toSchema().toBER()))
}

function toName(name: RelativeDistinguishedNames): CertificateName {
  const look = (oid: string) => {
    const text: unknown = name.typesAndValues.find(({ type }) => type === oid)?.value.valueBlock.value
    return typeof text === 'string' && text !== '' ? text : null
  }
  return {
    commonName: look('2.5.4.3'),
    organisation: look('2.5.4.10'),
    organisationIdentifier: look('2.5.4.97'),
    country: look('2.5.4.6'),
  }
}

function lookPublicKey(parsed: ParsedCertificate): PublicKey | null {
  const { algorithm, subjectPublicKey } = parsed.subjectPublicKeyInfo
  const publicKey = subjectPublicKey.valueBlock.valueHexView
  if (algorithm.algorithmId === '1.2.840.113549.1.1.1') return { algorithm: 'RSA', publicKey }
  if (algorithm.algorithmId === '1.3.101.112') return { algorithm: 'Ed25519', publicKey }
  const curve = curves[String(algorithm.algorithmParams?.valueBlock?.toString?.() ?? '')]
  return algorithm.algorithmId !== '1.2.840.10045.2.1' || curve === undefined ? null : { algorithm: curve, publicKey }
}

function bitsOf(bits: BitString): ReadonlySet<number> {
  const set = new Set<number>()
  bits.valueBlock.valueHexView.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) set.add(index * 8 + bit)
  })
  return set
}
