/** A certification authority, a time-stamping authority and an OCSP responder of their own, for tests of seals. */
import { webcrypto } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import type { SealSigner } from '../../packages/credentials/src/jades/index.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const signedDataType = '1.2.840.113549.1.7.2'
const tokenType = '1.2.840.113549.1.9.16.1.4'

/** The key as the library declares it: with or without the types of a browser. */
type PkiKey = Parameters<pki.PublicKeyInfo['importKey']>[0]

export interface Party {
  readonly certificate: pki.Certificate
  readonly der: Uint8Array
  readonly keys: webcrypto.CryptoKeyPair
}

export interface PartyOptions {
  readonly name: Readonly<Record<string, string>>
  readonly issuer?: Party
  readonly from?: string
  readonly until?: string
  readonly isAuthority?: boolean
  readonly pathLength?: number
  /** The byte of KeyUsage; null leaves the extension out. */
  readonly keyUsage?: number | null
  readonly purposes?: readonly string[]
  readonly critical?: string
  /** Host names and addresses of SubjectAltName. */
  readonly alternativeNames?: readonly string[]
}

export const sealUsage = 0xc0
export const authorityUsage = 0x06
export const timeStamping = '1.3.6.1.5.5.7.3.8'
export const ocspSigning = '1.3.6.1.5.5.7.3.9'
let serial = 0x1000

export async function createParty(options: PartyOptions): Promise<Party> {
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const certificate = new pki.Certificate({ version: 2, serialNumber: new asn1.Integer({ value: ++serial }) })
  fillName(certificate.subject, options.name)
  const issuer = options.issuer?.certificate.subject ?? certificate.subject
  certificate.issuer.typesAndValues.push(...issuer.typesAndValues)
  certificate.notBefore.value = new Date(options.from ?? '2025-01-01T00:00:00Z')
  certificate.notAfter.value = new Date(options.until ?? '2035-01-01T00:00:00Z')
  certificate.extensions = extensionsOf(options)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as PkiKey)
  await certificate.sign((options.issuer?.keys ?? keys).privateKey as PkiKey, 'SHA-256')
  return { certificate, der: new Uint8Array(certificate.toSchema().toBER()), keys }
}

export function signerOf({ keys }: Party): SealSigner {
  return { algorithm: 'ES256', sign: (message) => sign(keys, message) }
}

export async function stamp(authority: Party, stamped: string | Uint8Array, time: string): Promise<string> {
  const bytes = typeof stamped === 'string' ? new TextEncoder().encode(stamped) : stamped
  const info = new pki.TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: new pki.MessageImprint({
      hashAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
      hashedMessage: new asn1.OctetString({ valueHex: await digest(bytes) }),
    }),
    serialNumber: new asn1.Integer({ value: ++serial }),
    genTime: new Date(time),
  })
  const content = info.toSchema().toBER()
  const attribute = (type: string, values: unknown[]) => new pki.Attribute({ type, values })
  const reference = new asn1.Sequence({
    value: [
      new asn1.Sequence({
        value: [new asn1.Sequence({ value: [new asn1.OctetString({ valueHex: await digest(authority.der) })] })],
      }),
    ],
  })
  const signed = new pki.SignedData({
    version: 3,
    encapContentInfo: new pki.EncapsulatedContentInfo({
      eContentType: tokenType,
      eContent: new asn1.OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new pki.SignerInfo({
        version: 1,
        sid: new pki.IssuerAndSerialNumber({
          issuer: authority.certificate.issuer,
          serialNumber: authority.certificate.serialNumber,
        }),
        signedAttrs: new pki.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute('1.2.840.113549.1.9.3', [new asn1.ObjectIdentifier({ value: tokenType })]),
            attribute('1.2.840.113549.1.9.4', [
              new asn1.OctetString({ valueHex: await digest(new Uint8Array(content)) }),
            ]),
            attribute('1.2.840.113549.1.9.16.2.47', [reference]),
          ],
        }),
      }),
    ],
    certificates: [authority.certificate],
  })
  await signed.sign(authority.keys.privateKey as PkiKey, 0, 'SHA-256')
  const envelope = new pki.ContentInfo({ contentType: signedDataType, content: signed.toSchema(true) })
  return base64(new Uint8Array(envelope.toSchema().toBER()))
}

export interface AnswerOptions {
  readonly responder: Party
  readonly issuer: Party
  readonly about: Party
  readonly madeAt: string
  readonly revokedAt?: string
}

export async function answer({ about, issuer, madeAt, responder, revokedAt }: AnswerOptions): Promise<string> {
  const basic = new pki.BasicOCSPResponse()
  const id = new pki.CertID()
  await id.createForCertificate(about.certificate, { hashAlgorithm: 'SHA-256', issuerCertificate: issuer.certificate })
  const time = revokedAt === undefined ? null : new asn1.GeneralizedTime({ valueDate: new Date(revokedAt) })
  const certStatus =
    time === null
      ? new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } })
      : new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [time] })
  basic.tbsResponseData.responderID = responder.certificate.subject
  basic.tbsResponseData.producedAt = new Date(madeAt)
  basic.tbsResponseData.responses = [
    new pki.SingleResponse({ certID: id, certStatus, thisUpdate: new Date(madeAt) } as never),
  ]
  basic.certs = [responder.certificate]
  await basic.sign(responder.keys.privateKey as PkiKey, 'SHA-256')
  const response = new pki.OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new pki.ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  })
  return base64(new Uint8Array(response.toSchema().toBER()))
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

async function sign(keys: webcrypto.CryptoKeyPair, message: Uint8Array): Promise<Uint8Array> {
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  return new Uint8Array(await webcrypto.subtle.sign(how, keys.privateKey, new Uint8Array(message)))
}

function digest(bytes: Uint8Array): Promise<ArrayBuffer> {
  return webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes))
}

function fillName(name: pki.RelativeDistinguishedNames, parts: Readonly<Record<string, string>>) {
  for (const [type, value] of Object.entries(parts)) {
    name.typesAndValues.push(new pki.AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) }))
  }
}

function extensionsOf(options: PartyOptions) {
  const { alternativeNames, critical, isAuthority = false, keyUsage, pathLength, purposes } = options
  const extension = (extnID: string, value: { toBER(): ArrayBuffer }, isCritical = true) =>
    new pki.Extension({ extnID, critical: isCritical, extnValue: value.toBER() })
  const constraints = new pki.BasicConstraints({
    cA: isAuthority,
    ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }),
  })
  const usage = keyUsage === undefined ? (isAuthority ? authorityUsage : sealUsage) : keyUsage
  return [
    extension('2.5.29.19', constraints.toSchema()),
    ...(usage === null ? [] : [extension('2.5.29.15', new asn1.BitString({ valueHex: Uint8Array.of(usage).buffer }))]),
    ...(purposes === undefined
      ? []
      : [extension('2.5.29.37', new pki.ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema())]),
    ...(alternativeNames === undefined ? [] : [extension('2.5.29.17', alternativeNamesOf(alternativeNames), false)]),
    ...(critical === undefined ? [] : [extension(critical, new asn1.Null())]),
  ]
}

function alternativeNamesOf(names: readonly string[]) {
  const altNames = names.map((value) => new pki.GeneralName({ type: value.includes(':') ? 6 : 2, value }))
  return new pki.GeneralNames({ names: altNames }).toSchema()
}
