import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseEmbeddedPostgres } from '@meshe/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFreeBlock } from './demo/network/ports.ts'
import { onlyJson, runMeshe, startMeshe } from './testing/run-meshe.ts'

const founding = {
  institutions: [
    {
      slug: 'northshore',
      name: { en: 'Northshore University (demo)' },
      country: 'IE',
      legalIdentifier: 'VATIE-DEMO-1',
      staff: [{ email: 'ines@northshore.example', name: 'Ines Example', roles: ['catalogue-editor'] }],
    },
  ],
}
let home: string
let data: string
let port: number

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'meshe-verbs-'))
  data = join(home, 'data')
  port = (await findFreeBlock(24_100)) ?? 0
})

afterAll(async () => {
  await eraseEmbeddedPostgres(data)
  await rm(home, { recursive: true, force: true })
})

const found = (input: string, ...args: string[]) =>
  runMeshe(['found', '-', '--data', data, '--json', ...args], {
    input,
    environment: { MESHE_ORIGIN: 'https://micro.university.example' },
  })

describe('a node from nothing, by its commands', { timeout: 60_000 }, () => {
  it('is judged by the doctor: nothing wrong, and what to do next', async () => {
    const ran = await runMeshe(['doctor', '--data', data, '--json'])
    expect(ran.code).toBe(0)
    const findings = onlyJson(ran)['findings'] as { check: string; result: string }[]
    expect(findings.find(({ check }) => check === 'network')?.result).toBe('attention')
    expect(findings.filter(({ result }) => result === 'failed')).toEqual([])
  })

  it('gets its schema once', async () => {
    const first = onlyJson(await runMeshe(['migrate', '--data', data, '--json']))
    const second = onlyJson(await runMeshe(['migrate', '--data', data, '--json']))
    expect((first['applied'] as string[]).length).toBeGreaterThan(0)
    expect(second).toEqual({ ok: true, applied: [] })
  })

  it('founds its universities under the address it has, once', async () => {
    const first = await found(JSON.stringify(founding))
    const second = await found(JSON.stringify(founding))
    const did = 'did:web:micro.university.example:institutions:northshore'
    expect(first.code).toBe(0)
    expect(onlyJson(first)).toMatchObject({ institutions: [{ did, isNew: true, staff: 1 }] })
    expect(onlyJson(second)).toMatchObject({ institutions: [{ did, isNew: false, staff: 1 }] })
  })

  it.each([
    ['no university at all', { institutions: [] }],
    [
      'a role there is not',
      { institutions: [{ ...founding.institutions[0], staff: [{ email: 'a@b.example', roles: ['king'] }] }] },
    ],
    [
      'a member of staff without a role',
      { institutions: [{ ...founding.institutions[0], staff: [{ email: 'a@b.example', roles: [] }] }] },
    ],
    [
      'a short name that is no part of an address',
      { institutions: [{ ...founding.institutions[0], slug: 'North Shore' }] },
    ],
    ['something nobody asked for', { ...founding, extra: true }],
  ])('does not found %s', async (_, wrong) => {
    const ran = await found(JSON.stringify(wrong))
    expect(ran.code).toBe(1)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'founding.malformed' })
  })

  it('starts, answers, and ends in order when it is asked to', async () => {
    const child = startMeshe(['start', '--data', data, '--port', String(port), '--json'], {
      environment: { MESHE_LOG_LEVEL: 'silent' },
    })
    const said = await new Promise<string>((line) =>
      child.stdout.once('data', (chunk: Buffer) => line(chunk.toString())),
    )
    expect(JSON.parse(said)).toEqual({ ok: true, origin: `http://localhost:${port}` })
    const answer = await fetch(`http://localhost:${port}/.well-known/meshe-node`)
    expect(
      ((await answer.json()) as { institutions: { slug: string }[] }).institutions.map(({ slug }) => slug),
    ).toEqual(['northshore'])
    child.kill('SIGTERM')
    expect(await new Promise((ended) => child.once('exit', ended))).toBe(0)
  })

  it('says in a sentence that its port is taken', async () => {
    const other = await occupy(port)
    const ran = await runMeshe(['start', '--data', data, '--port', String(port), '--json'])
    other.close()
    expect(ran.code).toBe(3)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'port.taken' })
  })
})

describe('what is misconfigured', { timeout: 60_000 }, () => {
  const nowhere = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/none' }
  it.each<readonly [string, readonly string[], Record<string, string>, string]>([
    ['a port that is none', ['start'], { MESHE_PORT: 'abc' }, 'settings.malformed'],
    ['a kind of node there is not', ['migrate'], { MESHE_KIND: 'shop' }, 'settings.malformed'],
    ['an address that did:web forbids', ['start'], { MESHE_ORIGIN: 'http://127.0.0.1:4100' }, 'settings.malformed'],
    ['a database that does not answer', ['start'], nowhere, 'system.unusable'],
    ['a database that does not answer', ['migrate'], nowhere, 'system.unusable'],
  ])('%s ends `meshe %s` with a sentence', async (_, verb, environment, code) => {
    const ran = await runMeshe([...verb, '--data', data, '--json'], { environment })
    expect(ran.code).toBe(3)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code })
    expect(ran.stdout).not.toContain('secret')
  })

  it('a file in the place of the data ends it so too', async () => {
    const file = join(home, 'file')
    await writeFile(file, '')
    const ran = await runMeshe(['start', '--data', file, '--json'])
    expect([ran.code, onlyJson(ran)['code']]).toEqual([3, 'system.unusable'])
  })
})

describe('meshe doctor', { timeout: 60_000 }, () => {
  it.each([
    ['a kind of node there is not', { MESHE_KIND: 'shop' }, 'settings'],
    ['an address without https', { MESHE_ORIGIN: 'http://micro.university.example' }, 'origin'],
    ['a switch that is neither on nor off', { MESHE_PRACTICE_ISSUERS: 'yes' }, 'settings'],
    ['a database that does not answer', { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, 'database'],
  ])('finds %s', async (_, environment, check) => {
    const ran = await runMeshe(['doctor', '--data', data, '--json'], { environment })
    expect(ran.code).toBe(3)
    const { findings } = onlyJson(ran) as { findings: { check: string; result: string; text: string }[] }
    expect(findings.filter(({ result }) => result === 'failed').map((finding) => finding.check)).toEqual([check])
  })

  it('points out that anybody may have something signed, where a node practises', async () => {
    const practising = async (environment: Readonly<Record<string, string>>) => {
      const { findings } = onlyJson(await runMeshe(['doctor', '--data', data, '--json'], { environment })) as {
        findings: { check: string; result: string }[]
      }
      return findings.find(({ check }) => check === 'practice')?.result
    }
    expect(await practising({ MESHE_PRACTICE_ISSUERS: 'true' })).toBe('attention')
    expect(await practising({})).toBeUndefined()
  })

  it('finds a damaged key', async () => {
    const damaged = join(home, 'damaged')
    await mkdir(join(damaged, 'keys'), { recursive: true })
    await writeFile(join(damaged, 'keys', 'sealing-key'), 'short')
    const ran = await runMeshe(['doctor', '--data', damaged, '--json'], { environment: { DATABASE_URL: '' } })
    await eraseEmbeddedPostgres(damaged)
    expect(ran.code).toBe(3)
    const { findings } = onlyJson(ran) as { findings: { check: string; result: string }[] }
    expect(findings.find(({ check }) => check === 'keys')?.result).toBe('failed')
  })
})

describe('meshe demo', { timeout: 60_000 }, () => {
  it('names the port that is taken instead of starting half', async () => {
    const other = await occupy(port + 1)
    const ran = await runMeshe(['demo', '--data', join(home, 'demo'), '--port', String(port), '--json'])
    other.close()
    expect(ran.code).toBe(3)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'demo.ports-taken' })
  })

  it.each(['abc', '80', '70000', '4100.5'])('refuses the port %s', async (wrong) => {
    const ran = await runMeshe(['demo', '--port', wrong, '--json'])
    expect(ran.code).toBe(2)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'usage' })
  })

  it('does not touch data that another demonstration is using', async () => {
    await writeFile(join(home, 'busy.lock'), String(process.pid))
    const ran = await runMeshe(['demo', '--data', join(home, 'busy'), '--reset', '--json'])
    expect(ran.code).toBe(3)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'demo.already-running' })
  })

  it('does not take a folder that holds something else, even to begin anew', async () => {
    const own = join(home, 'thesis')
    await mkdir(own, { recursive: true })
    await writeFile(join(own, 'chapter-1.txt'), 'Once upon a time')
    const ran = await runMeshe(['demo', '--data', own, '--reset', '--json'])
    expect(ran.code).toBe(2)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'demo.foreign-directory' })
    expect(await readFile(join(own, 'chapter-1.txt'), 'utf8')).toBe('Once upon a time')
  })

  it('does not take a file for its folder, and leaves the file alone', async () => {
    const own = join(home, 'thesis.txt')
    await writeFile(own, 'Once upon a time')
    const ran = await runMeshe(['demo', '--data', own, '--reset', '--port', String(port), '--json'])
    expect(ran.code).toBe(2)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'demo.foreign-directory' })
    expect(await readFile(own, 'utf8')).toBe('Once upon a time')
  })

  it('does not show kept data under another address than their credentials name', async () => {
    const kept = join(home, 'kept')
    await mkdir(kept, { recursive: true })
    await writeFile(join(kept, 'demo.json'), JSON.stringify({ port, seedVersion: 1, isComplete: true }))
    const ran = await runMeshe(['demo', '--data', kept, '--port', String(port + 20), '--json'])
    expect(ran.code).toBe(3)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'demo.other-port' })
  })
})

function occupy(taken: number): Promise<Server> {
  return new Promise((listening) => {
    const server = createServer().listen(taken, '127.0.0.1', () => listening(server))
  })
}
