/** The published status list: the bits are derived from the entries, and signed once for each change. */
import { addProof } from '@meshe/credentials/data-integrity'
import { createStatusBits, createStatusListCredential, encodeStatusList, setStatus } from '@meshe/credentials/status'
import type { Institution } from '../accounts/institution-store.ts'
import { institutionSigner } from '../accounts/institutions.ts'
import type { AppContext } from '../http/context.ts'
import { statusListUrl } from './sign-awards.ts'
import { findStatusList, listSetIndices } from './status-store.ts'

const ttlMs = 30_000
const lifetimeMs = 72 * 3600_000
const clockSkewMs = 300_000
/** Signed anew after a third of its life, so that no reader gets one that is about to end. */
const renewAfterMs = lifetimeMs / 3

interface SignedList {
  readonly version: number
  readonly signedAt: Date
  readonly text: Promise<string>
}

export type StatusListReader = (institution: Institution, listId: string) => Promise<string>

/** @returns a reader of signed lists; it throws MesheError `issuance.status-list-not-found`. */
export function createStatusListReader(context: AppContext): StatusListReader {
  const signed = new Map<string, SignedList>()
  return async (institution, listId) => {
    // The version is read before the bits: bits that are newer than their version are only signed once more.
    const list = await findStatusList(context.db, institution.institutionId, listId)
    const now = context.clock()
    const known = signed.get(listId)
    const age = known ? now.getTime() - known.signedAt.getTime() : 0
    if (known && known.version === list.version && age >= 0 && age < renewAfterMs) return known.text
    const text = signList(context, institution, { listId, length: list.length, now })
    signed.set(listId, { version: list.version, signedAt: now, text })
    text.catch(() => signed.delete(listId))
    return text
  }
}

async function signList(
  context: AppContext,
  institution: Institution,
  { listId, length, now }: { readonly listId: string; readonly length: number; readonly now: Date },
): Promise<string> {
  const { cryptography } = context
  const bits = createStatusBits(length)
  for (const index of await listSetIndices(context.db, institution.institutionId, listId)) setStatus(bits, index, true)
  const credential = createStatusListCredential({
    id: statusListUrl(context.config.origin, institution, listId),
    issuer: institution.did,
    statusPurpose: 'revocation',
    encodedList: await encodeStatusList(bits, cryptography),
    // A reader whose clock is behind must not take the list for one of tomorrow.
    validFrom: new Date(now.getTime() - clockSkewMs),
    validUntil: new Date(now.getTime() + lifetimeMs),
    ttlMs,
  })
  const signer = await institutionSigner(context, institution)
  return JSON.stringify(
    await addProof(credential, { signer, cryptosuite: 'eddsa-rdfc-2022', created: now, cryptography }),
  )
}
