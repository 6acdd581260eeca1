/**
 * The authorities that are trusted to name who seals, from a file or a folder of this machine: certificates (PEM or DER), and
 * their revocation lists beside them. Nothing is fetched; an operator replaces the files and starts again.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { MesheError } from '@meshe/credentials'
import type { SealTrustAnchors } from '@meshe/credentials/verification'
import { type Asn1Library, type Certificate, loadAsn1Library, lookCertificate } from '@meshe/credentials/x509'

export interface ReadSealTrustAnchors {
  readonly anchors: SealTrustAnchors
  readonly certificates: readonly Certificate[]
  /** Names of files in which there is nothing that can be used. */
  readonly unreadable: readonly string[]
  /** The moment at which the first of the revocation lists is overtaken; null when there is none. */
  readonly listsEndAt: Date | null
}

const maxFiles = 2000
const maxBytes = 4 * 1024 * 1024
const certificateFiles = new Set(['.pem', '.crt', '.cer', '.der'])
const listFiles = new Set(['.crl', '.pem'])
const pemBlock = /-----BEGIN (CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g

/** @throws MesheError `seal.anchors-unreadable` when there is no such file or folder, or no certificate in it */
export async function readSealTrustAnchors(path: string, readAt: Date): Promise<ReadSealTrustAnchors> {
  const library = await loadAsn1Library()
  const certificates: Certificate[] = []
  const lists: Uint8Array[] = []
  const unreadable: string[] = []
  for (const file of await listFilesIn(path)) {
    const found = await readOne(file, library)
    certificates.push(...found.certificates)
    lists.push(...found.lists)
    if (found.certificates.length + found.lists.length === 0) unreadable.push(basename(file))
  }
  if (certificates.length === 0) {
    throw new MesheError('seal.anchors-unreadable', 'There is no certificate of an authority to be found there.', {
      path,
    })
  }
  const anchors = {
    listName: nameOf(certificates, path),
    readAt,
    certificates: certificates.map(({ der }) => der),
    revocation: { lists, answers: [] },
  }
  return { anchors, certificates, unreadable, listsEndAt: findEnd(lists, library) }
}

async function listFilesIn(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null)
  if (found?.isFile()) return [path]
  if (!found?.isDirectory()) {
    throw new MesheError('seal.anchors-unreadable', 'There is no such file or folder.', { path })
  }
  const names = (await readdir(path)).sort()
  const files = names.filter((name) => certificateFiles.has(extname(name)) || listFiles.has(extname(name)))
  return files.slice(0, maxFiles).map((name) => join(path, name))
}

interface Found {
  readonly certificates: readonly Certificate[]
  readonly lists: readonly Uint8Array[]
}

async function readOne(file: string, library: Asn1Library): Promise<Found> {
  const { size } = await stat(file)
  if (size > maxBytes) return { certificates: [], lists: [] }
  const bytes = new Uint8Array(await readFile(file))
  const blocks = [...Buffer.from(bytes).toString('latin1').matchAll(pemBlock)]
  const parts =
    blocks.length === 0 ? [bytes] : blocks.map(([, , text]) => new Uint8Array(Buffer.from(text ?? '', 'base64')))
  return {
    certificates: parts.flatMap((der) => lookCertificate(der, library) ?? []),
    lists: parts.filter((der) => lookList(der, library) !== null),
  }
}

function lookList(der: Uint8Array, library: Asn1Library) {
  try {
    return library.CertificateRevocationList.fromBER(new Uint8Array(der))
  } catch {
    return null
  }
}

function findEnd(lists: readonly Uint8Array[], library: Asn1Library): Date | null {
  const ends = lists.flatMap((der) => lookList(der, library)?.nextUpdate?.value ?? [])
  return ends.reduce<Date | null>((first, end) => (first === null || end < first ? end : first), null)
}

/** What a report names as its source: the one authority, or the folder. */
function nameOf(certificates: readonly Certificate[], path: string): string {
  const [only, ...others] = certificates
  const { commonName, organisation } = only?.subject ?? { commonName: null, organisation: null }
  return (others.length === 0 ? (commonName ?? organisation) : null) ?? basename(path)
}
