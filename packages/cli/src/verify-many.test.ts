import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDescription } from './demo/data/demo-offer.ts'
import { offers } from './demo/data/offers/index.ts'
import { onlyJson, runMeshe } from './testing/run-meshe.ts'

/** More than one thread is worth starting for. */
const count = 320
let cwd: string

interface Answer {
  readonly ok: boolean
  readonly files: readonly { source: string; report?: { verdict: string }; code?: string }[]
}

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'meshe-cli-'))
  const offer = offers.find(({ key }) => key === 'northshore/data-literacy-care')
  if (!offer) throw new Error('no such offer')
  await writeFile(join(cwd, 'template.json'), JSON.stringify(toDescription(offer, new Date())))
  const lines = Array.from({ length: count }, (_, index) => `Maria,Ejemplo ${index},maria${index}@example.org`)
  await writeFile(join(cwd, 'learners.csv'), `First name,Last name,E-mail\n${lines.join('\n')}\n`)
  const ran = await runMeshe(['issue', 'template.json', '--to', 'learners.csv', '--json'], { cwd })
  expect(ran.code).toBe(0)
  expect((onlyJson(ran) as { files: unknown[] }).files).toHaveLength(count)
}, 60_000)

afterAll(async () => rm(cwd, { recursive: true, force: true }))

function verify(...args: readonly string[]) {
  return runMeshe(['verify', ...args, '--json'], { cwd })
}

describe('meshe verify of many', { timeout: 90_000 }, () => {
  it('gives each file of a folder its own report, in the order of their names', async () => {
    const ran = await verify('credentials')
    const { ok, files } = onlyJson(ran) as unknown as Answer
    // without a list of universities the issuer is never confirmed
    expect([ran.code, ok]).toEqual([4, false])
    expect(new Set(files.map(({ report }) => report?.verdict))).toEqual(new Set(['valid_issuer_uncheckable']))
    const sources = files.map(({ source }) => source)
    expect(sources).toEqual([...sources].sort())
    expect(new Set(sources).size).toBe(count)
  })

  it('finds the one that was changed among many', async () => {
    const whole = await readFile(join(cwd, 'credentials', 'row-200.json'), 'utf8')
    await writeFile(join(cwd, 'credentials', 'row-200.json'), whole.replace('Ejemplo 198', 'Ejemplo 199'))
    const ran = await verify('credentials')
    await writeFile(join(cwd, 'credentials', 'row-200.json'), whole)
    const wrong = (onlyJson(ran) as unknown as Answer).files.filter(
      ({ report }) => report?.verdict !== 'valid_issuer_uncheckable',
    )
    expect(ran.code).toBe(1)
    expect(wrong).toMatchObject([{ source: join('credentials', 'row-200.json'), report: { verdict: 'changed' } }])
  })

  it('says of each file that cannot be read why, and hides no other', async () => {
    await writeFile(join(cwd, 'nothing.json'), '{"type":"Nothing"}')
    await writeFile(join(cwd, 'large.json'), ' '.repeat(4 * 1024 * 1024 + 1))
    const row = join('credentials', 'row-2.json')
    const ran = await verify('missing.json', row, 'nothing.json', 'large.json', 'http://127.0.0.1:9/credential.json')
    expect(ran.code).toBe(1)
    expect((onlyJson(ran) as unknown as Answer).files.map(({ code, report }) => code ?? report?.verdict)).toEqual([
      'file.not-found',
      'valid_issuer_uncheckable',
      'unreadable',
      'file.too-large',
      'outbound.refused',
    ])
  })

  it('refuses a folder without files', async () => {
    await mkdir(join(cwd, 'empty'), { recursive: true })
    const ran = await verify('empty')
    expect(ran.code).toBe(2)
    expect(onlyJson(ran)).toMatchObject({ code: 'file.not-found' })
  })
})
