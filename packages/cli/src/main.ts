/** `meshe`: one verb, one file. This one finds the verb, and turns every failure into a sentence and an exit code. */
import { MesheError } from '@meshe/credentials'
import { exitCodes, Refusal } from './exit-codes.ts'
import { helpText } from './help.ts'

/** What a verb is: it answers the exit code. */
export type Verb = (args: readonly string[]) => Promise<number>

const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  start: async () => (await import('./start.ts')).start,
  demo: async () => (await import('./demo/demo.ts')).demo,
  found: async () => (await import('./found.ts')).found,
  verify: async () => (await import('./verify.ts')).verify,
  issue: async () => (await import('./issue.ts')).issue,
  seal: async () => (await import('./seal.ts')).seal,
  import: async () => (await import('./import.ts')).importDescription,
  migrate: async () => (await import('./migrate.ts')).migrateDatabase,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** Codes of Node.js and PostgreSQL for a place that is not there, not ours, full, or does not let us in. */
const systemCodes = /^(E[A-Z]+|CONNECT_TIMEOUT|(08|28|3D|53|57)[0-9A-Z]{3})$/
/** The other side did not answer: nothing is known then. */
const unanswered: readonly string[] = ['outbound.timeout', 'outbound.failed', 'node.unreachable']

const [name = '--help', ...args] = process.argv.slice(2)
process.exitCode = await run(name, args)

async function run(verb: string, rest: readonly string[]): Promise<number> {
  const load = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (verb === '--help' || verb === 'help' || (load && rest.includes('--help'))) {
    console.log(helpText(load ? verb : rest[0]))
    return exitCodes.done
  }
  if (!load) return explain(new Refusal('usage', unknown(verb, rest), exitCodes.usage), rest.includes('--json'))
  try {
    return await (await load())(rest)
  } catch (error) {
    return explain(error, rest.includes('--json'))
  }
}

function unknown(verb: string, rest: readonly string[]): string {
  return rest.includes('--json') ? `There is no command "${verb}".` : `There is no command "${verb}".\n\n${helpText()}`
}

function toRefusal(error: unknown): unknown {
  if (error instanceof MesheError && unanswered.includes(error.code))
    return new Refusal(error.code, error.message, exitCodes.undetermined)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Refusal || error instanceof MesheError || !systemCodes.test(code)) return error
  const sentence = `A folder, the database or the network cannot be used (${code}). "meshe doctor" says which and how to mend it.`
  return new Refusal('system.unusable', sentence, exitCodes.misconfigured)
}

function explain(thrown: unknown, asJson: boolean): number {
  const error = toRefusal(thrown)
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  const code =
    error instanceof MesheError ? error.code : error instanceof Refusal ? error.code : isUsage ? 'usage' : 'internal'
  const sentence = error instanceof Error ? error.message : String(error)
  if (asJson) console.log(JSON.stringify({ ok: false, code, title: sentence }))
  else console.error(code === 'internal' ? `Something broke: ${sentence}` : sentence)
  if (error instanceof Refusal) return error.exitCode
  return isUsage ? exitCodes.usage : error instanceof MesheError ? exitCodes.refused : exitCodes.broken
}
