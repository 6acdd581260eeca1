/** From a credential as it came, in any encoding, to what the wallet keeps beside it. */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { isSealed } from '@meshe/credentials/crosswalk'
import { type ClaimedCredential, readClaimedCredential } from '@meshe/credentials/verification'
import { sealedFormat } from '@meshe/domain/holding'
import { nodeCryptography } from '../keys/node-cryptography.ts'
import type { HeldDocument } from './holding-store.ts'

export interface ReadDocument extends HeldDocument {
  readonly claimed: ClaimedCredential
  readonly content: ClaimedCredential['content']
}

/** @throws MesheError `holding.not-a-credential` for what no credential can be read from */
export async function readDocument(document: string): Promise<ReadDocument> {
  const claimed = await readClaimed(document)
  // PostgreSQL has no place for this sign, and no person has a use for it.
  if (document.includes('\0') || JSON.stringify(claimed.credential).includes('\\u0000')) throw notACredential()
  const { content } = claimed
  const format = isSealed(claimed.document) ? sealedFormat : claimed.format
  return { format, credentialKey: keyOf(claimed, document), document, claimed, content }
}

/** A showing that keeps something back is a thing of its own, so that the whole credential is not taken for held already. */
function keyOf({ id, isPartial }: ClaimedCredential, document: string): string {
  const isNamed = id !== null && !isPartial
  return isNamed ? id.slice(0, 500) : `sha256:${createHash('sha256').update(document).digest('base64url')}`
}

async function readClaimed(document: string): Promise<ClaimedCredential> {
  try {
    return await readClaimedCredential(document, nodeCryptography)
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    throw notACredential(error)
  }
}

function notACredential(cause?: unknown): MesheError {
  return new MesheError('holding.not-a-credential', 'No credential can be read from this.', {}, cause)
}
