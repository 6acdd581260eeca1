/**
 * Everything that must hold before a change lands, in one command: format and lint, types, the arrows between rooms, all tests with
 * coverage, the web build, the browser journeys, and that generated documents are in sync.
 *
 *   npm run check                 all of it
 *   npm run check -- --only NAME  one step: lint, types, arrows, tests, build, package, journeys, generated
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null
const bin = (name) => `node_modules/.bin/${name}`
const reference = ['--options', 'packages/credentials/typedoc.json', '--logLevel', 'Warn']
const results = 'node_modules/.meshe/test-results'
const started = performance.now()
const totals = { passed: 0, failed: 0, skipped: 0 }

const steps = {
  lint: () => run(bin('biome'), ['ci', '--colors=off', '--error-on-warnings', '.']),
  types: () =>
    ['credentials', 'domain', 'server', 'web', 'cli'].every((room) =>
      run(bin('tsc'), ['--noEmit', '-p', `packages/${room}`]),
    ) && run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.tests.json']),
  arrows: checkArrows,
  tests: () =>
    runTests('tests', [
      '--project',
      'unit',
      '--project',
      'conformance',
      '--project',
      'server',
      '--project',
      'web',
      '--coverage',
    ]),
  build: () => run(bin('vite'), ['build', 'packages/web', '--logLevel', 'warn']),
  package: () => run(bin('node'), ['scripts/check-package.ts']) && run(bin('node'), [bin('typedoc'), ...reference]),
  journeys: () => findChromium() && runTests('journeys', ['--project', 'e2e']),
  generated: () => run(bin('node'), ['scripts/write-openapi.ts', '--check']),
}

const failed = []
for (const [name, step] of Object.entries(steps)) {
  if (only !== null && only !== name) continue
  const since = performance.now()
  console.log(`\n── ${name}`)
  if (!step()) failed.push(name)
  console.log(
    `── ${name}: ${failed.includes(name) ? 'FAILED' : 'passed'} in ${((performance.now() - since) / 1000).toFixed(0)} s`,
  )
}

console.log(
  `\nChecked in ${((performance.now() - started) / 1000 / 60).toFixed(1)} minutes.${failed.length > 0 ? ` Not as it should be: ${failed.join(', ')}.` : ' All as it should be.'}`,
)
console.log(`tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(failed.length > 0 ? 1 : 0)

function run(program, args, options = {}) {
  return spawnSync(program, args, { stdio: 'inherit', ...options }).status === 0
}

/** A tool that understood nothing finds no violation: no module counted is a failure. */
function checkArrows() {
  const done = spawnSync(
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (!done.stdout) {
    console.error(done.stderr)
    return false
  }
  const { summary, modules } = JSON.parse(done.stdout)
  for (const { rule, from, to } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`)
  const sources = modules.filter(({ source }) => /^packages\/[^/]+\/src\//.test(source)).length
  console.log(`${sources} modules, ${summary.totalDependenciesCruised} arrows, ${summary.violations.length} violations`)
  return sources > 100 && summary.error === 0
}

function runTests(name, args) {
  mkdirSync(results, { recursive: true })
  const file = `${results}/${name}.json`
  rmSync(file, { force: true })
  const succeeded = run(bin('vitest'), [
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  if (!existsSync(file)) return false
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'))
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  totals.skipped += numPendingTests
  return succeeded && numPassedTests > 0
}

function findChromium() {
  if (chromiumPath()) return true
  console.log('Installing Chromium for the browser tests …')
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) =>
    run([...prefix, 'apt-get'][0], [...prefix.slice(1), ...(prefix.length > 0 ? ['apt-get'] : []), ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  if (chromiumPath()) return true
  console.error(
    'Chromium is needed for the browser tests and could not be installed. Install it, or name it in MESHE_CHROMIUM.',
  )
  return false
}

function chromiumPath() {
  return [process.env.MESHE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  )
}
