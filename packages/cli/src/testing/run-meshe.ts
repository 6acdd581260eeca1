/** Runs `meshe` as people do: the program of the package, in a process of its own. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/meshe.mjs', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  /** What comes on standard input. */
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** The environment of the test without anything that configures MESHE. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MESHE_') && name !== 'DATABASE_URL'),
  )
}

export function startMeshe(args: readonly string[], { cwd, environment = {} }: RunOptions = {}) {
  return spawn(process.execPath, [program, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

export async function runMeshe(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = startMeshe(args, options)
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  child.stdin.on('error', () => {})
  child.stdin.end(options.input ?? '')
  const code = await new Promise<number | null>((ended, failed) => child.once('close', ended).once('error', failed))
  return { code, stdout, stderr }
}

/** The one JSON object that `--json` prints; anything beside it is a failure. */
export function onlyJson({ stdout }: Ran): Record<string, unknown> {
  return JSON.parse(stdout) as Record<string, unknown>
}
