/** A node that practises, started as an operator starts one: its own database, its own port, spoken to over HTTP only. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isJsonObject, type JsonObject } from '../../packages/credentials/src/json/index.ts'
import { configFromEnvironment } from '../../packages/server/src/config/config.ts'
import { createNode } from '../../packages/server/src/node.ts'
import { freePort } from '../../packages/server/src/testing/free-port.ts'

export interface Answer {
  readonly status: number
  readonly body: JsonObject
}

export interface StartedNode {
  readonly origin: string
  get(path: string): Promise<Answer>
  post(path: string, body: unknown): Promise<Answer>
  /** Ends it, and starts it again on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startPracticeNode(): Promise<StartedNode> {
  const directory = await mkdtemp(join(tmpdir(), 'meshe-vc-api-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const config = configFromEnvironment({
    MESHE_PORT: String(port),
    MESHE_DATA: directory,
    MESHE_LOG_LEVEL: 'silent',
    MESHE_PRACTICE_ISSUERS: 'true',
    MESHE_VERIFICATIONS_PER_MINUTE: '0',
  })
  const start = async () => {
    const started = await createNode({ ...config, webDirectory: null })
    await started.start()
    return started
  }
  let node = await start()
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init)
    const body: unknown = await answer.json()
    return { status: answer.status, body: isJsonObject(body) ? body : {} }
  }
  return {
    origin,
    get: (path) => ask(path, {}),
    post: (path, body) =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    async restart() {
      await node.stop()
      node = await start()
    },
    async stop() {
      await node.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
