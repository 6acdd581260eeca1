/** The page about norms, with results and without, in both widths and both looks. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseEmbeddedPostgres } from '@meshe/server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChildNode, startChildNode } from '../packages/cli/src/demo/network/child-node.ts'
import { findFreeBlock } from '../packages/cli/src/demo/network/ports.ts'
import { createVisitor, launchBrowser, passGates, type Visitor } from './browser.ts'

const firstPort = 4860
const results = {
  at: '2026-11-24T10:00:00.000Z',
  norms: [
    {
      id: 'a',
      name: 'Verifiable Credential Data Integrity EdDSA Cryptosuites 1.0',
      passed: 1200,
      failed: 0,
      skipped: 0,
    },
    { id: 'b', name: 'European Learning Model 3.2', passed: 7, failed: 1, skipped: 20 },
    { id: 'c', name: 'Bitstring Status List 1.0', passed: 0, failed: 0, skipped: 9 },
    { id: 'fuzz', name: 'Damaged input', kind: 'beyond', passed: 60, failed: 0, skipped: 0 },
  ],
}
let node: ChildNode
let browser: Browser

beforeAll(async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'meshe-norms-'))
  const port = (await findFreeBlock(firstPort)) ?? 0
  const name = 'Northshore (demo)'
  node = await startChildNode({ name, kind: 'university', port, dataDirectory, trustedOrigins: [], network: null })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (node) await eraseEmbeddedPostgres(node.dataDirectory)
})

describe.each([
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const)('at $width, $colorScheme', (look) => {
  async function open(file: object | null, language: string): Promise<Visitor> {
    const visitor = await createVisitor(browser, { ...look, language })
    const answer = file === null ? { status: 404, json: {} } : { json: file }
    await visitor.page.route('**/conformance.json', (route) => route.fulfill(answer))
    await visitor.page.goto(`${node.origin}/developers/conformance`)
    return visitor
  }

  it.each([
    ['en-GB', 'Failed'],
    ['es-ES', 'No superada'],
    ['de-DE', 'Nicht bestanden'],
  ])('passes the gates with results in %s', async (language, word) => {
    const visitor = await open(results, language)
    await visitor.page.getByText(word, { exact: true }).waitFor()
    expect(await visitor.page.locator('.norms > li').count()).toBe(4)
    await passGates(visitor, `norms-${look.width}-${language}`)
    await visitor.context.close()
  })

  it('passes the gates without results', async () => {
    const visitor = await open(null, 'en-GB')
    await visitor.page.getByRole('heading', { name: 'No results here' }).waitFor()
    await passGates(visitor, `norms-${look.width}-none`)
    await visitor.context.close()
  })
})
