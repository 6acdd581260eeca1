/** Runs bytes through a compression stream and stops when more come out than were allowed. */
import { MesheError } from '../meshe-error.ts'
import type { WebTransform } from './web-platform.ts'

/** @throws MesheError `json.too-large` past `maxBytes`; what the platform throws when the stream is malformed or cut off */
export async function runThrough(transform: WebTransform, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const writer = transform.writable.getWriter()
  const reader = transform.readable.getReader()
  const writing = writer.write(new Uint8Array(bytes)).then(() => writer.close())
  // a reader that fails or gives up makes the writer fail too: that is told once, by the reader
  writing.catch(() => undefined)
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const chunk = value as Uint8Array
    length += chunk.length
    if (length > maxBytes) {
      await reader.cancel()
      throw new MesheError('json.too-large', 'More comes out of the compressed bytes than is allowed.', { maxBytes })
    }
    chunks.push(chunk)
  }
  await writing
  return join(chunks, length)
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    joined.set(chunk, offset)
    offset += chunk.length
  }
  return joined
}
