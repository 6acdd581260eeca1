/** The examples of the package's README: blocks that name a file, each line `console.log(…) // value` saying what comes out. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const readMe = 'packages/credentials/README.md'

export interface Example {
  readonly name: string
  readonly text: string
  /** JSON of what it prints, line by line. */
  readonly expected: readonly string[]
}

export function readExamples(): readonly Example[] {
  const blocks = readFileSync(readMe, 'utf8').matchAll(/^```ts (\S+)\n([\s\S]*?)^```$/gm)
  return Array.from(blocks, ([, name = '', text = '']) => ({
    name,
    text,
    expected: Array.from(text.matchAll(/^console\.log\(.*\) \/\/ (.+)$/gm), ([, value = '']) => value),
  }))
}

/** Lays the examples, and the key store that one of them opens, into a folder. */
export function writeExamples(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of readExamples()) writeFileSync(join(folder, name), text)
  copyFileSync('conformance/pkcs12/key-stores/aes-256.p12', join(folder, 'seal.p12'))
}
