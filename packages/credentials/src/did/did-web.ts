/** The did:web method (W3C CCG, did:web Method Specification): the identifier is an address. */
import { MesheError } from '../meshe-error.ts'

const didWeb = /^did:web:([A-Za-z0-9.-]+(?:%3[Aa][0-9]{1,5})?)((?::(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)*)$/
const hostName = /^(?!-)[a-z0-9-]+(?<!-)(\.(?!-)[a-z0-9-]+(?<!-))*$/
const pathSegment = /^(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/

/**
 * The did:web whose document lies under an address: `https://host:3000/a/b` gives `did:web:host%3A3000:a:b`.
 *
 * @throws MesheError `did.malformed` for an address that is not http(s), is an IP address or carries a user, a query or
 *   a fragment.
 */
export function didWebOf(url: string): string {
  if (!URL.canParse(url)) throw malformed(url)
  const address = new URL(url)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw malformed(url)
  if (address.username + address.password + address.search + address.hash !== '') throw malformed(url)
  checkHost(address.hostname, url)
  const segments = address.pathname.replace(/\/$/, '').split('/').slice(1)
  if (!segments.every(isSafeSegment)) throw malformed(url)
  return ['did:web', address.host.replace(':', '%3A'), ...segments].join(':')
}

/**
 * The address of the document of a did:web, always https: `/.well-known/did.json` of a bare host, `<path>/did.json`
 * otherwise (section 2.5.2, Read).
 *
 * @throws MesheError `did.malformed` for anything that is not a did:web with a host name.
 */
export function didWebDocumentUrl(did: string): string {
  const match = didWeb.exec(did)
  if (match === null) throw malformed(did)
  const host = match[1]!.replace(/%3a/i, ':').toLowerCase()
  const address = `https://${host}`
  if (!URL.canParse(address)) throw malformed(did)
  checkHost(new URL(address).hostname, did)
  const segments = match[2]!.split(':').slice(1)
  if (!segments.every(isSafeSegment)) throw malformed(did)
  return segments.length === 0 ? `${address}/.well-known/did.json` : `${address}/${segments.join('/')}/did.json`
}

/** A number as last label is an IPv4 address in one of its spellings (WHATWG URL, section 3.5). */
function checkHost(host: string, given: string): void {
  if (!hostName.test(host) || /(^|\.)(\d+|0x[0-9a-f]*)$/.test(host)) throw malformed(given)
}

function isSafeSegment(segment: string): boolean {
  if (!pathSegment.test(segment)) return false
  const plain = segment.replaceAll(/%2e/gi, '.')
  return plain !== '.' && plain !== '..' && !/%(2f|5c|00)/i.test(segment)
}

function malformed(value: string): MesheError {
  return new MesheError('did.malformed', 'The identifier or address is not fit for did:web.', { value })
}
