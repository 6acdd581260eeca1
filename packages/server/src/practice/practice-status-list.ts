/** The status list of practice issuers (Bitstring Status List 1.0): made as a real one is, but nothing on it is ever withdrawn. */
import type { JsonObject } from '@meshe/credentials/json'
import { statusEntryOf } from '@meshe/credentials/status'
import type { PracticeIssuerName } from '@meshe/domain/practice'
import type { AppContext } from '../http/context.ts'
import { createSignedLists } from '../issuance/signed-lists.ts'
import { findPracticeKey } from './practice-keys.ts'
import { drawStatusIndex } from './practice-store.ts'

/** The smallest list that the norm allows. */
const listLength = 131_072

/** A place for one more credential. After 131,072 of them places are given again: no bit is ever set. */
export async function drawPracticeStatusEntry(
  { db, config }: Pick<AppContext, 'db' | 'config'>,
  issuer: PracticeIssuerName,
): Promise<JsonObject> {
  return statusEntryOf({
    statusListCredential: urlOf(config.origin, issuer),
    statusListIndex: (await drawStatusIndex(db)) % listLength,
    statusPurpose: 'revocation',
  })
}

export type PracticeStatusListReader = (issuer: PracticeIssuerName) => Promise<string>

/** @returns a reader of the signed list as text */
export function createPracticeStatusListReader(context: AppContext): PracticeStatusListReader {
  const readSigned = createSignedLists(context)
  return async (issuer) => {
    const { did, signer } = await findPracticeKey(context, 'Ed25519')
    return readSigned({
      url: urlOf(context.config.origin, issuer),
      issuer: did,
      findSigner: async () => signer,
      length: listLength,
      version: 0,
      listSetIndices: async () => [],
    })
  }
}

/** Answers the list of this very node without asking the network; null for any other address. */
export function createOwnPracticeStatusLists(context: AppContext): (url: string) => Promise<string> | null {
  const read = createPracticeStatusListReader(context)
  const issuer = 'bitstring-status-list'
  return (url) => (url === urlOf(context.config.origin, issuer) ? read(issuer) : null)
}

function urlOf(origin: string, issuer: PracticeIssuerName): string {
  return `${origin}/practice-issuers/${issuer}/status-list`
}
