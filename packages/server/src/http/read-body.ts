/** The door for bodies: bounded while it is read, strict JSON, then the schema of the contract. */
import { MesheError } from '@meshe/credentials'
import { parseJson } from '@meshe/credentials/json'
import type { Context } from 'hono'
import type { z } from 'zod'
import { InvalidRequest } from './problem.ts'

export interface ReadBody {
  readonly value: unknown
  readonly bytes: Uint8Array
}

/** @throws MesheError `request.unsupported-media-type`, `request.too-large`, `json.*` */
export async function readJsonBody(c: Context, maxBytes: number): Promise<ReadBody> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const bytes = await readBounded(c, maxBytes)
  if (bytes.length === 0) return { value: undefined, bytes }
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new MesheError('request.unsupported-media-type', 'Send JSON, with the content type application/json.')
  }
  return { value: parseJson(decode(bytes), { maxBytes, maxNodes: Math.max(10_000, Math.ceil(maxBytes / 20)) }), bytes }
}

export async function readBounded(c: Context, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(c.req.header('content-length') ?? '0')
  if (declared > maxBytes) throw tooLarge(maxBytes)
  const stream = c.req.raw.body
  if (!stream) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw new MesheError('json.malformed', 'The text is not valid UTF-8.', {}, error)
  }
}

function tooLarge(maxBytes: number): MesheError {
  return new MesheError('request.too-large', 'This is larger than we take here.', { maxBytes })
}

/** @throws MesheError `request.invalid` naming every field that is wrong. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new InvalidRequest(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
}
