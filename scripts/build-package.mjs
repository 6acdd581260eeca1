/**
 * Builds `@meshe/credentials` as it is published: JavaScript and types in packages/credentials/dist, with a package.json whose
 * entries point there. Inside this repository the same entries point at the sources.
 *
 *   node scripts/build-package.mjs
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const room = 'packages/credentials'
const target = join(room, 'dist')

/** The entries of the package: one a norm, and the root. */
export function listEntries() {
  const rooms = readdirSync(join(room, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(room, 'src', entry.name, 'index.ts')))
    .map(({ name }) => name)
  return rooms.sort()
}

/** @returns whether it could be built */
export function buildPackage() {
  rmSync(target, { recursive: true, force: true })
  const compiled = spawnSync('node_modules/.bin/tsc', ['-p', join(room, 'tsconfig.build.json')], { stdio: 'inherit' })
  if (compiled.status !== 0) return false
  for (const file of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts')) nameJavaScript(join(target, file))
  }
  for (const file of ['README.md']) cpSync(join(room, file), join(target, file))
  cpSync('LICENSE', join(target, 'LICENSE'))
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(describePackage(), null, 2)}\n`)
  return true
}

/** The compiler leaves `./file.ts` in types, which a reader outside has not got. */
function nameJavaScript(file) {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/((?:from |import\()['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'))
}

function describePackage() {
  const source = JSON.parse(readFileSync(join(room, 'package.json'), 'utf8'))
  const rooms = listEntries().map((name) => [`./${name}`, entryAt(`./${name}/index`)])
  return { ...source, exports: { '.': entryAt('./index'), ...Object.fromEntries(rooms) } }
}

function entryAt(path) {
  return { types: `${path}.d.ts`, default: `${path}.js` }
}

if (import.meta.filename === process.argv[1] && !buildPackage()) process.exit(1)
