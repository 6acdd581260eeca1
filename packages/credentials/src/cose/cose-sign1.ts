/** COSE messages with one signature (RFC 9052, section 4.2). */
import { type CborValue, decodeWideCbor, encodeCbor, isCborTag } from '../cbor/index.ts'
import type { Cryptography, Eventually, Signer } from '../cryptography.ts'
import { type TrustedKey, verifySignature } from '../jose/index.ts'
import { MesheError } from '../meshe-error.ts'
import { coseAlgorithmOf } from './algorithms.ts'
import { type CoseHeader, type CoseHeaderMap, type CosePolicy, checkCoseHeader } from './cose-header.ts'
import { headerLabels } from './header-labels.ts'

/** The tag of a message with one signature (RFC 9052, section 2). */
const sign1Tag = 18
const maxBytes = 512 * 1024

export interface CoseSign1 {
  readonly signed: CoseHeaderMap
  /** The header that is signed, as it came: the signature is over these very bytes. */
  readonly signedBytes: Uint8Array
  readonly open: CoseHeaderMap
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

export interface SignCoseSettings {
  readonly signer: Signer
  /** Signed parameters beside the algorithm. */
  readonly header?: CoseHeaderMap | undefined
}

export interface VerifyCoseSettings extends CosePolicy {
  readonly cryptography: Pick<Cryptography, 'verify'>
  /** Finds the key that is trusted for a header; throws `key.not-found` when there is none. */
  readonly findKey: (header: CoseHeader, payload: Uint8Array) => Eventually<TrustedKey>
}

export interface VerifiedCose {
  readonly header: CoseHeader
  readonly payload: Uint8Array
}

/** Signs bytes as a tagged message. All parameters are signed. */
export async function signCoseSign1(
  payload: Uint8Array,
  { signer, header = new Map() }: SignCoseSettings,
): Promise<Uint8Array> {
  const algorithm = coseAlgorithmOf(signer.algorithm ?? 'EdDSA')
  const signedBytes = encodeCbor(new Map([[headerLabels.algorithm, algorithm], ...header]))
  const signature = await signer.sign(toBeSigned(signedBytes, payload))
  return encodeCbor({ tag: sign1Tag, value: [signedBytes, new Map(), payload, signature] })
}

/**
 * Takes a message apart, tagged or not; nothing is verified.
 *
 * @throws MesheError `cose.too-large`, `cose.malformed`, `cose.tag-mismatch` (a message of another kind),
 *   `cose.payload-missing` (it stands elsewhere), and as `decodeWideCbor` does
 */
export function decodeCoseSign1(bytes: Uint8Array): CoseSign1 {
  if (bytes.length > maxBytes) throw new MesheError('cose.too-large', 'The message is too long.', { maxBytes })
  const [signedBytes, open, payload, signature] = partsOf(decodeWideCbor(bytes))
  if (payload === null) throw new MesheError('cose.payload-missing', 'The message does not hold its content.')
  if (!(signedBytes instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array)) {
    throw malformed('parts')
  }
  const signed = signedBytes.length === 0 ? new Map() : decodeWideCbor(signedBytes)
  if (!(signed instanceof Map && open instanceof Map)) throw malformed('header')
  return { signed, signedBytes, open, payload, signature }
}

/**
 * Verifies a message. The algorithm is the one of the trusted key: the header only has to agree.
 *
 * @throws MesheError as `decodeCoseSign1`, `checkCoseHeader` and `verifySignature` do; whatever `findKey` throws
 */
export async function verifyCoseSign1(bytes: Uint8Array, settings: VerifyCoseSettings): Promise<VerifiedCose> {
  const { signed, signedBytes, open, payload, signature } = decodeCoseSign1(bytes)
  const header = checkCoseHeader(signed, open, settings)
  const key = await settings.findKey(header, payload)
  const message = toBeSigned(signedBytes, payload)
  await verifySignature(key, { algorithm: header.algorithm, message, signature }, settings)
  return { header, payload }
}

/** `Sig_structure` (section 4.4): the word says what is signed, so that no other message can be made of it. */
function toBeSigned(signedBytes: Uint8Array, payload: Uint8Array): Uint8Array {
  const isEmpty = signedBytes.length === 1 && signedBytes[0] === 0xa0
  return encodeCbor(['Signature1', isEmpty ? new Uint8Array() : signedBytes, new Uint8Array(), payload])
}

function partsOf(message: CborValue): readonly CborValue[] {
  const isTagged = isCborTag(message)
  if (isTagged && message.tag !== sign1Tag) {
    throw new MesheError('cose.tag-mismatch', 'This is a message of another kind.', { tag: message.tag })
  }
  const parts = isTagged ? message.value : message
  if (!Array.isArray(parts) || parts.length !== 4) throw malformed('parts')
  return parts
}

function malformed(part: string): MesheError {
  return new MesheError('cose.malformed', 'This is no message with one signature.', { part })
}
