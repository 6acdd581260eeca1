/** A university that issues for real in tests: its key, its DID document, its status lists; and a verifier beside it. */
import { addProof, type CryptosuiteName } from '@meshe/credentials/data-integrity'
import { createDidDocument, createDidResolver } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { createStatusBits, createStatusListCredential, encodeStatusList, setStatus } from '@meshe/credentials/status'
import type { VerificationEnvironment } from '@meshe/credentials/verification'
import { createTestKey, nodeCryptography } from '../node-cryptography.ts'
import { demonstrationAward, demonstrationIssuer, demonstrationStatusList } from '../open-badges/demonstration-award.ts'

export const now = new Date('2026-11-24T10:00:00Z')
const sealedAt = new Date('2026-09-01T08:00:00Z')

const key = createTestKey(new Uint8Array(32).fill(7))
export const strangerKey = createTestKey(new Uint8Array(32).fill(9))
export const issuerSigner = { ...key.signer, verificationMethod: `${demonstrationIssuer}#key-1` }

interface Sealing {
  readonly cryptosuite?: CryptosuiteName
  readonly signer?: typeof issuerSigner
  readonly created?: Date
}

export async function seal(credential: JsonObject, sealing: Sealing = {}): Promise<JsonObject> {
  return addProof(credential, {
    signer: sealing.signer ?? issuerSigner,
    cryptosuite: sealing.cryptosuite ?? 'eddsa-rdfc-2022',
    created: sealing.created ?? sealedAt,
    cryptography: nodeCryptography,
  })
}

export async function unsealedBadge(): Promise<JsonObject> {
  return (await toAchievementCredential(demonstrationAward, { cryptography: nodeCryptography })).credential
}

export interface ListContent {
  readonly purpose?: 'revocation' | 'suspension'
  readonly on?: readonly number[]
  readonly issuer?: string
  readonly id?: string
  readonly validFrom?: Date
  readonly validUntil?: Date
  readonly sealing?: Sealing
}

export async function statusList(content: ListContent = {}): Promise<JsonObject> {
  const bits = createStatusBits()
  for (const index of content.on ?? []) setStatus(bits, index, true)
  const list = createStatusListCredential({
    id: content.id ?? demonstrationStatusList,
    issuer: content.issuer ?? demonstrationIssuer,
    statusPurpose: content.purpose ?? 'revocation',
    encodedList: await encodeStatusList(bits, nodeCryptography),
    validFrom: content.validFrom ?? sealedAt,
    validUntil: content.validUntil ?? new Date('2026-11-25T10:00:00Z'),
    ttlMs: 300_000,
  })
  return seal(list, content.sealing)
}

export const didDocument = createDidDocument({
  id: demonstrationIssuer,
  keys: [{ fragment: 'key-1', publicKey: key.publicKey }],
})

/** A verifier that knows the university, with one thing or another made different. */
export function verifier(differences: Partial<VerificationEnvironment> = {}): VerificationEnvironment {
  return {
    now,
    cryptography: nodeCryptography,
    resolveDid: createDidResolver({ fetchDidDocument: async () => didDocument }),
    fetchStatusList: async () => ({ credential: await statusList(), readAt: now }),
    lookUpIssuer: async () => ({
      listed: true,
      name: 'Riverside University (demo)',
      country: 'IE',
      listName: 'List of the pilot',
      readAt: now,
    }),
    ...differences,
  }
}

export function withStatusList(content: ListContent): VerificationEnvironment {
  return verifier({ fetchStatusList: async () => ({ credential: await statusList(content), readAt: now }) })
}
