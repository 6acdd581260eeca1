import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { issueSdJwtVc, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import { issueCredentialCose } from '@meshe/credentials/vc-jose'
import type { VerificationReport } from '@meshe/credentials/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestKey, nodeCryptography } from '../../../conformance/node-cryptography.ts'
import { demonstrationAward } from '../../../conformance/open-badges/demonstration-award.ts'
import { toDescription } from './demo/data/demo-offer.ts'
import { offers } from './demo/data/offers/index.ts'
import { onlyJson, runMeshe } from './testing/run-meshe.ts'

const heading = 'First name,Last name,E-mail,Grade\n'
let cwd: string
let issued: Record<string, unknown>

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'meshe-cli-'))
  const offer = offers.find(({ key }) => key === 'northshore/data-literacy-care')
  if (!offer) throw new Error('no such offer')
  const { assessments: _assessments, ...incomplete } = toDescription(offer, new Date())
  await writeFile(join(cwd, 'template.json'), JSON.stringify(toDescription(offer, new Date())))
  await writeFile(join(cwd, 'incomplete.json'), JSON.stringify(incomplete))
  await writeFile(join(cwd, 'wrong.json'), JSON.stringify({ title: { en: 'Only a title' }, nonsense: true }))
  await writeFile(
    join(cwd, 'learners.csv'),
    `${heading}Maria,Ejemplo,maria@example.org,82\nŁukasz,Przykład,lukasz@example.org,\n`,
  )
  await writeFile(
    join(cwd, 'damaged.csv'),
    `${heading}Maria,Ejemplo,maria@example.org,\n,Nobody,x@example.org,\nTom,Example,not-an-address,\n`,
  )
  await writeFile(join(cwd, 'damaged-key.json'), JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'a', d: 'b' }))
  await writeFile(join(cwd, 'no-key.json'), 'null')
  await writeFile(join(cwd, 'broken.csv'), `${heading}"Maria`)
  await writeFile(join(cwd, 'foreign-key.json'), JSON.stringify({ kty: 'EC', crv: 'P-256' }))
  const ran = await runMeshe(['issue', 'template.json', '--to', 'learners.csv', '--json'], { cwd })
  issued = { ...onlyJson(ran), code: ran.code }
}, 60_000)

afterAll(async () => rm(cwd, { recursive: true, force: true }))

async function credential(row = 2): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(cwd, 'credentials', `row-${row}.json`), 'utf8')) as Record<string, unknown>
}

async function badgeMessage(): Promise<Uint8Array> {
  const key = createTestKey()
  const award = {
    ...demonstrationAward,
    institution: { ...demonstrationAward.institution, id: key.did },
    status: undefined,
  }
  const { credential } = await toAchievementCredential(award, { cryptography: nodeCryptography })
  return issueCredentialCose(credential, { signer: key.signer, issuedAt: award.awardedOn })
}

async function walletCredential(): Promise<string> {
  const key = createTestKey()
  const institution = { ...demonstrationAward.institution, id: key.did }
  const { claims, disclosable } = toMicroCredentialClaims({ ...demonstrationAward, institution })
  const keyId = `${key.did}#${key.multikey}`
  return issueSdJwtVc(claims, { signer: key.signer, keyId, cryptography: nodeCryptography, disclosable })
}

describe('meshe issue', { timeout: 90_000 }, () => {
  it('awards to every row, as one issuer with a key of its own', async () => {
    expect(issued).toMatchObject({ ok: true, code: 0, files: ['credentials/row-2.json', 'credentials/row-3.json'] })
    const { issuer } = await credential(3)
    expect((issuer as { id: string }).id).toBe(issued['issuer'])
  })

  it('keeps the key where only its owner reads it, and uses it again', async () => {
    expect((await stat(join(cwd, 'issuing-key.json'))).mode & 0o077).toBe(0)
    const again = await runMeshe(['issue', 'template.json', '--to', 'learners.csv', '--out', 'again', '--json'], {
      cwd,
    })
    expect(onlyJson(again)['issuer']).toBe(issued['issuer'])
  })

  it('refuses a list with problems as a whole, with every problem by row', async () => {
    const ran = await runMeshe(['issue', 'template.json', '--to', 'damaged.csv', '--out', 'none', '--json'], { cwd })
    expect(ran.code).toBe(1)
    expect(onlyJson(ran)).toMatchObject({
      code: 'issuance.rows-invalid',
      problems: [
        { row: 3, column: 'givenName', problem: 'given-name-missing' },
        { row: 4, column: 'email', problem: 'email-malformed' },
      ],
    })
    expect(await readdir(cwd)).not.toContain('none')
  })

  it.concurrent.each([
    ['a template that is not complete', ['incomplete.json', '--to', 'learners.csv'], 1, 'catalogue.incomplete'],
    ['a template that is no description', ['wrong.json', '--to', 'learners.csv'], 1, 'template.malformed'],
    ['a template that is not there', ['nowhere.json', '--to', 'learners.csv'], 2, 'file.not-found'],
    ['no list of learners', ['template.json'], 2, 'usage'],
    ['two templates', ['template.json', 'wrong.json', '--to', 'learners.csv'], 2, 'usage'],
    ['a key that is none', ['template.json', '--to', 'learners.csv', '--key', 'no-key.json'], 1, 'key.unsupported'],
    ['a damaged key', ['template.json', '--to', 'learners.csv', '--key', 'damaged-key.json'], 1, 'key.unsupported'],
    ['a list that is no table', ['template.json', '--to', 'broken.csv'], 1, 'issuance.csv-malformed'],
    ['a folder in the place of a list', ['template.json', '--to', '.'], 2, 'file.not-found'],
    [
      'a file in the place of a folder',
      ['template.json', '--to', 'learners.csv', '--out', 'learners.csv'],
      3,
      'system.unusable',
    ],
    [
      'a key of another kind',
      ['template.json', '--to', 'learners.csv', '--key', 'foreign-key.json'],
      1,
      'key.unsupported',
    ],
  ])('refuses %s', async (_, args, code, reason) => {
    const ran = await runMeshe(['issue', ...args, '--json'], { cwd })
    expect(ran.code).toBe(code)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: reason })
  })
})

describe('meshe verify', { timeout: 90_000 }, () => {
  it('finds what was issued here unchanged, and says that nobody named the issuer', async () => {
    const ran = await runMeshe(['verify', 'credentials/row-2.json', '--json'], { cwd })
    expect(ran.code).toBe(4)
    expect(onlyJson(ran)).toMatchObject({
      verdict: 'valid_issuer_uncheckable',
      content: { holderName: 'Maria Ejemplo', ects: 3, grade: '82' },
    })
  })

  it('finds a changed value, and shows nothing of the credential', async () => {
    const document = JSON.stringify(await credential()).replace('Maria', 'Mario')
    const ran = await runMeshe(['verify', '-', '--json'], { cwd, input: document })
    expect(ran.code).toBe(1)
    expect(onlyJson(ran)).toMatchObject({ verdict: 'changed', content: null })
  })

  it('reads the credential from standard input and says it in words without --json', async () => {
    const { code, stdout } = await runMeshe(['verify', '-'], { cwd, input: JSON.stringify(await credential(3)) })
    expect(code).toBe(4)
    expect(stdout).toContain('Łukasz Przykład')
  })

  it('reads a wallet credential, also from a file', async () => {
    await writeFile(join(cwd, 'wallet.txt'), `${await walletCredential()}\n`)
    const ran = await runMeshe(['verify', 'wallet.txt', '--json'], { cwd })
    expect(ran.code).toBe(4)
    expect(onlyJson(ran)).toMatchObject({
      verdict: 'valid_issuer_uncheckable',
      format: 'sd-jwt-vc',
      content: { holderName: 'Robin Sample' },
    })
  })

  it('reads a COSE message from a file of bytes, and says what is wrong with half of one', async () => {
    const message = await badgeMessage()
    await writeFile(join(cwd, 'badge.cose'), message)
    await writeFile(join(cwd, 'half.cose'), message.slice(0, 100))
    const ran = await runMeshe(['verify', 'badge.cose', '--json'], { cwd })
    expect(ran.code).toBe(4)
    expect(onlyJson(ran)).toMatchObject({ verdict: 'valid_issuer_uncheckable', format: 'open-badges-3.0' })
    const half = await runMeshe(['verify', 'half.cose', '--json'], { cwd })
    expect(half.code).toBe(1)
    const { verdict, checks } = onlyJson(half) as unknown as VerificationReport
    expect([verdict, checks[0]?.facts?.['fault']]).toEqual(['unreadable', 'cbor.malformed'])
  })

  it.concurrent.each([
    ['something that is no credential', '{"type":"Nothing"}'],
    ['something that is not JSON', 'not json'],
    ['an empty document', ''],
    ['a member that stands twice', '{"type":"a","type":"b"}'],
  ])('calls %s unreadable', async (_, input) => {
    const ran = await runMeshe(['verify', '-', '--json'], { cwd, input })
    expect(ran.code).toBe(1)
    expect(onlyJson(ran)).toMatchObject({ verdict: 'unreadable' })
  })

  it.concurrent.each([
    ['a file that is not there', ['nowhere.json'], 2, 'file.not-found'],
    ['no file at all', [], 2, 'usage'],
    ['a node that is no address', ['credentials/row-2.json', '--node', 'nonsense'], 2, 'usage'],
    ['an address on this machine', ['http://127.0.0.1:9/credential.json'], 1, 'outbound.refused'],
    ['a node that does not answer', ['credentials/row-2.json', '--node', 'http://localhost:9'], 4, 'outbound.failed'],
  ])('refuses %s', async (_, args, code, reason) => {
    const ran = await runMeshe(['verify', ...args, '--json'], { cwd })
    expect(ran.code).toBe(code)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: reason })
  })
})

describe('meshe import', { timeout: 90_000 }, () => {
  it('takes the description out of a badge, ready to be issued again', async () => {
    const ran = await runMeshe(['import', 'credentials/row-2.json'], { cwd })
    expect(ran.code).toBe(0)
    await writeFile(join(cwd, 'imported.json'), ran.stdout)
    const again = await runMeshe(['issue', 'imported.json', '--to', 'learners.csv', '--out', 'imported', '--json'], {
      cwd,
    })
    expect(again.code).toBe(0)
  })

  it('says what of Annex I was missing', async () => {
    const bare = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: 'https://badges.example', type: ['Profile'], name: 'Badges (demo)' },
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          id: 'https://badges.example/1',
          type: ['Achievement'],
          name: 'First badge',
          description: 'For being there.',
          criteria: { narrative: 'Be there.' },
        },
      },
    }
    const ran = await runMeshe(['import', '-', '--json'], { cwd, input: JSON.stringify(bare) })
    expect(ran.code).toBe(0)
    expect(onlyJson(ran)).toMatchObject({
      ok: true,
      format: 'open-badges-3.0',
      description: { title: { und: 'First badge' } },
    })
    expect(onlyJson(ran)['missing']).toEqual(
      expect.arrayContaining(['workload', 'level', 'assessment', 'quality-assurance', 'field']),
    )
  })

  it.concurrent.each([
    ['what is not JSON', '{"a":', 'json.malformed'],
    ['what is no credential', '{"type":"Nothing"}', 'credential.unknown-format'],
    ['a forbidden member', '{"__proto__":{}}', 'json.forbidden-member'],
    ['nothing', 'null', 'credential.unknown-format'],
    ['a text', '"text"', 'credential.unknown-format'],
    ['bytes that are no text', '\u0000\uFFFD\u0001', 'json.malformed'],
  ])('refuses %s', async (_, input, reason) => {
    const ran = await runMeshe(['import', '-', '--json'], { cwd, input })
    expect(ran.code).toBe(1)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: reason })
  })
})
