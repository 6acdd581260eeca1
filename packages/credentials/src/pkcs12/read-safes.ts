/** The parts of a key store (RFC 7292, section 4): checks its MAC and answers the keys and certificates in it. */
import { OctetString } from 'asn1js'
import type { CertBag, ContentInfo, MacData, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeBag } from 'pkijs'
import { MesheError } from '../meshe-error.ts'
import { hexOf, isSameBytes } from '../x509/index.ts'
import { decryptContent, type Unlocking } from './content-encryption.ts'
import { derivePkcs12, hashLengthOf, keyPurpose, macOf, passwordBytes, type StoreHash } from './key-derivation.ts'

export interface StoredKey {
  /** DER of PrivateKeyInfo. */
  readonly der: Uint8Array
  readonly localId: string | null
}

export interface StoredCertificate {
  readonly der: Uint8Array
  readonly localId: string | null
}

export interface Safes {
  readonly keys: readonly StoredKey[]
  readonly certificates: readonly StoredCertificate[]
}

const data = '1.2.840.113549.1.7.1'
const encryptedData = '1.2.840.113549.1.7.6'
const keyBag = '1.2.840.113549.1.12.10.1.1'
const shroudedKeyBag = '1.2.840.113549.1.12.10.1.2'
const certificateBag = '1.2.840.113549.1.12.10.1.3'
const x509Certificate = '1.2.840.113549.1.9.22.1'
const localKeyId = '1.2.840.113549.1.9.21'
const macHashes: Readonly<Record<string, StoreHash>> = {
  '1.3.14.3.2.26': 'sha-1',
  '2.16.840.1.101.3.4.2.1': 'sha-256',
  '2.16.840.1.101.3.4.2.2': 'sha-384',
  '2.16.840.1.101.3.4.2.3': 'sha-512',
}
/** Every encrypted part costs its iterations: a file with more parts is not one of a single key. */
const maxEncrypted = 6
const maxBags = 32

/** @throws MesheError as `openKeyStore` says */
export async function readSafes(bytes: Uint8Array, unlocking: Unlocking): Promise<Safes> {
  try {
    return await read(bytes, { ...unlocking, budget: { encrypted: maxEncrypted } })
  } catch (cause) {
    if (cause instanceof MesheError) throw cause
    throw malformed(cause)
  }
}

interface Reading extends Unlocking {
  readonly budget: { encrypted: number }
}

async function read(bytes: Uint8Array, reading: Reading): Promise<Safes> {
  const { library } = reading
  const store = library.PFX.fromBER(new Uint8Array(bytes))
  if (store.authSafe.contentType !== data) {
    throw new MesheError('key-store.unsupported', 'The key store is signed instead of protected by a password.')
  }
  const content = octetsOf(store.authSafe.content)
  if (store.macData !== undefined) checkMac(store.macData, content, reading.password)
  const keys: StoredKey[] = []
  const certificates: StoredCertificate[] = []
  for (const part of library.AuthenticatedSafe.fromBER(content).safeContents) {
    const { safeBags } = library.SafeContents.fromBER(await openPart(part, reading))
    if (safeBags.length > maxBags) throw malformed()
    for (const bag of safeBags) {
      const localId = lookLocalId(bag)
      if (bag.bagId === certificateBag) certificates.push(...certificateOf(bag.bagValue as CertBag, localId))
      const der = await lookKey(bag, reading)
      if (der !== null) keys.push({ der, localId })
    }
  }
  return { keys, certificates }
}

function checkMac({ iterations = 1, mac, macSalt }: MacData, content: Uint8Array, password: string): void {
  const { algorithmId } = mac.digestAlgorithm
  const hash = macHashes[algorithmId]
  if (hash === undefined) {
    throw new MesheError('key-store.unsupported', 'The key store is protected in a way that is not known here.', {
      algorithm: algorithmId,
    })
  }
  const derivation = { hash, salt: octetsOf(macSalt), iterations, length: hashLengthOf(hash) }
  const isRight = (bytes: Uint8Array) =>
    isSameBytes(macOf(hash, derivePkcs12(bytes, keyPurpose.mac, derivation), content), octetsOf(mac.digest))
  // an empty password is written in two ways
  if (isRight(passwordBytes(password)) || (password === '' && isRight(new Uint8Array()))) return
  throw new MesheError('key-store.password-wrong', 'The password does not open the key store.')
}

function openPart(part: ContentInfo, reading: Reading): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
  if (part.contentType === data) return octetsOf(part.content)
  if (part.contentType !== encryptedData) {
    throw new MesheError('key-store.unsupported', 'A part of the key store is encrypted for a certificate.')
  }
  const { encryptedContentInfo } = new reading.library.EncryptedData({ schema: part.content })
  const bytes = new Uint8Array(encryptedContentInfo.getEncryptedContent())
  return decrypt(encryptedContentInfo.contentEncryptionAlgorithm, bytes, reading)
}

async function lookKey({ bagId, bagValue }: SafeBag, reading: Reading): Promise<Uint8Array | null> {
  if (bagId === keyBag) return new Uint8Array((bagValue as PrivateKeyInfo).toSchema().toBER())
  if (bagId !== shroudedKeyBag) return null
  const { encryptedData: encrypted, encryptionAlgorithm } = bagValue as PKCS8ShroudedKeyBag
  return decrypt(encryptionAlgorithm, octetsOf(encrypted), reading)
}

async function decrypt(
  algorithm: Parameters<typeof decryptContent>[0],
  bytes: Uint8Array,
  reading: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  if (reading.budget.encrypted-- <= 0) throw malformed()
  return new Uint8Array(await decryptContent(algorithm, bytes, reading))
}

function certificateOf({ certId, certValue }: CertBag, localId: string | null): readonly StoredCertificate[] {
  return certId === x509Certificate ? [{ der: octetsOf(certValue), localId }] : []
}

function lookLocalId({ bagAttributes }: SafeBag): string | null {
  const [value] = bagAttributes?.find(({ type }) => type === localKeyId)?.values ?? []
  return value instanceof OctetString ? hexOf(octetsOf(value)) : null
}

function octetsOf(node: unknown): Uint8Array<ArrayBuffer> {
  if (!(node instanceof OctetString)) throw malformed()
  return new Uint8Array(node.getValue())
}

function malformed(cause?: unknown): MesheError {
  return new MesheError('key-store.malformed', 'This is no key store.', {}, cause)
}
