/** Institutions and the node itself as signers: their DIDs, keys and DID documents. */
import { MesheError, type Signer } from '@meshe/credentials'
import { createDidDocument, type DidDocument, didKeyOf, didWebOf } from '@meshe/credentials/did'
import type { IssuingInstitution } from '@meshe/credentials/micro-credential'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { AppContext } from '../http/context.ts'
import {
  type Institution,
  insertInstitution,
  insertInstitutionKey,
  insertNodeKey,
  listInstitutionKeys,
  listNodeKeys,
  type StoredKey,
} from './institution-store.ts'

export interface NewInstitution {
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly country: string
  readonly homepage?: string | undefined
  readonly email?: string | undefined
  readonly legalIdentifier: string
}

/** Founds an institution on this node, with its first key. */
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
    await insertInstitutionKey(tx, created.institutionId, { fragment: 'key-1', key: context.keys.generate(), now })
    const subject = { kind: 'institution', id: created.institutionId }
    await recordAudit(
      tx,
      { institutionId: created.institutionId, action: 'institution.created', subject, accountId: null },
      now,
    )
  })
  return created
}

/** The signer of an institution's newest key that is in use. */
export async function institutionSigner(
  { db, keys }: Pick<AppContext, 'db' | 'keys'>,
  institution: Institution,
): Promise<Signer> {
  const key = inUse(await listInstitutionKeys(db, institution.institutionId))
  return keys.signer(`${institution.did}#${key.fragment}`, key.sealedPrivateKey)
}

export async function institutionDidDocument(
  { db }: Pick<AppContext, 'db'>,
  institution: Institution,
): Promise<DidDocument> {
  return didDocument(institution.did, await listInstitutionKeys(db, institution.institutionId))
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
  const key = inUse(stored)
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
  return didDocument(didWebOf(config.origin), await listNodeKeys(db))
}

function didDocument(id: string, keys: readonly StoredKey[]): DidDocument {
  return createDidDocument({
    id,
    keys: keys.map(({ fragment, publicKey }) => ({ fragment, publicKey: new Uint8Array(publicKey) })),
  })
}

function inUse(keys: readonly StoredKey[]): StoredKey {
  const key = keys.find((candidate) => candidate.retiredAt === null)
  if (!key) throw new MesheError('key.unsupported', 'There is no key in use.')
  return key
}
