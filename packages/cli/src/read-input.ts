/** A file, standard input or nothing: the text that a command works on. */
import { readFile, stat } from 'node:fs/promises'
import { exitCodes, Refusal } from './exit-codes.ts'

const maxBytes = 4 * 1024 * 1024

/** @throws Refusal where there is no such file, or it is larger than four mebibytes */
export async function readInput(source: string): Promise<string> {
  return (await readBytes(source)).toString('utf8')
}

/** The same for a credential, which may also be a COSE message in bytes: then in Base64, as it stands in a text. */
export async function readCredential(source: string): Promise<string> {
  const bytes = await readBytes(source)
  return isCoseMessage(bytes) ? bytes.toString('base64') : bytes.toString('utf8')
}

/** Tag 18 and a list of four, or the list alone (RFC 9052, section 4.2): no text of a credential starts so. */
function isCoseMessage(bytes: Buffer): boolean {
  return bytes[0] === 0x84 || (bytes[0] === 0xd2 && bytes[1] === 0x84)
}

async function readBytes(source: string): Promise<Buffer> {
  if (source === '-') return readStandardInput()
  const found = await stat(source).catch(() => null)
  if (!found?.isFile()) throw new Refusal('file.not-found', `There is no file "${source}".`, exitCodes.usage)
  if (found.size > maxBytes)
    throw new Refusal('file.too-large', `"${source}" is larger than ${maxBytes / 1024 / 1024} MiB.`)
  return readFile(source)
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new Refusal('file.too-large', 'That is more than four mebibytes.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The one thing a command is about. @throws Refusal where it is missing or there are several */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [first, ...others] = positionals
  if (first === undefined || others.length > 0) throw new Refusal('usage', `Name one ${what}.`, exitCodes.usage)
  return first
}
