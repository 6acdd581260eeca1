/** `meshe verify`: the same report as the page and the HTTP interface, here or at a node. */
import { parseArgs } from 'node:util'
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
import { onlyArgument, readCredential } from './read-input.ts'
import { reportText } from './report-text.ts'

export async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, node: { type: 'string' }, 'trust-anchors': { type: 'string' } },
    allowPositionals: true,
  })
  const source = onlyArgument(positionals, 'file, address or -')
  const node = values.node ?? process.env['MESHE_NODE']
  if (node !== undefined && !URL.canParse(node))
    throw new Refusal('usage', `"${node}" is not the address of a node.`, exitCodes.usage)
  const anchors = values['trust-anchors']
  if (node !== undefined && anchors !== undefined)
    throw new Refusal('usage', 'A node checks with its own trust anchors: leave one of the two out.', exitCodes.usage)
  const sealTrustAnchors = anchors === undefined ? undefined : await readAnchors(anchors)
  const outbound = createOutboundFetch(node === undefined ? [] : [new URL(node).origin])
  const isUrl = /^https?:\/\//.test(source)
  const report =
    node === undefined
      ? await verifyHere(await readSource(), { outbound, sealTrustAnchors })
      : await verifyAt(new URL(node).origin, outbound)
  console.log(values.json ? JSON.stringify(report, null, 2) : reportText(report))
  return exitCodeOf(report)

  async function readSource(): Promise<string> {
    if (!isUrl) return readCredential(source)
    const { status, body } = await outbound(source, { maxBytes: 1024 * 1024 })
    if (status === 200) return body
    throw new MesheError('node.unreachable', `The address answers ${status} instead of a credential.`, { status })
  }

  async function verifyAt(origin: string, fetch: OutboundFetch): Promise<VerificationReport> {
    const body = isUrl ? { url: source } : { document: await readCredential(source) }
    const { path, method } = verificationApi.verify
    const answer = await fetch(`${origin}${path}`, {
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
}

interface Means {
  readonly outbound: OutboundFetch
  readonly sealTrustAnchors: SealTrustAnchors | undefined
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

function verifyHere(text: string, { outbound, sealTrustAnchors }: Means): Promise<VerificationReport> {
  const fetchJson = async (url: string) => {
    const { status, body } = await outbound(url, { maxBytes: 2 * 1024 * 1024 })
    if (status !== 200)
      throw new MesheError('outbound.failed', 'The address did not answer with a document.', { status })
    return parseJson(body, { maxBytes: 2 * 1024 * 1024 })
  }
  return verifyCredential(text, {
    now: new Date(),
    cryptography: nodeCryptography,
    sealTrustAnchors,
    resolveDid: createDidResolver({ fetchDidDocument: fetchJson }),
    fetchText: createTextReader(outbound, () => new Date()),
    fetchStatusList: async (url) => ({
      credential: (await fetchJson(url)) as JsonObject,
      readAt: new Date(),
    }),
    lookUpIssuer: async () => ({
      listed: 'unknown',
      listName: 'no list',
      reason: 'issuer.list-not-configured',
      readAt: new Date(),
    }),
  })
}

function exitCodeOf({ verdict }: VerificationReport): number {
  if (verdict === 'valid') return exitCodes.done
  const isOpen =
    verdict === 'valid_issuer_uncheckable' || verdict === 'status_uncheckable' || verdict === 'key_uncheckable'
  return isOpen ? exitCodes.undetermined : exitCodes.refused
}
