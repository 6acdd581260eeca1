/**
 * Writes down which norm passes how many of its checks, for the page /developers/conformance: one line a folder of this directory.
 *
 *   npm run conformance
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { beyondNorms, norms } from './norms.ts'

const target = 'packages/web/public/conformance.json'

interface Count {
  passed: number
  failed: number
  skipped: number
}

export class NormReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = countByFolder(modules)
    const listed = [...counts].map(([id, count]) => {
      return { id, name: norms[id] ?? id, kind: beyondNorms.has(id) ? 'beyond' : 'norm', ...count }
    })
    const result = {
      at: new Date().toISOString(),
      norms: listed.sort((one, other) => (one.name < other.name ? -1 : 1)),
    }
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, `${JSON.stringify(result, null, 2)}\n`)
  }
}

function countByFolder(modules: readonly TestModule[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const module of modules) {
    const [folder = '', ...inside] = relative(resolve('conformance'), module.moduleId).split(sep)
    if (folder === '..' || inside.length === 0) continue
    const count = counts.get(folder) ?? { passed: 0, failed: 0, skipped: 0 }
    counts.set(folder, count)
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      count[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1
    }
    // a file that breaks before its tests are known has none that could fail
    if (module.state() === 'failed' && [...module.children.allTests()].length === 0) count.failed += 1
  }
  return counts
}

// biome-ignore lint/style/noDefaultExport: the test runner asks for one
export default NormReporter
