/** `meshe verify` of several credentials or a folder of them: a line each, with all cores where there are many. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MesheError } from '@meshe/credentials'
import type { VerificationReport } from '@meshe/credentials/verification'
import { createWorkerPool, inParts, worthThreads } from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
import type { JudgeSettings, JudgeSource } from './judge-source.ts'
import { exitCodeOf, headlines } from './report-text.ts'

/** A report, or why there is none. */
export type Judged = { readonly source: string } & (
  | { readonly report: VerificationReport }
  | { readonly code: string; readonly title: string; readonly exitCode: number }
)

export interface VerifyTask {
  readonly sources: readonly string[]
  readonly settings: JudgeSettings
}

interface Means {
  readonly judge: JudgeSource
  readonly settings: JudgeSettings
  readonly asJson: boolean
}

export async function verifyMany(named: readonly string[], { judge, settings, asJson }: Means): Promise<number> {
  const sources = (await Promise.all(named.map(filesIn))).flat()
  if (sources.length === 0) throw new Refusal('file.not-found', 'There is no file in that folder.', exitCodes.usage)
  const judged = await judgeAll(sources, judge, settings)
  const code = worstOf(judged)
  if (asJson) {
    const files = judged.map((one) =>
      'report' in one ? one : { source: one.source, code: one.code, title: one.title },
    )
    console.log(JSON.stringify({ ok: code === exitCodes.done, files }))
  } else for (const one of judged) console.log(lineOf(one))
  return code
}

/** Each by itself, so that one that cannot be read hides no other. */
export async function judgeEach(sources: readonly string[], judge: JudgeSource): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const source of sources) {
    try {
      judged.push({ source, report: await judge(source) })
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof MesheError)) throw error
      const exitCode = error instanceof Refusal ? error.exitCode : exitCodes.undetermined
      judged.push({ source, code: error.code, title: error.message, exitCode })
    }
  }
  return judged
}

async function judgeAll(sources: readonly string[], judge: JudgeSource, settings: JudgeSettings): Promise<Judged[]> {
  // a node that judges is asked one after the other: what it can do is its own to share out
  if (sources.length < worthThreads || settings.node !== undefined || sources.includes('-')) {
    return judgeEach(sources, judge)
  }
  const pool = createWorkerPool<VerifyTask, Judged[]>(new URL('./verify-worker.ts', import.meta.url))
  try {
    const parts = inParts(sources, 200).map((part) => pool.run({ sources: part, settings }))
    return (await Promise.all(parts)).flat()
  } finally {
    await pool.close()
  }
}

/** The files of a folder in the order of their names, without those in folders of it; anything else is itself. */
async function filesIn(source: string): Promise<readonly string[]> {
  if (!(await stat(source).catch(() => null))?.isDirectory()) return [source]
  const entries = await readdir(source, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(source, name))
    .sort()
}

/** What is wrong counts more than what is open. */
function worstOf(judged: readonly Judged[]): number {
  const codes = new Set(judged.map((one) => ('report' in one ? exitCodeOf(one.report) : one.exitCode)))
  const { refused, usage, undetermined, done } = exitCodes
  return [refused, usage, undetermined].find((code) => codes.has(code)) ?? done
}

function lineOf(judged: Judged): string {
  if (!('report' in judged)) return `[--] ${judged.source}   ${judged.title} (${judged.code})`
  const { verdict } = judged.report
  const code = exitCodeOf(judged.report)
  const mark = code === exitCodes.done ? '[ok]' : code === exitCodes.refused ? '[!!]' : '[--]'
  return `${mark} ${judged.source}   ${headlines[verdict]} (${verdict})`
}
