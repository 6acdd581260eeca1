/** What a demonstration remembers of itself in its data directory: its ports, how far its data are, and who runs it. */
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '@meshe/credentials/json'
import { z } from 'zod'
import { exitCodes, Refusal } from '../exit-codes.ts'

/** Counted up when the data change so much that old ones no longer fit. */
export const seedVersion = 1

const DemoState = z.object({
  /** DIDs name the port, so the data belong to it. */
  port: z.number().int(),
  seedVersion: z.number().int(),
  /** False until the last of the data is there. */
  isComplete: z.boolean(),
})
export type DemoState = z.infer<typeof DemoState>

const project = fileURLToPath(new URL('../../../../', import.meta.url))

/** `.meshe/demo` of the checkout, or of the home directory where the program is installed elsewhere. */
export function defaultDirectory(): string {
  const isCheckout = existsSync(join(project, 'packages')) && !project.includes('node_modules') && isWritable(project)
  return join(isCheckout ? project : homedir(), '.meshe', 'demo')
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Null where there are no data, or none that can be read. */
export async function lookState(directory: string): Promise<DemoState | null> {
  const text = await readFile(join(directory, 'demo.json'), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return DemoState.parse(parseJson(text))
  } catch {
    return null
  }
}

/**
 * Whoever names a folder of their own by mistake must not lose it.
 *
 * @throws Refusal `demo.foreign-directory` where the folder holds something else than a demonstration
 */
export async function requireOwnDirectory(directory: string): Promise<void> {
  const names: string[] = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    return [`not a folder that can be read: ${error.code}`]
  })
  if (names.length === 0 || names.includes('demo.json')) return
  const sentence = `${directory} holds something else than a demonstration. Name an empty folder with --data.`
  throw new Refusal('demo.foreign-directory', sentence, exitCodes.usage)
}

export async function saveState(directory: string, state: DemoState): Promise<void> {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'demo.json'), JSON.stringify(state))
}

/**
 * Takes the directory for this process.
 *
 * @throws Refusal `demo.already-running` where another process has it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const file = `${resolve(directory)}.lock`
  await mkdir(join(file, '..'), { recursive: true })
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => ''))
    if (attempt > 3 || (pid > 0 && pid !== process.pid && isAlive(pid))) {
      const sentence = `A demonstration already runs on these data (process ${pid}). End it with Ctrl-C, or name another folder with --data.`
      throw new Refusal('demo.already-running', sentence, exitCodes.misconfigured)
    }
    await rm(file, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
