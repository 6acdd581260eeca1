/** A key of P-256 that signs the parts of one credential and is forgotten after it (ecdsa-sd-2023). */
import { generateKeyPairSync } from 'node:crypto'
import type { EphemeralKey } from '@meshe/credentials/data-integrity'
import { createNodeSigner, rawPublicKeyOf } from './node-signer.ts'

export function createEphemeralKey(): EphemeralKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { sign } = createNodeSigner(privateKey, 'ephemeral', 'ES256')
  return { publicKey: rawPublicKeyOf(publicKey), sign }
}
