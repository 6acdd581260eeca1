/** A key that seals from a key store (`.p12`, `.pfx`), with `node:crypto`. A PKCS #11 token or a remote service gives a signer of its own. */
import { createDecipheriv, createPrivateKey } from 'node:crypto'
import type { SealSigner } from '@meshe/credentials/jades'
import { type DecryptCbc, openKeyStore } from '@meshe/credentials/pkcs12'
import type { Certificate } from '@meshe/credentials/x509'
import { createNodeSigner } from './node-signer.ts'

export interface SealKey {
  readonly signer: SealSigner
  /** DER: that of the signer first. */
  readonly certificates: readonly Uint8Array[]
  readonly certificate: Certificate
}

/** @throws MesheError with the `key-store.*` codes of `openKeyStore` */
export async function openSealKey(
  bytes: Uint8Array,
  { now, password }: { readonly password: string; readonly now: Date },
): Promise<SealKey> {
  const { algorithm, certificate, certificates, privateKey } = await openKeyStore(bytes, { password, now, decryptCbc })
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const { sign } = createNodeSigner(key, 'seal', algorithm)
  return { signer: { algorithm, sign }, certificates, certificate }
}

const decryptCbc: DecryptCbc = (cipher, { bytes, iv, key }) => {
  const decipher = createDecipheriv(`${cipher}-cbc`, key, iv)
  return new Uint8Array(Buffer.concat([decipher.update(bytes), decipher.final()]))
}
