/**
 * Status lists for verifications: own ones without HTTP, those of others at most 30 seconds old, and never an older one
 * in the place of a newer one.
 */
import { MesheError } from '@meshe/credentials'
import { verifyProof } from '@meshe/credentials/data-integrity'
import { lookDateTimeStamp } from '@meshe/credentials/data-model'
import type { DidResolver } from '@meshe/credentials/did'
import { isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import { findInstitutionBySlug } from '../accounts/institution-store.ts'
import type { AppContext } from '../http/context.ts'
import { createStatusListReader } from '../issuance/status-list.ts'
import { createOwnPracticeStatusLists } from '../practice/practice-status-list.ts'
import { createOwnDecisionStatusLists } from '../recognition/decision-status-list.ts'
import { lookStatusListCopy, saveStatusListCopy } from './status-list-store.ts'

export interface StatusListReading {
  readonly credential: JsonObject
  readonly readAt: Date
}

const maxAgeMs = 30_000
const maxBytes = 2 * 1024 * 1024
const clockSkewMs = 300_000

/** @returns a reader that throws MesheError `status.unreachable` where there is no list and no copy of one. */
export function createStatusLists(context: AppContext, resolveDid: DidResolver) {
  const readOwn = createStatusListReader(context)
  const lookOwnDecisions = createOwnDecisionStatusLists(context)
  const lookOwnPractice = createOwnPracticeStatusLists(context)
  return async (url: string): Promise<StatusListReading> => {
    const now = context.clock()
    const own = ownListOf(context, url)
    if (own !== null) {
      const institution = await findInstitutionBySlug(context.db, own.slug)
      return { credential: parseList(await readOwn(institution, own.listId)), readAt: now }
    }
    const made = lookOwnDecisions(url) ?? lookOwnPractice(url)
    if (made !== null) return { credential: parseList(await made), readAt: now }
    const copy = await lookStatusListCopy(context.db, url)
    if (copy !== null && now.getTime() - copy.readAt.getTime() < maxAgeMs) return copy
    try {
      return await readAnew({ context, resolveDid }, url, now)
    } catch (error) {
      if (copy !== null && error instanceof MesheError) return copy
      throw error
    }
  }
}

interface Reading {
  readonly context: AppContext
  readonly resolveDid: DidResolver
}

async function readAnew({ context, resolveDid }: Reading, url: string, now: Date): Promise<StatusListReading> {
  const answer = await context.outbound(url, { maxBytes, timeoutMs: 5000 })
  if (answer.status !== 200) {
    throw new MesheError('status.unreachable', 'The status list could not be read.', { status: answer.status })
  }
  const credential = parseList(answer.body)
  const issuedAt = lookDateTimeStamp(credential['validFrom'] ?? credential['issuanceDate'])
  // A list that is not its issuer's own word must not stand in the way of one that is.
  const { cryptography } = context
  const { result, controller } = await verifyProof(credential, { resolveDid, cryptography, now })
  const isGenuine = result === 'passed' && controller === issuerOf(credential) && credential['id'] === url
  if (!isGenuine || issuedAt === null || issuedAt.getTime() > now.getTime() + clockSkewMs) {
    return { credential, readAt: now }
  }
  if (await saveStatusListCopy(context.db, url, { credential, issuedAt, readAt: now }))
    return { credential, readAt: now }
  return (await lookStatusListCopy(context.db, url)) ?? { credential, readAt: now }
}

function issuerOf({ issuer }: JsonObject): unknown {
  return isJsonObject(issuer) ? issuer['id'] : issuer
}

function ownListOf({ config }: AppContext, url: string): { readonly slug: string; readonly listId: string } | null {
  if (!url.startsWith(`${config.origin}/`)) return null
  const match = /^\/institutions\/([a-z0-9-]+)\/status\/([0-9a-f-]{36})$/.exec(url.slice(config.origin.length))
  return match === null ? null : { slug: match[1]!, listId: match[2]! }
}

function parseList(text: string): JsonObject {
  try {
    const value = parseJson(text, { maxBytes })
    if (isJsonObject(value)) return value
  } catch (error) {
    throw new MesheError('status.unreachable', 'What was found is not a status list.', {}, error)
  }
  throw new MesheError('status.unreachable', 'What was found is not a status list.')
}
