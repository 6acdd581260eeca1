/** Writes docs/openapi.json from the contract; with `--check` says whether it is in sync. */
import { readFile, writeFile } from 'node:fs/promises'
import { describeApi } from '@meshe/server'

const file = new URL('../docs/openapi.json', import.meta.url)
const text = `${JSON.stringify(describeApi(), null, 2)}\n`
if (process.argv.includes('--check')) {
  const written = await readFile(file, 'utf8').catch(() => '')
  if (written !== text) {
    console.error('docs/openapi.json does not match the contract. Run: npm run openapi')
    process.exit(1)
  }
  console.log('docs/openapi.json matches the contract')
} else {
  await writeFile(file, text)
}
