/** How the parts of a key store are encrypted: PBES2 (RFC 8018, section 6.2) and the older ways of PKCS #12 (RFC 7292, appendix C). */
import { OctetString, type Sequence } from 'asn1js'
import type { AlgorithmIdentifier } from 'pkijs'
import { MesheError } from '../meshe-error.ts'
import type { Asn1Library } from '../x509/index.ts'
import { derivePbkdf2, derivePkcs12, keyPurpose, passwordBytes, type StoreHash } from './key-derivation.ts'
import { decryptRc2Cbc } from './rc2.ts'

/** With `-cbc` behind them these are the names of `node:crypto`. */
export type CbcCipher = 'aes-128' | 'aes-192' | 'aes-256' | 'des-ede3'

/** Decrypts in CBC mode and takes the filling of PKCS #7 away; throws when it does not fit. */
export type DecryptCbc = (
  cipher: CbcCipher,
  { key, iv, bytes }: { readonly key: Uint8Array; readonly iv: Uint8Array; readonly bytes: Uint8Array },
) => Uint8Array | Promise<Uint8Array>

export interface Unlocking {
  readonly password: string
  readonly decryptCbc: DecryptCbc
  readonly library: Asn1Library
}

interface Encrypted {
  readonly cipher: CbcCipher | 'rc2'
  readonly key: Uint8Array
  readonly iv: Uint8Array
}

const ciphers: Readonly<Record<string, readonly [CbcCipher, number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256', 32],
  '1.2.840.113549.3.7': ['des-ede3', 24],
}
const randomFunctions: Readonly<Record<string, StoreHash>> = {
  '1.2.840.113549.2.7': 'sha-1',
  '1.2.840.113549.2.9': 'sha-256',
  '1.2.840.113549.2.10': 'sha-384',
  '1.2.840.113549.2.11': 'sha-512',
}
const olderCiphers: Readonly<Record<string, readonly ['des-ede3' | 'rc2', number]>> = {
  '1.2.840.113549.1.12.1.3': ['des-ede3', 24],
  '1.2.840.113549.1.12.1.5': ['rc2', 16],
  '1.2.840.113549.1.12.1.6': ['rc2', 5],
}
const pbes2 = '1.2.840.113549.1.5.13'
const pbkdf2 = '1.2.840.113549.1.5.12'

/**
 * @throws MesheError `key-store.unsupported` for another way of encrypting, `key-store.too-costly`, and
 *   `key-store.password-wrong` when nothing sensible comes out
 */
export async function decryptContent(
  algorithm: AlgorithmIdentifier,
  bytes: Uint8Array,
  unlocking: Unlocking,
): Promise<Uint8Array> {
  const { cipher, key, iv } = await readEncryption(algorithm, unlocking)
  try {
    return cipher === 'rc2' ? decryptRc2Cbc(key, iv, bytes) : await unlocking.decryptCbc(cipher, { key, iv, bytes })
  } catch (cause) {
    if (cause instanceof MesheError) throw cause
    throw new MesheError('key-store.password-wrong', 'The password does not open the key store.', {}, cause)
  }
}

function readEncryption(algorithm: AlgorithmIdentifier, unlocking: Unlocking): Encrypted | Promise<Encrypted> {
  const { algorithmId, algorithmParams } = algorithm
  if (algorithmId === pbes2) return readPbes2(algorithmParams, unlocking)
  const older = olderCiphers[algorithmId]
  if (older === undefined) throw unsupported(algorithmId)
  const [cipher, length] = older
  const [salt, iterations] = (algorithmParams as Sequence).valueBlock.value
  const derivation = { hash: 'sha-1', salt: bytesOf(salt), iterations: numberOf(iterations) } as const
  const password = passwordBytes(unlocking.password)
  return {
    cipher,
    key: derivePkcs12(password, keyPurpose.key, { ...derivation, length }),
    iv: derivePkcs12(password, keyPurpose.iv, { ...derivation, length: 8 }),
  }
}

async function readPbes2(schema: unknown, { library, password }: Unlocking): Promise<Encrypted> {
  const { encryptionScheme, keyDerivationFunc } = new library.PBES2Params({ schema })
  if (keyDerivationFunc.algorithmId !== pbkdf2) throw unsupported(keyDerivationFunc.algorithmId)
  const { iterationCount, prf, salt } = new library.PBKDF2Params({ schema: keyDerivationFunc.algorithmParams })
  const randomFunction = prf?.algorithmId ?? '1.2.840.113549.2.7'
  const hash = randomFunctions[randomFunction]
  if (hash === undefined) throw unsupported(randomFunction)
  const found = ciphers[encryptionScheme.algorithmId]
  if (found === undefined) throw unsupported(encryptionScheme.algorithmId)
  const [cipher, length] = found
  const derivation = { hash, salt: bytesOf(salt), iterations: iterationCount, length }
  return { cipher, key: await derivePbkdf2(password, derivation), iv: bytesOf(encryptionScheme.algorithmParams) }
}

function bytesOf(node: unknown): Uint8Array {
  if (!(node instanceof OctetString)) throw new RangeError('No octets.')
  return new Uint8Array(node.getValue())
}

function numberOf(node: unknown): number {
  const value = (node as { readonly valueBlock?: { readonly valueDec?: unknown } })?.valueBlock?.valueDec
  return typeof value === 'number' ? value : Number.NaN
}

function unsupported(algorithm: string): MesheError {
  return new MesheError('key-store.unsupported', 'The key store is encrypted in a way that is not known here.', {
    algorithm,
  })
}
