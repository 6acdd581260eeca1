/**
 * The headers `Signature-Input` and `Signature` (RFC 9421, section 4), read strictly: what another reader might take
 * differently is refused.
 *
 * @module
 */
import { MesheError } from '../meshe-error.ts'
import { lookBase64 } from '../multiformats/index.ts'
import { type Component, componentName } from './signature-base.ts'

export interface SignatureInput {
  readonly components: readonly Component[]
  /** In the order in which they were written. */
  readonly parameters: readonly (readonly [string, string | number])[]
}

const maxLength = 8192
const label = /[a-z*][a-z0-9_.*-]{0,63}/y
const quoted = /"([\x20-\x21\x23-\x5b\x5d-\x7e]*)"/y
const integer = /-?[0-9]{1,15}/y
const parameterName = /[a-z*][a-z0-9_.*-]*/y

/** @throws MesheError `federation.signature-invalid` */
export function parseSignatureInput(header: string): ReadonlyMap<string, SignatureInput> {
  return parseDictionary(header, readInput)
}

/** @throws MesheError `federation.signature-invalid` */
export function parseSignatures(header: string): ReadonlyMap<string, Uint8Array> {
  return parseDictionary(header, (reader) => {
    const text = take(reader, /:([A-Za-z0-9+/=]*):/y)[1]!
    return lookBase64(text) ?? fail(reader)
  })
}

/** The value of `@signature-params`. */
export function serializeSignatureInput({ components, parameters }: SignatureInput): string {
  const written = parameters.map(([name, value]) => `;${name}=${typeof value === 'number' ? value : `"${value}"`}`)
  return `(${components.map(componentName).join(' ')})${written.join('')}`
}

interface Reader {
  readonly text: string
  position: number
}

function parseDictionary<Value>(header: string, readValue: (reader: Reader) => Value): ReadonlyMap<string, Value> {
  const reader: Reader = { text: header.trim(), position: 0 }
  if (reader.text.length > maxLength) fail(reader)
  const members = new Map<string, Value>()
  for (;;) {
    const name = take(reader, label)[0]
    take(reader, /=/y)
    if (members.has(name)) fail(reader)
    members.set(name, readValue(reader))
    if (reader.position === reader.text.length) return members
    take(reader, /[ \t]*,[ \t]*/y)
  }
}

function readInput(reader: Reader): SignatureInput {
  take(reader, /\(/y)
  const components: Component[] = []
  while (!takes(reader, / *\)/y)) {
    if (components.length > 0) take(reader, / +/y)
    const name = take(reader, quoted)[1]!
    if (!/^@?[a-z0-9-]+$/.test(name)) fail(reader)
    components.push({ name, ofRequest: takes(reader, /;req(?![a-z0-9_.*=-])/y) })
  }
  const parameters: (readonly [string, string | number])[] = []
  while (takes(reader, /; */y)) {
    const name = take(reader, parameterName)[0]
    take(reader, /=/y)
    if (parameters.some(([known]) => known === name)) fail(reader)
    const text = look(reader, quoted)
    parameters.push([name, text === null ? Number(take(reader, integer)[0]) : text[1]!])
  }
  return { components, parameters }
}

function look(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.position
  const match = pattern.exec(reader.text)
  if (match !== null) reader.position = pattern.lastIndex
  return match
}

function takes(reader: Reader, pattern: RegExp): boolean {
  return look(reader, pattern) !== null
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray {
  return look(reader, pattern) ?? fail(reader)
}

function fail(_reader: Reader): never {
  throw new MesheError('federation.signature-invalid', 'The signature headers cannot be read.', { reason: 'malformed' })
}
