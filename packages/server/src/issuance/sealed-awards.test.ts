/** A university with a key store gives its European Digital Credentials under its seal too; without one nothing is offered. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSealed } from '@meshe/credentials/crosswalk'
import { holdingApi } from '@meshe/domain/holding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSealKeys } from '../keys/seal-keys.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { createIssuingNode, type IssuingNode, start } from './issuance-fixtures.ts'

const fixture = (path: string) => fileURLToPath(new URL(`../../../../conformance/pkcs12/${path}`, import.meta.url))
const three = ['open-badges-3.0', 'european-digital-credential', 'sd-jwt-vc']
/** Named in the certificates of the key stores. */
const legalIdentifier = 'VATIE-1234567'
const folders: string[] = []

/** A folder with one key store for Northshore. */
async function folderWith(store: string, { password = 'quince\n', name = 'northshore' } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meshe-seals-'))
  folders.push(folder)
  await copyFile(fixture(`key-stores/${store}.p12`), join(folder, `${name}.p12`))
  await writeFile(join(folder, `${name}.password`), password)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describe('a university that seals', () => {
  let issuing: IssuingNode
  beforeAll(async () => {
    const options = { sealKeyStores: await folderWith('chain'), sealAnchors: fixture('authority') }
    issuing = await createIssuingNode(options, { legalIdentifier })
  })
  afterAll(() => issuing.node.close())

  it('gives each award under its seal too, confirmed by its authority and in force', async () => {
    const { awardId } = await issuing.awardOne()
    const documents = await issuing.documentsOf(awardId)
    expect(documents.map(({ format }) => format)).toEqual([...three, 'sealed-european-digital-credential'])
    const sealed = documents.at(-1)
    expect(isSealed(JSON.parse(sealed?.document ?? '{}'))).toBe(true)
    expect(new Set(documents.map(({ credentialId }) => credentialId)).size).toBe(4)
    const report = await verifyDocument(issuing.node.context, sealed?.document ?? '')
    expect(report.checks.slice(1, 4).map(({ reason }) => reason)).toEqual([
      'seal.intact',
      'seal.organisation-confirmed',
      'status.in-force',
    ])
    expect(report).toMatchObject({ verdict: 'valid', content: { id: sealed?.credentialId, ects: 5 } })
  })

  it('withdraws it with the others', async () => {
    const { awardId } = await issuing.awardOne()
    await issuing.revoke(awardId)
    expect((await issuing.reportsOf(awardId)).map(({ verdict }) => verdict)).toEqual(Array(4).fill('withdrawn'))
  })

  it('offers it on the claim page and keeps it in the wallet, to the letter', async () => {
    const { node } = issuing
    const { awardId, email } = await issuing.awardOne()
    const [mail] = await issuing.mailsTo(email)
    const token = /\/c\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const format = 'sealed-european-digital-credential'
    const claim = await node.ask(holdingApi.showClaim, { params: { token } })
    expect(claim.formats.map((one) => one.format)).toEqual([...three, format])
    const answer = await node.call(holdingApi.downloadClaim, { params: { token, format } })
    expect(answer.headers.get('content-type')).toBe('application/jose+json')
    const sealed = await answer.text()
    expect(sealed).toBe((await issuing.documentsOf(awardId)).at(-1)?.document)
    const as = await node.signIn(email)
    await node.ask(holdingApi.keepClaim, { params: { token }, as, body: {} })
    const { credentials } = await node.ask(holdingApi.listHeldCredentials, { as })
    expect(credentials.map(({ formats }) => formats)).toEqual([[...three, format]])
    const held = { credential: credentials[0]?.id ?? '', format } as const
    expect(await (await node.call(holdingApi.downloadHeldCredential, { params: held, as })).text()).toBe(sealed)
  })

  it('goes on without its seal when the certificate has ended', async () => {
    const { node } = issuing
    const key = node.context.sealKeys.get('northshore')
    if (!key) throw new Error('there is no key')
    const ended = { ...key, certificate: { ...key.certificate, notAfter: start } }
    ;(node.context as { sealKeys: unknown }).sealKeys = new Map([['northshore', ended]])
    const { awardId } = await issuing.awardOne()
    ;(node.context as { sealKeys: unknown }).sealKeys = new Map([['northshore', key]])
    expect((await issuing.documentsOf(awardId)).map(({ format }) => format)).toEqual(three)
  })
})

describe('a university is not sealed for', () => {
  it.each<[string, () => Promise<string | undefined>, string]>([
    ['without a key store', async () => undefined, legalIdentifier],
    ['by a key store of another organisation', () => folderWith('chain'), 'VATIE-DEMO-OTHER'],
    ['by the key store of another university', () => folderWith('chain', { name: 'hillside' }), legalIdentifier],
    [
      'by a key store that its password does not open',
      () => folderWith('chain', { password: 'plum' }),
      legalIdentifier,
    ],
    ['by a key store that has ended', () => folderWith('ended'), legalIdentifier],
  ])('%s', async (_, folderOf, identifier) => {
    const sealKeyStores = await folderOf()
    const options = sealKeyStores === undefined ? {} : { sealKeyStores }
    const issuing = await createIssuingNode(options, { legalIdentifier: identifier })
    const { awardId } = await issuing.awardOne()
    expect((await issuing.documentsOf(awardId)).map(({ format }) => format)).toEqual(three)
    await issuing.node.close()
  })
})

describe('a folder of key stores', () => {
  it('names the files that are of no use, and why', async () => {
    const folder = await folderWith('chain')
    await copyFile(fixture('key-stores/ended.p12'), join(folder, 'montana.p12'))
    await writeFile(join(folder, 'montana.password'), 'quince')
    await copyFile(fixture('key-stores/chain.p12'), join(folder, 'sunmere.pfx'))
    await writeFile(join(folder, 'hillside.p12'), 'nothing')
    await writeFile(join(folder, 'hillside.password'), 'quince')
    const { keys, unusable } = await readSealKeys(folder, start)
    expect([...keys.keys()]).toEqual(['northshore'])
    expect(unusable).toEqual([
      { file: 'hillside.p12', code: 'key-store.malformed' },
      { file: 'montana.p12', code: 'key-store.certificate-expired' },
      { file: 'sunmere.pfx', code: 'key-store.unreadable' },
    ])
    expect(JSON.stringify(unusable)).not.toContain('quince')
  })

  it('that is not there stops the node before it starts', async () => {
    await expect(readSealKeys('/nowhere', start)).rejects.toMatchObject({ code: 'key-store.unreadable' })
  })
})
