import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleAward } from '../../credentials/src/elm/testing/example-award.ts'
import { onlyJson, runMeshe } from './testing/run-meshe.ts'

const fixture = (path: string) => fileURLToPath(new URL(`../../../conformance/pkcs12/${path}`, import.meta.url))
const store = (name: string) => fixture(`key-stores/${name}.p12`)
const anchors = fixture('authority')
const environment = { MESHE_SEAL_PASSWORD: 'quince' }
let cwd: string

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'meshe-seal-'))
  const { validUntil: _until, status: _status, ...rest } = exampleAward
  const { jointAwardingBodies: _joint, ...microCredential } = exampleAward.microCredential
  const institution = {
    ...exampleAward.institution,
    legalName: { en: 'Riverside University (demo)' },
    country: 'IE',
    legalIdentifier: 'VATIE-1234567',
  }
  const award = { ...rest, microCredential, institution, parts: undefined }
  const { credential } = toEuropeanDigitalCredential(award)
  await writeFile(
    join(cwd, 'credential.json'),
    JSON.stringify({ ...credential, proof: { type: 'DataIntegrityProof' } }),
  )
  await writeFile(join(cwd, 'password'), 'quince\n')
  await writeFile(join(cwd, 'badge.json'), JSON.stringify({ type: ['VerifiableCredential'] }))
  for (const name of ['chain', 'withdrawn']) {
    await runMeshe(['seal', 'credential.json', '--key', store(name), '--out', `${name}.jsonld`], { cwd, environment })
  }
}, 60_000)

afterAll(() => rm(cwd, { recursive: true, force: true }))

const seal = (...args: string[]) => runMeshe(['seal', ...args, '--json'], { cwd, environment })
async function verify(file: string, ...args: string[]) {
  const ran = await runMeshe(['verify', file, ...args, '--json'], { cwd })
  const { verdict, checks } = onlyJson(ran) as { verdict: string; checks: readonly { reason: string }[] }
  return { code: ran.code, verdict, reasons: (checks ?? []).map(({ reason }) => reason).slice(1, 3) }
}

describe('meshe seal', () => {
  it('seals with the password of a file, and says who sealed', async () => {
    const out = ['--out', 'again.jsonld', '--password-file', 'password']
    const ran = await runMeshe(['seal', 'credential.json', '--key', store('chain'), ...out, '--json'], { cwd })
    expect(onlyJson(ran)).toMatchObject({ ok: true, sealedBy: 'Riverside University (demo)', forAnother: false })
    const { payload } = JSON.parse(await readFile(join(cwd, 'again.jsonld'), 'utf8'))
    expect(JSON.parse(payload)).not.toHaveProperty('proof')
  })

  it('is confirmed by the authorities of a folder, and by nobody without', async () => {
    expect(await verify('chain.jsonld', '--trust-anchors', anchors)).toEqual({
      code: 0,
      verdict: 'valid',
      reasons: ['seal.intact', 'seal.organisation-confirmed'],
    })
    expect(await verify('chain.jsonld')).toMatchObject({ code: 4, reasons: ['seal.intact', 'seal.no-anchors'] })
  })

  it('is not confirmed when the certificate was withdrawn, and not without a list that could say so', async () => {
    expect(await verify('withdrawn.jsonld', '--trust-anchors', anchors)).toMatchObject({
      code: 1,
      reasons: ['proof.key-revoked', 'skipped.seal-not-proven.issuer'],
    })
    await mkdir(join(cwd, 'without-list'))
    await copyFile(join(anchors, 'demo-seal-authority.pem'), join(cwd, 'without-list', 'one.pem'))
    expect(await verify('chain.jsonld', '--trust-anchors', 'without-list')).toMatchObject({
      code: 4,
      reasons: ['seal.intact', 'seal.revocation-unknown'],
    })
  })

  it('does not hold with a changed letter', async () => {
    const text = await readFile(join(cwd, 'chain.jsonld'), 'utf8')
    await writeFile(join(cwd, 'changed.jsonld'), text.replace('Data literacy', 'Data literaci'))
    expect(await verify('changed.jsonld', '--trust-anchors', anchors)).toMatchObject({ code: 1, verdict: 'changed' })
  })

  it.each([
    ['a wrong password', ['credential.json', '--key', store('empty-password')], 'key-store.password-wrong', 1],
    ['a certificate without the key', ['credential.json', '--key', store('without-key')], 'key-store.no-key', 1],
    ['another credential', ['badge.json', '--key', store('chain')], 'credential.malformed', 1],
    ['a key store that is not there', ['credential.json', '--key', 'none.p12'], 'file.not-found', 2],
    [
      'a file that would be lost',
      ['credential.json', '--key', store('chain'), '--out', 'chain.jsonld'],
      'file.exists',
      2,
    ],
  ] as const)('refuses %s', async (_, args, code, exitCode) => {
    const ran = await seal(...args)
    expect([onlyJson(ran)['code'], ran.code]).toEqual([code, exitCode])
  })

  it('refuses to go without a password', async () => {
    const ran = await runMeshe(['seal', 'credential.json', '--key', store('chain'), '--json'], { cwd })
    expect([onlyJson(ran)['code'], ran.code]).toEqual(['usage', 2])
  })

  it.each([
    ['a folder that is not there', 'nowhere'],
    ['a folder without certificates', '.'],
  ])('meshe verify refuses %s', async (_, path) => {
    const ran = await runMeshe(['verify', 'chain.jsonld', '--trust-anchors', path, '--json'], { cwd })
    expect([onlyJson(ran)['code'], ran.code]).toEqual(['seal.anchors-unreadable', 2])
  })

  it('meshe verify leaves the anchors to a node that is asked', async () => {
    const args = ['verify', 'chain.jsonld', '--trust-anchors', anchors, '--node', 'http://localhost:1', '--json']
    expect((await runMeshe(args, { cwd })).code).toBe(2)
  })
})
