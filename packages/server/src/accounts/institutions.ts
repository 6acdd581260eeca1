/** Institutions and the node itself as signers: their DIDs, keys and DID documents. */
import type { Signer } from '@meshe/credentials'
import { type DidDocument, didKeyOf, didWebOf } from '@meshe/credentials/did'
import type { IssuingInstitution } from '@meshe/credentials/micro-credential'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { AppContext } from '../http/context.ts'
import { didDocumentOf, keyInUse, makeFirstKeys } from './institution-keys.ts'
import { type Institution, insertInstitution, insertNodeKey, listNodeKeys } from './institution-store.ts'

export interface NewInstitution {
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly country: string
  readonly homepage?: string | undefined
  readonly email?: string | undefined
  readonly legalIdentifier: string
}

/** Founds an institution on this node, with its first keys. */
export async function createInstitution(
  context: Pick<AppContext, 'config' | 'db' | 'keys' | 'clock'>,
  institution: NewInstitution,
): Promise<Institution> {
  const now = context.clock()
  const created: Institution = {
    institutionId: uuidv7(now),
    slug: institution.slug,
    did: didWebOf(`${context.config.origin}/institutions/${institution.slug}`),
    name: institution.name,
    country: institution.country,
    homepage: institution.homepage ?? null,
    email: institution.email ?? null,
    legalIdentifier: institution.legalIdentifier,
  }
  await inTransaction(context.db, async (tx) => {
    await insertInstitution(tx, created, now)
    await makeFirstKeys(tx, context, { institutionId: created.institutionId, now })
    const subject = { kind: 'institution', id: created.institutionId }
    await recordAudit(
      tx,
      { institutionId: created.institutionId, action: 'institution.created', subject, accountId: null },
      now,
    )
  })
  return created
}

/** What a credential says about its issuer. */
export function toIssuingInstitution(institution: Institution): IssuingInstitution {
  return {
    id: institution.did,
    legalName: institution.name,
    country: institution.country,
    homepage: institution.homepage ?? undefined,
    email: institution.email ?? undefined,
    legalIdentifier: institution.legalIdentifier,
  }
}

export interface NodeIdentity {
  /** did:web of the node's origin. */
  readonly did: string
  /** The same key as did:key: what a network pins. */
  readonly didKey: string
  readonly signer: Signer
  readonly didKeySigner: Signer
}

/** The node's own key, made on its first start. */
export async function findNodeIdentity({
  db,
  keys,
  config,
  clock,
}: Pick<AppContext, 'db' | 'keys' | 'config' | 'clock'>): Promise<NodeIdentity> {
  let stored = await listNodeKeys(db)
  if (stored.length === 0) {
    await insertNodeKey(db, { fragment: 'node-key-1', key: keys.generate(), now: clock() })
    stored = await listNodeKeys(db)
  }
  const key = keyInUse(stored)
  const did = didWebOf(config.origin)
  const didKey = didKeyOf(key.publicKey)
  const keyMethod = `${didKey}#${didKey.slice('did:key:'.length)}`
  return {
    did,
    didKey,
    signer: keys.signer(`${did}#${key.fragment}`, key.sealedPrivateKey),
    didKeySigner: keys.signer(keyMethod, key.sealedPrivateKey),
  }
}

export async function nodeDidDocument({ db, config }: Pick<AppContext, 'db' | 'config'>): Promise<DidDocument> {
  return didDocumentOf(didWebOf(config.origin), await listNodeKeys(db))
}
