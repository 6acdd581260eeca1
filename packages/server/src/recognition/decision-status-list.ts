/** Whether decisions still stand: a signed status list, made from the decisions themselves (Bitstring Status List 1.0). */
import { MesheError } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import type { JsonObject } from '@meshe/credentials/json'
import type { StatusReference } from '@meshe/credentials/micro-credential'
import { createStatusBits, createStatusListCredential, encodeStatusList, setStatus } from '@meshe/credentials/status'
import { findInstitutionBySlug, type Institution } from '../accounts/institution-store.ts'
import { institutionSigner } from '../accounts/institutions.ts'
import type { AppContext } from '../http/context.ts'
import { countStatusIndices, listSupersededIndices } from './decision-store.ts'

/** The smallest list that the norm allows: 131,072 decisions hide each other. */
const listLength = 131_072
const ttlMs = 30_000
const lifetimeMs = 72 * 3600_000
/** Clocks differ: a reader whose clock is behind must not take the list for one of tomorrow. */
const clockSkewMs = 300_000

/** Where the bit of a decision is published. */
export function decisionStatusReference(
  { config }: Pick<AppContext, 'config'>,
  { slug }: Pick<Institution, 'slug'>,
  statusIndex: number,
): StatusReference {
  return {
    statusListCredential: urlOf(config.origin, slug, Math.floor(statusIndex / listLength)),
    statusListIndex: statusIndex % listLength,
  }
}

/** @throws MesheError `issuance.status-list-not-found` for a list that no decision stands in */
export async function signDecisionStatusList(
  context: AppContext,
  institution: Institution,
  list: number,
): Promise<JsonObject> {
  const { db, config, cryptography } = context
  const from = list * listLength
  const used = await countStatusIndices(db, institution.institutionId)
  if (from >= used) throw new MesheError('issuance.status-list-not-found', 'There is no such status list.')
  const bits = createStatusBits(listLength)
  const superseded = await listSupersededIndices(db, institution.institutionId, { from, to: from + listLength })
  for (const index of superseded) setStatus(bits, index - from, true)
  const now = context.clock()
  const credential = createStatusListCredential({
    id: urlOf(config.origin, institution.slug, list),
    issuer: institution.did,
    statusPurpose: 'revocation',
    encodedList: await encodeStatusList(bits, cryptography),
    validFrom: new Date(now.getTime() - clockSkewMs),
    validUntil: new Date(now.getTime() + lifetimeMs),
    ttlMs,
  })
  const signer = await institutionSigner(context, institution)
  return addProof(credential, { signer, cryptosuite: 'eddsa-rdfc-2022', created: now, cryptography })
}

/** Answers a list of this very node without asking the network; null for any other address. */
export function lookOwnDecisionStatusList(context: AppContext, url: string): Promise<JsonObject> | null {
  const { origin } = context.config
  const match = url.startsWith(`${origin}/`)
    ? /^\/institutions\/([a-z0-9-]+)\/decision-status\/(\d{1,5})$/.exec(url.slice(origin.length))
    : null
  if (match === null) return null
  return findInstitutionBySlug(context.db, match[1] ?? '').then((institution) =>
    signDecisionStatusList(context, institution, Number(match[2])),
  )
}

function urlOf(origin: string, slug: string, list: number): string {
  return `${origin}/institutions/${slug}/decision-status/${list}`
}
