/**
 * Signed status lists, as a credential (Bitstring Status List 1.0) or as a token (Token Status List): the bits come from the
 * records, and are signed once for each change of them.
 */
import type { Signer } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import {
  createStatusBits,
  createStatusListCredential,
  createStatusTokenList,
  encodeStatusList,
  issueStatusListToken,
  setStatus,
  setTokenStatus,
} from '@meshe/credentials/status'
import type { AppContext } from '../http/context.ts'

const ttlMs = 30_000
const lifetimeMs = 72 * 3600_000
const clockSkewMs = 300_000
/** Signed anew after a third of its life, so that no reader gets one that is about to end. */
const renewAfterMs = lifetimeMs / 3

export interface PublishedList {
  /** Where it is published. */
  readonly url: string
  /** Whoever keeps it: a DID, of a token the https address. */
  readonly issuer: string
  readonly findSigner: () => Promise<Signer>
  /** Number of entries. */
  readonly length: number
  /** Changes with every bit, and is read before the bits: bits that are newer are only signed once more. */
  readonly version: number
  readonly listSetIndices: () => Promise<readonly number[]>
}

interface SignedList {
  readonly version: number
  readonly signedAt: Date
  readonly text: Promise<string>
}

type SignList = (context: AppContext, list: PublishedList, now: Date) => Promise<string>

/**
 * @param sign `signListCredential` unless said
 * @returns a reader of the signed list as text, the same for as long as nothing changed
 */
export function createSignedLists(
  context: AppContext,
  sign: SignList = signListCredential,
): (list: PublishedList) => Promise<string> {
  const signed = new Map<string, SignedList>()
  return async (list) => {
    const now = context.clock()
    const known = signed.get(list.url)
    const age = known ? now.getTime() - known.signedAt.getTime() : 0
    if (known && known.version === list.version && age >= 0 && age < renewAfterMs) return known.text
    const text = sign(context, list, now)
    signed.set(list.url, { version: list.version, signedAt: now, text })
    text.catch(() => signed.delete(list.url))
    return text
  }
}

async function signListCredential(context: AppContext, list: PublishedList, now: Date): Promise<string> {
  const { cryptography } = context
  const { url, issuer, length } = list
  const bits = createStatusBits(length)
  for (const index of await list.listSetIndices()) setStatus(bits, index, true)
  const credential = createStatusListCredential({
    id: url,
    issuer,
    statusPurpose: 'revocation',
    encodedList: await encodeStatusList(bits, cryptography),
    // A reader whose clock is behind must not take the list for one of tomorrow.
    validFrom: new Date(now.getTime() - clockSkewMs),
    validUntil: new Date(now.getTime() + lifetimeMs),
    ttlMs,
  })
  const signer = await list.findSigner()
  const settings = { signer, cryptosuite: 'eddsa-rdfc-2022', created: now, cryptography } as const
  return JSON.stringify(await addProof(credential, settings))
}

/** The same bits for tokens: 0 is valid, 1 is withdrawn (Token Status List, section 7.1). */
export async function signListToken(context: AppContext, list: PublishedList, now: Date): Promise<string> {
  const { url: uri, issuer, length } = list
  const bits = createStatusTokenList(1, length)
  for (const index of await list.listSetIndices()) setTokenStatus(bits, index, 1)
  const signer = await list.findSigner()
  const content = { uri, list: bits, issuer, issuedAt: now, timeToLiveMs: ttlMs }
  return issueStatusListToken(
    { ...content, expiresAt: new Date(now.getTime() + lifetimeMs) },
    { signer, header: { kid: signer.verificationMethod }, cryptography: context.cryptography },
  )
}
