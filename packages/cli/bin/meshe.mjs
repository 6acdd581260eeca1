#!/usr/bin/env node
/** Starts the command line with the Node.js that the project brings, where the caller's is older than 24. Plain JavaScript. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const own = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(main)
} else if (existsSync(own)) {
  const child = spawn(own, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  // Ctrl-C reaches the child by itself, being of the same terminal; what is sent to this process alone is passed on
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code) => process.exit(code ?? 1))
} else {
  console.error('meshe needs Node.js 24. Run "npm ci" in the project: it brings its own.')
  process.exit(3)
}
