/**
 * The one way out: https to public addresses only, the name resolved once and the connection pinned to what was checked,
 * bounded in time, size and redirects, without cookies. Origins of a network on one machine are named in the configuration.
 */
import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { MesheError } from '@meshe/credentials'
import { isPublicAddress } from './public-address.ts'

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Largest answer in bytes; 64 KiB unless said. */
  readonly maxBytes?: number
  /** For all of it, redirects included; 10 s unless said. */
  readonly timeoutMs?: number
  /** How often the address may send on to another one; twice unless said. */
  readonly maxRedirects?: number
}

export interface OutboundAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** @throws MesheError `outbound.refused`, `outbound.too-large`, `outbound.timeout`, `outbound.failed` */
export type OutboundFetch = (url: string, request?: OutboundRequest) => Promise<OutboundAnswer>

const defaultRedirects = 2

/** Finds all addresses of a name. */
type ResolveName = (name: string) => Promise<readonly Address[]>

export interface Address {
  readonly address: string
  /** 4 or 6. */
  readonly family: number
}

export interface OutboundSettings {
  /** The resolver of the system unless said. */
  readonly resolveName?: ResolveName
}

export function createOutboundFetch(
  trustedOrigins: readonly string[],
  { resolveName = (name) => lookup(name, { all: true }) }: OutboundSettings = {},
): OutboundFetch {
  const trusted = new Set(trustedOrigins)
  return async (url, request = {}) => {
    const signal = AbortSignal.timeout(request.timeoutMs ?? 10_000)
    let address = parse(url)
    for (let hop = 0; hop <= (request.maxRedirects ?? defaultRedirects); hop += 1) {
      const answer = await askOnce(address, { request, signal, trusted, resolveName })
      const location = answer.headers['location']
      if (answer.status < 300 || answer.status > 399 || location === undefined || request.method === 'POST')
        return answer
      address = parse(location, address)
    }
    throw new MesheError('outbound.refused', 'The address sends on to another one too often.', {
      host: address.hostname,
    })
  }
}

function parse(url: string, base?: URL): URL {
  if (!URL.canParse(url, base?.href))
    throw new MesheError('outbound.refused', 'This is not an address that can be asked.')
  const address = new URL(url, base?.href)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    throw refused(address, 'Only web addresses are asked.')
  }
  return address
}

interface Ask {
  readonly request: OutboundRequest
  readonly signal: AbortSignal
  readonly trusted: ReadonlySet<string>
  readonly resolveName: ResolveName
}

async function askOnce(url: URL, { request, signal, trusted, resolveName }: Ask): Promise<OutboundAnswer> {
  const plain = `http://${url.host}`
  const isTrusted = trusted.has(url.origin) || trusted.has(plain)
  const usesPlain = isTrusted && trusted.has(plain)
  if (url.username !== '' || url.password !== '') throw refused(url, 'The address carries a name or password.')
  if (!isTrusted && url.protocol !== 'https:') throw refused(url, 'Only https addresses are asked.')
  if (!isTrusted && url.port !== '') throw refused(url, 'Only the usual port of https is asked.')
  const pinned = isTrusted ? null : await resolvePublic(url, { signal, resolveName })
  const send = usesPlain ? httpRequest : httpsRequest
  return new Promise((resolve, reject) => {
    let hasAnswer = false
    const failed = (error: unknown) => reject(toRefusal(error, url, signal))
    const outgoing = send(
      {
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port || (usesPlain ? 80 : 443),
        path: `${url.pathname}${url.search}`,
        method: request.method ?? 'GET',
        headers: {
          accept: 'application/json',
          ...request.headers,
          ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
        },
        signal,
        // A connection of its own: what was checked is what is asked.
        agent: false,
        ...(pinned && { lookup: pinnedLookup(pinned) }),
      },
      (incoming) => {
        hasAnswer = true
        collect(incoming, request.maxBytes ?? 64 * 1024).then(resolve, failed)
      },
    )
    outgoing.once('error', failed)
    // The other side hung up, or wanted to speak another protocol.
    outgoing.once('close', () => {
      if (!hasAnswer) failed(new Error('closed without an answer'))
    })
    outgoing.end(request.body)
  })
}

interface Resolving {
  readonly signal: AbortSignal
  readonly resolveName: ResolveName
}

async function resolvePublic(url: URL, resolving: Resolving): Promise<readonly Address[]> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(name) ? [{ address: name, family: isIP(name) }] : await resolveInTime(name, url, resolving)
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
    throw refused(url, 'The address is not a public one.')
  return addresses
}

/** The resolver of the system has a patience of its own: ours ends earlier. */
async function resolveInTime(name: string, url: URL, { signal, resolveName }: Resolving): Promise<readonly Address[]> {
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([resolveName(name), aborted])
  } catch (error) {
    throw toRefusal(error, url, signal)
  }
}

/** Answers every question for a name with the addresses that were checked: no second resolution, no rebinding. */
function pinnedLookup(pinned: readonly Address[]): LookupFunction {
  return (_name, options, done) => {
    if (options.all) return done(null, [...pinned])
    done(null, pinned[0]?.address ?? '', pinned[0]?.family)
  }
}

async function collect(incoming: IncomingMessage, maxBytes: number): Promise<OutboundAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  const refuseMore = () => {
    incoming.destroy()
    throw new MesheError('outbound.too-large', 'The other side answered with too much.', { maxBytes })
  }
  if (Number(incoming.headers['content-length'] ?? '0') > maxBytes) refuseMore()
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) refuseMore()
    chunks.push(chunk)
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') }
}

function refused(url: URL, sentence: string): MesheError {
  return new MesheError('outbound.refused', sentence, { host: url.hostname })
}

function toRefusal(error: unknown, url: URL, signal: AbortSignal): unknown {
  if (error instanceof MesheError) return error
  if (signal.aborted)
    return new MesheError('outbound.timeout', 'The other side did not answer in time.', { host: url.hostname }, error)
  return new MesheError('outbound.failed', 'The other side could not be reached.', { host: url.hostname }, error)
}
