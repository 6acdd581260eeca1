/** The keys that only practise: each made once, kept sealed, and known as practice for ever. */
import { MesheError, type Signer } from '@meshe/credentials'
import { didKeyOf } from '@meshe/credentials/did'
import type { IssuerListing } from '@meshe/credentials/verification'
import type { AppContext } from '../http/context.ts'
import type { KeyAlgorithm } from '../keys/key-store.ts'
import { insertPracticeKey, isPracticeDid, lookPracticeKey } from './practice-store.ts'

export interface PracticeKey {
  /** did:key. */
  readonly did: string
  readonly signer: Signer
}

/** The key of a kind, made when it is first asked for. */
export async function findPracticeKey(
  { db, keys, clock }: Pick<AppContext, 'db' | 'keys' | 'clock'>,
  keyType: KeyAlgorithm,
): Promise<PracticeKey> {
  let stored = await lookPracticeKey(db, keyType)
  if (stored === null) {
    const { publicKey, sealedPrivateKey } = keys.generate(keyType)
    const did = didKeyOf({ algorithm: keyType, publicKey })
    await insertPracticeKey(db, keyType, { did, sealedPrivateKey, now: clock() })
    stored = await lookPracticeKey(db, keyType)
  }
  if (stored === null) throw new MesheError('key.unsupported', 'There is no key to practise with.')
  const { did, sealedPrivateKey } = stored
  return { did, signer: keys.signer(`${did}#${did.slice('did:key:'.length)}`, sealedPrivateKey) }
}

/**
 * What a verification hears of an issuer that only practises here; null for any other. No list of a network is asked, because
 * none could make a real issuer of it.
 */
export async function lookUpPracticeIssuer(
  { db, config, clock }: Pick<AppContext, 'db' | 'config' | 'clock'>,
  did: string,
): Promise<IssuerListing | null> {
  if (!did.startsWith('did:key:') || !(await isPracticeDid(db, did))) return null
  const name = `Practice issuer of ${config.name}`
  // ZZ: of no country (ISO 3166-1, user-assigned).
  return { listed: true, practice: true, name, country: 'ZZ', listName: config.name, readAt: clock() }
}
