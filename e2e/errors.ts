/** What holds on every page on which something went wrong. */
import { connect, type Db, startEmbeddedPostgres } from '@meshe/server'
import { expect } from 'vitest'
import { passGates, type Visitor } from './browser.ts'

/** What only somebody who wrote the program could read. */
const innards =
  /\bat [\w.<>]+ \(|node_modules|\.tsx?:\d+|\b(Type|Reference|Syntax|Range)Error\b|\bundefined\b|\bNaN\b|\[object |urn:meshe:error|\b(postgres|select .* from)\b/i

/** Kinds of refusal whose page has passed the gates: the second address of a kind shows the same page. */
const passed = new Set<string>()

/** The page passes all gates, and shows a person nothing of the inside. A node that is down is no fault of the page. */
export async function expectPlainRefusal(visitor: Visitor, name: string): Promise<void> {
  forgetUnreachable(visitor)
  if (!passed.has(name)) await passGates(visitor, `error-${name}`)
  passed.add(name)
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
  const text = await visitor.page.locator('body').innerText()
  expect({ page: name, innards: innards.exec(text)?.[0] ?? null }).toEqual({ page: name, innards: null })
}

/** The browser itself writes down that nobody answered; the page says it in words. */
export function forgetUnreachable({ complaints }: Visitor): void {
  const kept = complaints.filter((complaint) => !complaint.includes('net::ERR_CONNECTION_REFUSED'))
  complaints.splice(0, complaints.length, ...kept)
}

/** Makes every mail link of a node that was not used yet older than it may be. */
export async function letLinksExpire(dataDirectory: string): Promise<void> {
  await changeData(
    dataDirectory,
    (db) => db`
    update sign_in_link set expires_at = now() - interval '1 minute' where used_at is null`,
  )
}

/** Moves back when a question to a university was sent, as if it had been on its way for long. */
export async function letQuestionsWait(dataDirectory: string): Promise<void> {
  await changeData(
    dataDirectory,
    (db) => db`
    update recognition_request set pending_since = pending_since - interval '5 minutes' where pending_since is not null`,
  )
}

async function changeData(dataDirectory: string, change: (db: Db) => Promise<unknown>): Promise<void> {
  const { url } = await startEmbeddedPostgres(dataDirectory)
  const db = connect(url, { connections: 1 })
  await change(db)
  await db.end()
}
