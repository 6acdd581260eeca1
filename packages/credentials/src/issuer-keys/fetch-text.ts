/** The one way out for documents about issuers, types and status; whoever runs this package bounds and guards it. */
import { type JsonValue, parseJson } from '../json/index.ts'
import { type ErrorCode, MesheError } from '../meshe-error.ts'

export interface DocumentReading {
  /** As it came: integrity is judged over the text itself. */
  readonly text: string
  /** When it was read, which may be before the question. */
  readonly readAt: Date
}

/**
 * Answers what stands at a public https address, bounded in size, time and target; throws when there is nothing.
 * `mediaType` is what the answer should be, e.g. `application/statuslist+jwt`.
 */
export type FetchText = (url: string, mediaType: string) => Promise<DocumentReading>

const limits = { maxBytes: 512 * 1024, maxDepth: 32, maxNodes: 20_000 }

/** A JSON document. @throws MesheError `unreachable` where nothing comes or it is not JSON */
export async function fetchJson(
  url: string,
  fetchText: FetchText | undefined,
  unreachable: ErrorCode,
): Promise<JsonValue> {
  try {
    if (fetchText === undefined) throw new Error('Nothing may be asked here.')
    return parseJson((await fetchText(url, 'application/json')).text, limits) as JsonValue
  } catch (cause) {
    throw new MesheError(unreachable, 'The document could not be read.', { url }, cause)
  }
}
