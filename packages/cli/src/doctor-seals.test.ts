import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configFromEnvironment } from '@meshe/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineSealKeys, examineSeals } from './doctor-seals.ts'

const authority = fileURLToPath(new URL('../../../conformance/pkcs12/authority', import.meta.url))
const stores = fileURLToPath(new URL('../../../conformance/pkcs12/key-stores', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meshe-doctor-'))
  await copyFile(join(authority, 'demo-seal-authority.pem'), join(folder, 'authority.pem'))
  await writeFile(join(folder, 'broken.crl'), 'nothing')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const examine = (path?: string) => examineSeals(configFromEnvironment(path ? { MESHE_SEAL_ANCHORS: path } : {}))

describe('the doctor on the authorities of seals', () => {
  it('is content without any and with a folder in order', async () => {
    expect(await examine()).toMatchObject({ check: 'seals', result: 'passed' })
    expect(await examine(authority)).toMatchObject({ check: 'seals', result: 'passed' })
  })

  it('asks for attention where lists are missing and a file is of no use', async () => {
    const { result, text } = await examine(folder)
    expect(result).toBe('attention')
    expect(text).toContain('broken.crl')
  })

  it('finds a folder that is not there', async () => {
    expect(await examine(join(folder, 'nowhere'))).toMatchObject({ check: 'seals', result: 'failed' })
  })
})

describe('the doctor on key stores that seal', () => {
  const examineKeys = (path?: string) =>
    examineSealKeys(configFromEnvironment(path ? { MESHE_SEAL_KEY_STORES: path } : {}))

  it('is content without any, names who seals, and asks for attention where a store is of no use', async () => {
    expect(await examineKeys()).toMatchObject({ check: 'seal-keys', result: 'passed' })
    const keys = await mkdtemp(join(tmpdir(), 'meshe-doctor-keys-'))
    await copyFile(join(stores, 'chain.p12'), join(keys, 'northshore.p12'))
    await writeFile(join(keys, 'northshore.password'), 'quince\n')
    const good = await examineKeys(keys)
    expect(good.result).toBe('passed')
    expect(good.text).toMatch(/northshore until \d{4}-/)
    await copyFile(join(stores, 'rc4.p12'), join(keys, 'montana.p12'))
    await writeFile(join(keys, 'montana.password'), 'quince\n')
    const useless = await examineKeys(keys)
    expect(useless.result).toBe('attention')
    expect(useless.text).toContain('montana.p12 (key-store.unsupported)')
    expect(useless.text).not.toContain('quince')
    await rm(keys, { recursive: true })
  })

  it('finds a folder that is not there', async () => {
    expect(await examineKeys(join(folder, 'nowhere'))).toMatchObject({ check: 'seal-keys', result: 'failed' })
  })
})
