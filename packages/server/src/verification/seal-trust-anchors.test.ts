import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import { verificationApi } from '@meshe/domain/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { nodeCryptography } from '../keys/node-cryptography.ts'
import { openSealKey } from '../keys/seal-key.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { readSealTrustAnchors } from './seal-trust-anchors.ts'

const fixture = (path: string) => fileURLToPath(new URL(`../../../../conformance/pkcs12/${path}`, import.meta.url))
const authority = fixture('authority')
const certificate = join(authority, 'demo-seal-authority.pem')
const now = new Date('2027-01-15T10:00:00Z')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meshe-anchors-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fill(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  for (const [file, content] of Object.entries(files)) await writeFile(join(path, file), content)
  return path
}

const der = async () => Buffer.from((await readFile(certificate, 'latin1')).replace(/-----[A-Z ]+-----/g, ''), 'base64')

describe('the authorities of seals', () => {
  it('are read from a folder with their lists, and named by their certificate', async () => {
    const { anchors, listsEndAt, unreadable } = await readSealTrustAnchors(authority, now)
    expect(anchors).toMatchObject({ listName: 'Demo seal authority', readAt: now })
    expect([anchors.certificates.length, anchors.revocation?.lists.length]).toEqual([1, 1])
    expect(listsEndAt?.getUTCFullYear()).toBeGreaterThan(2100)
    expect(unreadable).toEqual([])
  })

  it('are read from one file, as PEM or DER', async () => {
    const pem = await readSealTrustAnchors(certificate, now)
    const path = await fill('der', { 'one.crt': await der() })
    const binary = await readSealTrustAnchors(path, now)
    expect(binary.anchors.certificates).toEqual(pem.anchors.certificates)
  })

  it('are many in one file, and then named by it', async () => {
    const text = await readFile(certificate, 'utf8')
    const path = await fill('many', { 'all.pem': `# two\n${text}\n${text}` })
    const { anchors } = await readSealTrustAnchors(path, now)
    expect([anchors.listName, anchors.certificates.length]).toEqual(['many', 2])
  })

  it('leave aside what is none, and say so', async () => {
    const path = await fill('mixed', {
      'broken.pem': 'nothing',
      'read.me': 'ignored',
      'huge.der': Buffer.alloc(5_000_000),
    })
    await copyFile(certificate, join(path, 'good.pem'))
    expect((await readSealTrustAnchors(path, now)).unreadable).toEqual(['broken.pem', 'huge.der'])
  })

  it.each([
    ['a path to nothing', () => join(folder, 'nowhere')],
    ['an empty folder', () => fill('empty', {})],
    [
      'a folder with lists only',
      async () => fill('lists', { 'a.crl': await readFile(join(authority, 'demo-seal-authority.crl')) }),
    ],
    [
      'a private key',
      () => fill('key', { 'key.pem': '-----BEGIN PRIVATE KEY-----\nMC4CAQA=\n-----END PRIVATE KEY-----' }),
    ],
  ])('are not found in %s', async (_, path) => {
    await expect(readSealTrustAnchors(await path(), now)).rejects.toMatchObject({ code: 'seal.anchors-unreadable' })
  })

  it('stop a node that was told of a folder without them', async () => {
    await expect(createTestNode({ sealAnchors: join(folder, 'nowhere') })).rejects.toMatchObject({
      code: 'seal.anchors-unreadable',
    })
  })
})

describe('a node with authorities of seals', () => {
  let withAnchors: TestNode
  let without: TestNode
  beforeAll(async () => {
    withAnchors = await createTestNode({ sealAnchors: authority })
    without = await createTestNode()
  })
  afterAll(async () => {
    await withAnchors?.close()
    await without?.close()
  })

  async function sealed(store: string) {
    const { jointAwardingBodies: _, ...microCredential } = demonstrationAward.microCredential
    const institution = { ...demonstrationAward.institution, legalIdentifier: 'VATIE-1234567' }
    const { credential } = toEuropeanDigitalCredential({ ...demonstrationAward, microCredential, institution })
    const { credentialStatus: _status, ...draft } = credential
    const bytes = new Uint8Array(await readFile(fixture(`key-stores/${store}.p12`)))
    const key = await openSealKey(bytes, { password: 'quince', now })
    return sealEuropeanDigitalCredential(draft, { ...key, signedAt: now, cryptography: nodeCryptography })
  }
  async function judge(node: TestNode, store: string) {
    const report = await node.ask(verificationApi.verify, { body: { document: await sealed(store) } })
    return [report.verdict, ...report.checks.slice(1, 3).map(({ reason }) => reason)]
  }

  it('confirms who sealed', async () => {
    expect(await judge(withAnchors, 'chain')).toEqual(['valid', 'seal.intact', 'seal.organisation-confirmed'])
  })

  it('confirms nobody whose certificate was withdrawn or made by oneself', async () => {
    expect((await judge(withAnchors, 'withdrawn'))[1]).toBe('proof.key-revoked')
    expect(await judge(withAnchors, 'aes-256')).toEqual([
      'valid_issuer_uncheckable',
      'seal.intact',
      'seal.authority-unknown',
    ])
  })

  it('says without them that nobody could confirm it', async () => {
    expect(await judge(without, 'chain')).toEqual(['valid_issuer_uncheckable', 'seal.intact', 'seal.no-anchors'])
  })
})
