/** From the text of a credential to what the wallet keeps beside it. */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { detectFormat, readContent } from '@meshe/credentials/crosswalk'
import { isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import type { CredentialContent } from '@meshe/credentials/verification'
import type { HeldDocument } from './holding-store.ts'

export interface ReadDocument extends HeldDocument {
  readonly credential: JsonObject
  readonly content: CredentialContent
}

const limits = { maxBytes: 2 * 1024 * 1024, maxDepth: 64, maxNodes: 50_000 }

/** @throws MesheError `holding.not-a-credential` for what no credential can be read from */
export function readDocument(document: string): ReadDocument {
  const credential = parse(document)
  // PostgreSQL has no place for this sign, and no person has a use for it.
  if (JSON.stringify(credential).includes('\\u0000')) throw notACredential()
  const format = detectFormat(credential)
  return { format, credentialKey: keyOf(credential, document), document, credential, content: contentOf(credential) }
}

function keyOf(credential: JsonObject, document: string): string {
  const id = credential['id']
  return typeof id === 'string' && id !== ''
    ? id.slice(0, 500)
    : `sha256:${createHash('sha256').update(document).digest('base64url')}`
}

function parse(document: string): JsonObject {
  try {
    const value = parseJson(document.trim(), limits)
    if (isJsonObject(value)) return value
  } catch (error) {
    throw notACredential(error)
  }
  throw notACredential()
}

function contentOf(credential: JsonObject): CredentialContent {
  try {
    return readContent(credential)
  } catch (error) {
    throw notACredential(error)
  }
}

function notACredential(cause?: unknown): MesheError {
  return new MesheError('holding.not-a-credential', 'No credential can be read from this.', {}, cause)
}
