/**
 * Key stores of the institutions that seal: `<institution>.p12` (or `.pfx`) with its password in `<institution>.password`, in
 * one folder of this machine. A store that cannot be used stops nobody: the institution gives its awards without a seal.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, parse } from 'node:path'
import { MesheError } from '@meshe/credentials'
import { openSealKey, type SealKey } from './seal-key.ts'

/** By the short name of the institution. */
export type SealKeys = ReadonlyMap<string, SealKey>

export interface ReadSealKeys {
  readonly keys: SealKeys
  /** Files that are of no use, with the code of the reason; never a password. */
  readonly unusable: readonly { readonly file: string; readonly code: string }[]
}

const storeFiles = new Set(['.p12', '.pfx'])

/** @throws MesheError `key-store.unreadable` where there is no such folder */
export async function readSealKeys(directory: string, now: Date): Promise<ReadSealKeys> {
  const keys = new Map<string, SealKey>()
  const unusable: { file: string; code: string }[] = []
  for (const file of await listStores(directory)) {
    const { name } = parse(file)
    try {
      keys.set(name, await openOne(directory, { file, name, now }))
    } catch (error) {
      unusable.push({ file, code: error instanceof MesheError ? error.code : 'key-store.malformed' })
    }
  }
  return { keys, unusable }
}

async function listStores(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((file) => storeFiles.has(extname(file))).sort()
  } catch (cause) {
    throw new MesheError('key-store.unreadable', 'There is no folder with key stores.', { directory }, cause)
  }
}

async function openOne(
  directory: string,
  { file, name, now }: { readonly file: string; readonly name: string; readonly now: Date },
): Promise<SealKey> {
  const password = await readPassword(join(directory, `${name}.password`))
  return openSealKey(new Uint8Array(await readFile(join(directory, file))), { password, now })
}

async function readPassword(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '')
  } catch (cause) {
    throw new MesheError('key-store.unreadable', 'The file with the password is missing.', {}, cause)
  }
}
