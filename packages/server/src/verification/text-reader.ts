/**
 * Reads what tokens point to: metadata and keys of issuers with a web address, status lists. A reading serves for half a
 * minute, so that a withdrawal shows as soon as with other lists.
 */
import { MesheError } from '@meshe/credentials'
import type { DocumentReading, FetchText } from '@meshe/credentials/issuer-keys'
import type { OutboundFetch } from '../outbound/outbound-fetch.ts'

const maxAgeMs = 30_000
const maxReadings = 200
const maxBytes = 2 * 1024 * 1024
const json = /^application\/([a-z0-9.-]+\+)?json\b/i

/**
 * @returns a reader that throws MesheError `outbound.*`, also for an answer that is not 200, that sends on to another
 *   address, or that is not JSON where JSON was asked for: such a document is not the host's own word
 */
export function createTextReader(outbound: OutboundFetch, clock: () => Date): FetchText {
  const readings = new Map<string, DocumentReading>()
  return async (url, mediaType) => {
    const now = clock()
    const known = readings.get(url)
    if (known !== undefined && now.getTime() - known.readAt.getTime() < maxAgeMs) return known
    if (!url.startsWith('https://') && !url.startsWith('http://')) {
      throw new MesheError('outbound.refused', 'This is not an address that can be asked.')
    }
    const maxRedirects = mediaType === 'application/json' ? 0 : 2
    const answer = await outbound(url, { headers: { accept: mediaType }, maxBytes, timeoutMs: 5000, maxRedirects })
    const isOther = mediaType === 'application/json' && !json.test(answer.headers['content-type'] ?? '')
    if (answer.status !== 200 || isOther) {
      throw new MesheError('outbound.failed', 'The address did not answer with a document.', { status: answer.status })
    }
    const reading = { text: answer.body, readAt: now }
    if (readings.size >= maxReadings) readings.clear()
    readings.set(url, reading)
    return reading
  }
}
