/**
 * Keys of institutions: one in use for each kind of signature. Ed25519 makes proofs (Data Integrity); P-256 signs tokens,
 * because wallets of the European Digital Identity want ES256. A retired key stays published, so that what it signed can
 * be checked.
 */
import { MesheError, type Signer } from '@meshe/credentials'
import { createDidDocument, type DidDocument, didWebDocumentUrl } from '@meshe/credentials/did'
import { toJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import {
  type Institution,
  type InstitutionKeyAlgorithm,
  insertInstitutionKey,
  institutionKeyAlgorithms,
  listInstitutionKeys,
  listInstitutionsWithoutKey,
  type StoredKey,
} from './institution-store.ts'

type InstitutionKeys = Pick<Institution, 'institutionId' | 'did'>

const fragmentNames: Readonly<Record<InstitutionKeyAlgorithm, string>> = { Ed25519: 'key', 'P-256': 'token-key' }

/** Makes the first key of each kind. */
export async function makeFirstKeys(
  tx: Tx,
  { keys }: Pick<AppContext, 'keys'>,
  { institutionId, now }: { readonly institutionId: string; readonly now: Date },
): Promise<void> {
  for (const algorithm of institutionKeyAlgorithms) {
    const fragment = `${fragmentNames[algorithm]}-1`
    await insertInstitutionKey(tx, institutionId, { fragment, key: keys.generate(algorithm), now })
  }
}

/** Gives institutions that were founded before a kind of key was in use one of it; another process may do the same. */
export async function addMissingKeys({ db, keys, clock }: Pick<AppContext, 'db' | 'keys' | 'clock'>): Promise<void> {
  for (const algorithm of institutionKeyAlgorithms) {
    for (const institutionId of await listInstitutionsWithoutKey(db, algorithm)) {
      await inTransaction(db, async (tx) => {
        const now = clock()
        const fragment = `${fragmentNames[algorithm]}-1`
        if (!(await insertInstitutionKey(tx, institutionId, { fragment, key: keys.generate(algorithm), now }))) return
        const subject = { kind: 'institution', id: institutionId }
        await recordAudit(tx, { institutionId, action: 'institution.key-added', subject, accountId: null }, now)
      })
    }
  }
}

/** The signer of an institution's newest key that is in use: for proofs unless said. */
export async function institutionSigner(
  { db, keys }: Pick<AppContext, 'db' | 'keys'>,
  { institutionId, did }: InstitutionKeys,
  algorithm: InstitutionKeyAlgorithm = 'Ed25519',
): Promise<Signer> {
  const key = keyInUse((await listInstitutionKeys(db, institutionId)).filter((one) => one.algorithm === algorithm))
  return keys.signer(`${did}#${key.fragment}`, key.sealedPrivateKey)
}

export async function institutionDidDocument(
  { db }: Pick<AppContext, 'db'>,
  { institutionId, did }: InstitutionKeys,
): Promise<DidDocument> {
  return didDocumentOf(did, await listInstitutionKeys(db, institutionId))
}

/** The https address that a token names as its issuer: that of the DID, so that both are the word of one host. */
export function issuerAddressOf({ did }: Pick<Institution, 'did'>): string {
  return didWebDocumentUrl(did).replace(/\/did\.json$/, '')
}

/** JWT VC Issuer Metadata (draft-ietf-oauth-sd-jwt-vc, section 4): the keys for tokens, former ones among them. */
export async function institutionMetadata(
  { db }: Pick<AppContext, 'db'>,
  { institutionId, did }: InstitutionKeys,
): Promise<JsonObject> {
  const stored = await listInstitutionKeys(db, institutionId)
  const keys = stored
    .filter(({ algorithm }) => algorithm === 'P-256')
    .map(({ algorithm, fragment, publicKey }) => ({
      ...toJwk({ algorithm, publicKey: new Uint8Array(publicKey) }),
      kid: `${did}#${fragment}`,
      use: 'sig',
      alg: 'ES256',
    }))
  return { issuer: issuerAddressOf({ did }), jwks: { keys } }
}

export function didDocumentOf(id: string, keys: readonly StoredKey[]): DidDocument {
  return createDidDocument({
    id,
    keys: keys.map(({ fragment, publicKey, algorithm }) => ({
      fragment,
      algorithm,
      publicKey: new Uint8Array(publicKey),
    })),
  })
}

/** @throws MesheError `key.unsupported` where none is in use */
export function keyInUse(keys: readonly StoredKey[]): StoredKey {
  const key = keys.find((candidate) => candidate.retiredAt === null)
  if (!key) throw new MesheError('key.unsupported', 'There is no key in use.')
  return key
}
