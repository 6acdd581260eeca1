/**
 * Checks the package as a stranger would get it: builds and packs it, lays it into an empty folder beside nothing but the
 * libraries it names, imports every entry, runs and type-checks the examples of the README, and weighs what a page loads to verify.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { readExamples, writeExamples } from '../conformance/package/read-me-examples.ts'
import { buildPackage, listEntries } from './build-package.mjs'

const maxGzipBytes = 90 * 1024
const folder = mkdtempSync(join(tmpdir(), 'meshe-package-'))
const entries = ['', ...listEntries().map((name: string) => `/${name}`)].map((path) => `@meshe/credentials${path}`)
const steps = {
  build: buildPackage,
  pack,
  entries: importEntries,
  examples: runExamples,
  types: checkTypes,
  size: weigh,
}

try {
  for (const [name, step] of Object.entries(steps)) {
    if (await step()) continue
    console.error(`The package is not as it should be: ${name}`)
    process.exitCode = 1
    break
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function pack(): boolean {
  const options = ['pack', resolve('packages/credentials/dist'), '--pack-destination', folder, '--json', '--offline']
  const packed = spawnSync('npm', options, { encoding: 'utf8', shell: process.platform === 'win32' })
  if (packed.status !== 0) return false
  const [{ filename, size, entryCount }] = JSON.parse(packed.stdout)
  console.log(`${filename}: ${entryCount} files, ${Math.round(size / 1024)} KB`)
  const home = join(folder, 'node_modules', '@meshe', 'credentials')
  mkdirSync(home, { recursive: true })
  if (!run('tar', ['-xzf', join(folder, filename), '-C', home, '--strip-components=1'], '.')) return false
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  for (const name of [...Object.keys(dependencies), '@types/node', 'undici-types']) link(name)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  return true
}

/** Only what the package names can be found: a library that it forgot to name is missing here as it would be outside. */
function link(name: string): void {
  const target = join(folder, 'node_modules', name)
  mkdirSync(dirname(target), { recursive: true })
  symlinkSync(resolve('node_modules', name), target, 'junction')
}

function importEntries(): boolean {
  writeFileSync(join(folder, 'entries.ts'), entries.map((name) => `import '${name}'`).join('\n'))
  return run(process.execPath, ['entries.ts'])
}

function runExamples(): boolean {
  writeExamples(folder)
  return readExamples().every(({ name, expected }) => {
    const text = `console.log = (value) => process.stdout.write(JSON.stringify(value) + '\\n')
await import('./${name}')`
    writeFileSync(join(folder, 'run.ts'), text)
    const { stdout, stderr } = spawnSync(process.execPath, ['run.ts'], { cwd: folder, encoding: 'utf8' })
    const said = stdout.trim() === '' ? [] : stdout.trim().split('\n')
    const isAsSaid = said.slice(said.length - expected.length).join('\n') === expected.join('\n')
    if (!isAsSaid) console.error(`${name} of the README said:\n${stdout}${stderr}`)
    return isAsSaid
  })
}

/** The types of the package itself are checked too, not only their use; those of its libraries are not ours. */
function checkTypes(): boolean {
  const compilerOptions = {
    ...{ target: 'ES2023', lib: ['ES2023', 'DOM'], types: ['node'], module: 'NodeNext', strict: true, noEmit: true },
    ...{ exactOptionalPropertyTypes: true, allowImportingTsExtensions: true, skipLibCheck: false },
  }
  const files = ['entries.ts', ...readExamples().map(({ name }) => name)]
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  return run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'])
}

/** What is loaded at once: the entry and all it imports, without what it asks for only when a credential needs it. */
async function weigh(): Promise<boolean> {
  writeFileSync(join(folder, 'page.js'), `export { verifyCredential } from '@meshe/credentials/verification'`)
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: 'page.js', formats: ['es'] } },
  })
  const [{ output }] = (Array.isArray(built) ? built : [built]) as unknown as [{ output: readonly Chunk[] }]
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]))
  const loaded = new Set<string>()
  const load = (name: string): void => {
    if (loaded.has(name)) return
    loaded.add(name)
    chunks.get(name)?.imports.forEach(load)
  }
  for (const { fileName, isEntry } of output) if (isEntry) load(fileName)
  const sizeOf = (names: Iterable<string>) =>
    Array.from(names).reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0)
  const size = sizeOf(loaded)
  const later = sizeOf([...chunks.keys()].filter((name) => !loaded.has(name)))
  console.log(
    `browser build of verification: ${(size / 1024).toFixed(1)} KB gzip (at most ${maxGzipBytes / 1024}), ` +
      `${(later / 1024).toFixed(1)} KB more only for credentials that need them`,
  )
  return size > 10_000 && size <= maxGzipBytes
}

interface Chunk {
  readonly fileName: string
  readonly isEntry: boolean
  readonly code: string
  readonly imports: readonly string[]
}

function run(program: string, args: readonly string[], cwd = folder): boolean {
  return spawnSync(program, args, { cwd, stdio: 'inherit' }).status === 0
}
