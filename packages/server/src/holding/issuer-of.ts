/** Who a credential says issued it, in whatever encoding it comes. */
import { MesheError } from '@meshe/credentials'
import type { JsonObject } from '@meshe/credentials/json'
import { readClaimedCredential } from '@meshe/credentials/verification'
import { nodeCryptography } from '../keys/node-cryptography.ts'

/** The issuer as it stands under the signature, or null where none can be read. */
export async function lookClaimedIssuer(document: JsonObject): Promise<string | null> {
  try {
    return (await readClaimedCredential(document, nodeCryptography)).issuer
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}
