/**
 * Finds the document behind a DID: this node's own without asking anybody, those of others by one guarded request an
 * hour, with a history, because did:web has none and a credential outlives the key of its issuer.
 */
import { MesheError } from '@meshe/credentials'
import {
  type DidDocument,
  type DidResolver,
  didWebDocumentUrl,
  didWebOf,
  readDidDocument,
  resolveDidJwk,
  resolveDidKey,
  type VerificationMethod,
} from '@meshe/credentials/did'
import { canonicalizeJson, isJsonObject, parseJson } from '@meshe/credentials/json'
import { institutionDidDocument } from '../accounts/institution-keys.ts'
import { lookInstitutionByDid } from '../accounts/institution-store.ts'
import { nodeDidDocument } from '../accounts/institutions.ts'
import type { AppContext } from '../http/context.ts'
import { type DidReading, listDidReadings, saveDidReading } from './did-store.ts'

type DidContext = Pick<AppContext, 'db' | 'config' | 'clock' | 'outbound'>

interface ResolvedDid {
  readonly document: DidDocument
  /** When it was read from its host: a copy may be older than the question. */
  readonly readAt: Date
}

interface ResolveSettings {
  /** Older copies are read anew; one hour unless said. */
  readonly maxAgeMs?: number
  /** Whether a copy will do where the host does not answer; true unless said. */
  readonly allowsStale?: boolean
}

const hourMs = 3600_000
const dayMs = 24 * hourMs
/** After a host failed it is left alone for so long, and the copy at hand is used. */
const pauseMs = 30_000
/** A key that a document shows for a shorter time than this does not outlive it: the host may have been taken over. */
const lastingMs = 7 * dayMs

export type ResolveDid = (did: string, settings?: ResolveSettings) => Promise<ResolvedDid>

/**
 * The document as it stands now, or as it stood when its host last answered. For messages between nodes, where only a
 * key of today counts.
 */
export function createCurrentDidResolver(context: DidContext): ResolveDid {
  const failedAt = new Map<string, number>()
  return async (did, { maxAgeMs = hourMs, allowsStale = true } = {}) => {
    const own = await lookOwnDocument(context, did)
    if (own !== null) return { document: own, readAt: context.clock() }
    const [newest] = await listDidReadings(context.db, did)
    const now = context.clock()
    if (newest !== undefined && now.getTime() - newest.lastReadAt.getTime() < maxAgeMs) {
      return { document: newest.document, readAt: newest.lastReadAt }
    }
    const isPaused = now.getTime() - (failedAt.get(did) ?? Number.NEGATIVE_INFINITY) < pauseMs
    if (isPaused && allowsStale && newest !== undefined) return { document: newest.document, readAt: newest.lastReadAt }
    try {
      const document = await fetchDocument(context, did)
      failedAt.delete(did)
      await saveDidReading(context.db, did, { document, at: now })
      return { document, readAt: now }
    } catch (error) {
      if (failedAt.size > 10_000) failedAt.clear()
      failedAt.set(did, now.getTime())
      if (newest === undefined || !allowsStale || !isPassing(error)) throw error
      return { document: newest.document, readAt: newest.lastReadAt }
    }
  }
}

/**
 * For verifications: the document of today, with the keys for assertions that earlier readings show and today's does
 * not name any more. A key that today's document marks as revoked stays revoked.
 *
 * @returns a resolver that throws `did.unsupported-method`, `did.malformed`, `did.not-found` or `did.unresolvable`
 */
export function createNodeDidResolver(context: DidContext): DidResolver {
  const resolve = createCurrentDidResolver(context)
  return async (did) => {
    const { document } = await resolve(did)
    if (!did.startsWith('did:web:')) return document
    return withEarlierKeys(document, await listDidReadings(context.db, did))
  }
}

/** Adds keys that were shown for at least a week. */
export function withEarlierKeys(document: DidDocument, readings: readonly DidReading[]): DidDocument {
  const known = new Set(methodsOf(document).map(({ id }) => id))
  const spans = new Map<string, { method: VerificationMethod; first: number; last: number }>()
  for (const { document: earlier, firstReadAt, lastReadAt } of readings) {
    const asserting = new Set(
      (earlier.assertionMethod ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.id)),
    )
    for (const method of methodsOf(earlier)) {
      if (known.has(method.id) || !asserting.has(method.id)) continue
      const name = `${method.id} ${method.publicKeyMultibase ?? canonicalizeJson(method.publicKeyJwk ?? null)}`
      const span = spans.get(name)
      const first = Math.min(span?.first ?? Number.POSITIVE_INFINITY, firstReadAt.getTime())
      const last = Math.max(span?.last ?? 0, lastReadAt.getTime())
      spans.set(name, { method: span?.method ?? method, first, last })
    }
  }
  const lasting = [...spans.values()].filter(({ first, last }) => last - first >= lastingMs).map(({ method }) => method)
  const unique = lasting.filter((method, at) => lasting.findIndex(({ id }) => id === method.id) === at)
  if (unique.length === 0) return document
  return {
    ...document,
    verificationMethod: [...(document.verificationMethod ?? []), ...unique],
    assertionMethod: [...(document.assertionMethod ?? []), ...unique.map(({ id }) => id)],
  }
}

function methodsOf(document: DidDocument): readonly VerificationMethod[] {
  const embedded = (document.assertionMethod ?? []).filter((entry) => typeof entry !== 'string')
  return [...(Array.isArray(document.verificationMethod) ? document.verificationMethod : []), ...embedded].filter(
    (method) => isJsonObject(method) && typeof method.id === 'string',
  )
}

async function lookOwnDocument(context: DidContext, did: string): Promise<DidDocument | null> {
  if (did.startsWith('did:key:')) return resolveDidKey(did)
  if (did.startsWith('did:jwk:')) return resolveDidJwk(did)
  if (!did.startsWith('did:web:')) {
    throw new MesheError('did.unsupported-method', 'Only did:key, did:jwk and did:web are supported.', { did })
  }
  const ownDid = didWebOf(context.config.origin)
  if (did === ownDid) return nodeDidDocument(context)
  const institution = await lookInstitutionByDid(context.db, did)
  if (institution !== null) return institutionDidDocument(context, institution)
  if (did.startsWith(`${ownDid}:`)) throw new MesheError('did.not-found', 'There is no such identifier here.', { did })
  return null
}

async function fetchDocument({ outbound }: DidContext, did: string): Promise<DidDocument> {
  const url = didWebDocumentUrl(did)
  const answer = await outbound(url, { headers: { accept: 'application/did+json, application/json' }, timeoutMs: 5000 })
  if (answer.status === 404 || answer.status === 410) {
    throw new MesheError('did.not-found', 'There is no document of this identifier.', { did })
  }
  if (answer.status !== 200) {
    throw new MesheError('did.unresolvable', 'The document of this identifier could not be read.', { did })
  }
  try {
    return readDidDocument(parseJson(answer.body, { maxBytes: 64 * 1024 }), did)
  } catch (error) {
    if (error instanceof MesheError && error.code.startsWith('did.')) throw error
    throw new MesheError('did.unresolvable', 'The document of this identifier cannot be read.', { did }, error)
  }
}

/** A host that does not answer says nothing; one that answers "there is none" or an address that is refused does. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof MesheError &&
    ['did.unresolvable', 'outbound.failed', 'outbound.timeout', 'outbound.too-large'].includes(error.code)
  )
}
