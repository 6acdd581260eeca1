/** One credential from a file, an address or standard input, and its report: judged here, or by a node. */
import { MesheError } from '@meshe/credentials'
import { createDidResolver } from '@meshe/credentials/did'
import { type JsonObject, parseJson } from '@meshe/credentials/json'
import { type SealTrustAnchors, type VerificationReport, verifyCredential } from '@meshe/credentials/verification'
import { VerificationReport as ReportShape, verificationApi } from '@meshe/domain/verification'
import {
  createOutboundFetch,
  createTextReader,
  nodeCryptography,
  type OutboundFetch,
  readSealTrustAnchors,
} from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
import { readCredential } from './read-input.ts'

/** How to judge; it can be handed to a thread. */
export interface JudgeSettings {
  /** The address of a node that judges; here when there is none. */
  readonly node: string | undefined
  /** Folder or file of certificates. */
  readonly trustAnchors: string | undefined
}

export type JudgeSource = (source: string) => Promise<VerificationReport>

/** @throws Refusal for an address that is none, or where no certificate can be found */
export async function createJudge({ node, trustAnchors }: JudgeSettings): Promise<JudgeSource> {
  if (node !== undefined) {
    if (!URL.canParse(node)) throw new Refusal('usage', `"${node}" is not the address of a node.`, exitCodes.usage)
    const { origin } = new URL(node)
    const outbound = createOutboundFetch([origin])
    return async (source) =>
      judgeAt(origin, isUrl(source) ? { url: source } : { document: await readCredential(source) }, outbound)
  }
  const outbound = createOutboundFetch([])
  const environment = createEnvironment(
    outbound,
    trustAnchors === undefined ? undefined : await readAnchors(trustAnchors),
  )
  return async (source) =>
    verifyCredential(await (isUrl(source) ? fetchSource(source, outbound) : readCredential(source)), {
      ...environment,
      now: new Date(),
    })
}

function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source)
}

async function fetchSource(source: string, outbound: OutboundFetch): Promise<string> {
  const { status, body } = await outbound(source, { maxBytes: 1024 * 1024 })
  if (status === 200) return body
  throw new MesheError('node.unreachable', `The address answers ${status} instead of a credential.`, { status })
}

async function judgeAt(origin: string, body: object, outbound: OutboundFetch): Promise<VerificationReport> {
  const { path, method } = verificationApi.verify
  const answer = await outbound(`${origin}${path}`, {
    method: method as 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    maxBytes: 2 * 1024 * 1024,
    timeoutMs: 30_000,
  })
  const parsed = parseJson(answer.body)
  if (answer.status !== 200)
    throw new Refusal(
      'node.refused',
      (parsed as { title?: string }).title ?? 'The node refused.',
      exitCodes.undetermined,
    )
  return ReportShape.parse(parsed) as VerificationReport
}

/** @throws Refusal where no certificate can be found there */
async function readAnchors(path: string): Promise<SealTrustAnchors> {
  try {
    return (await readSealTrustAnchors(path, new Date())).anchors
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    throw new Refusal(error.code, `"${path}": ${error.message}`, exitCodes.usage)
  }
}

function createEnvironment(outbound: OutboundFetch, sealTrustAnchors: SealTrustAnchors | undefined) {
  const fetchJson = async (url: string) => {
    const { status, body } = await outbound(url, { maxBytes: 2 * 1024 * 1024 })
    if (status !== 200)
      throw new MesheError('outbound.failed', 'The address did not answer with a document.', { status })
    return parseJson(body, { maxBytes: 2 * 1024 * 1024 })
  }
  return {
    cryptography: nodeCryptography,
    sealTrustAnchors,
    resolveDid: createDidResolver({ fetchDidDocument: fetchJson }),
    fetchText: createTextReader(outbound, () => new Date()),
    fetchStatusList: async (url: string) => ({
      credential: (await fetchJson(url)) as JsonObject,
      readAt: new Date(),
    }),
    lookUpIssuer: async () =>
      ({
        listed: 'unknown',
        listName: 'no list',
        reason: 'issuer.list-not-configured',
        readAt: new Date(),
      }) as const,
  }
}
