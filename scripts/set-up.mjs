/**
 * Makes a fresh clone ready and then runs what was asked: works on an old Node.js, installs the packages (Node.js 24 among them)
 * and builds the web app where they are missing or stale. Plain JavaScript, no dependency.
 *
 *   node scripts/set-up.mjs COMMAND [ARGUMENTS]     COMMAND: demo | check | bench | fuzz | meshe
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const [command = 'demo', ...rest] = process.argv.slice(2)

const programs = {
  demo: ['packages/cli/bin/meshe.mjs', 'demo'],
  check: ['scripts/check.mjs'],
  bench: ['bench/run.ts'],
  fuzz: ['scripts/fuzz.mjs'],
  meshe: ['packages/cli/bin/meshe.mjs'],
}

if (!(command in programs)) {
  console.error(`There is no command "${command}". Use one of: ${Object.keys(programs).join(', ')}.`)
  process.exit(2)
}

installPackages()
if (command === 'demo') buildWebApp()

const child = spawn(node, [...programs[command], ...rest], { cwd: root, stdio: 'inherit' })
// Ctrl-C reaches the child by itself, being of the same terminal; what is sent to this process alone is passed on
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

function installPackages() {
  const wanted = hash(readFileSync(join(root, 'package-lock.json')))
  if (existsSync(node) && readStamp('packages') === wanted) return
  say('Installing packages (the first time takes about a minute) …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeStamp('packages', wanted)
}

function buildWebApp() {
  const sources = ['packages/web/src', 'packages/domain/src', 'packages/credentials/src']
  const wanted = hash(sources.map((folder) => listFiles(join(root, folder))).join('\n') + readStamp('packages'))
  if (existsSync(join(root, 'packages/web/dist/index.html')) && readStamp('web') === wanted) return
  say('Building the web app …')
  run(node, ['node_modules/vite/bin/vite.js', 'build', 'packages/web', '--logLevel', 'error'])
  writeStamp('web', wanted)
}

function run(program, args) {
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status === 0) return
  console.error(`This step did not work: ${program} ${args.join(' ')}`)
  process.exit(1)
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? listFiles(path) : `${path} ${statSync(path).mtimeMs} ${statSync(path).size}`
    })
    .join('\n')
}

function stampFile(name) {
  return join(root, 'node_modules', '.meshe', name)
}

function readStamp(name) {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : ''
}

function writeStamp(name, value) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), value)
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex')
}

function say(text) {
  console.error(`meshe: ${text}`)
}
