/** Signs messages of a node. */
import type { Cryptography, Signer } from '../cryptography.ts'
import { encodeBase64 } from '../multiformats/index.ts'
import { contentDigestOf } from './content-digest.ts'
import { label, maxLifetimeSeconds, profileTag, requestComponents, responseComponents } from './profile.ts'
import { type Component, type HttpMessage, signatureBase } from './signature-base.ts'
import { serializeSignatureInput } from './signature-input.ts'

export interface SigningSettings {
  /** Its `verificationMethod` becomes the `keyid`. */
  readonly signer: Signer
  readonly created: Date
  /** Never used twice: 128 bits of randomness, base64url. */
  readonly nonce: string
  readonly cryptography: Pick<Cryptography, 'sha256'>
}

/** To be added to the message as they are. */
export interface SignatureHeaders {
  readonly 'content-digest': string
  readonly 'signature-input': string
  readonly signature: string
}

/**
 * Signs a request. It must have the headers `content-type` and `meshe-message-id`.
 *
 * @throws MesheError `federation.signature-invalid` where a part is missing
 */
export function signRequest(request: HttpMessage, settings: SigningSettings): Promise<SignatureHeaders> {
  return sign(request, requestComponents, settings)
}

/** Signs the response to a signed request, which stands in `response.request`. */
export function signResponse(response: HttpMessage, settings: SigningSettings): Promise<SignatureHeaders> {
  return sign(response, responseComponents, settings)
}

async function sign(
  message: HttpMessage,
  components: readonly Component[],
  { signer, created, nonce, cryptography }: SigningSettings,
): Promise<SignatureHeaders> {
  const digest = await contentDigestOf(message.body, cryptography)
  const seconds = Math.floor(created.getTime() / 1000)
  const parameters = serializeSignatureInput({
    components,
    parameters: [
      ['created', seconds],
      ['expires', seconds + maxLifetimeSeconds],
      ['nonce', nonce],
      ['keyid', signer.verificationMethod],
      ['tag', profileTag],
    ],
  })
  const headers = { ...message.headers, 'content-digest': digest }
  const base = signatureBase({ ...message, headers }, components, parameters)
  const signature = await signer.sign(new TextEncoder().encode(base))
  return {
    'content-digest': digest,
    'signature-input': `${label}=${parameters}`,
    signature: `${label}=:${encodeBase64(signature)}:`,
  }
}
