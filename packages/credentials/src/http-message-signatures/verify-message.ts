/** Verifies messages of other nodes: fails closed, each refusal with its own code or reason. */
import type { Cryptography } from '../cryptography.ts'
import { isForgedPoint } from '../jose/index.ts'
import { MesheError } from '../meshe-error.ts'
import { checkContentDigest } from './content-digest.ts'
import { clockSkewSeconds, maxLifetimeSeconds, profileTag, requestComponents, responseComponents } from './profile.ts'
import { type Component, componentName, type HttpMessage, signatureBase } from './signature-base.ts'
import {
  parseSignatureInput,
  parseSignatures,
  type SignatureInput,
  serializeSignatureInput,
} from './signature-input.ts'

export interface VerificationSettings {
  readonly now: Date
  readonly cryptography: Cryptography
  /** The raw Ed25519 key under a `keyid`; throws where it is not that of a known node. */
  readonly findKey: (keyId: string) => Promise<Uint8Array>
}

export interface VerifiedSignature {
  readonly keyId: string
  /** To be remembered by the caller, and accepted once. */
  readonly nonce: string
  readonly created: Date
}

/**
 * Whether a request was signed as this profile demands and arrived unchanged.
 *
 * @throws MesheError `federation.signature-missing`, `federation.signature-invalid` (with a `reason`),
 *   `federation.clock-skew`, `federation.digest-mismatch`, and what `findKey` throws
 */
export function verifyRequest(request: HttpMessage, settings: VerificationSettings): Promise<VerifiedSignature> {
  return verify(request, requestComponents, settings)
}

/** The same for the response to a signed request, which stands in `response.request`. */
export function verifyResponse(response: HttpMessage, settings: VerificationSettings): Promise<VerifiedSignature> {
  return verify(response, responseComponents, settings)
}

async function verify(
  message: HttpMessage,
  components: readonly Component[],
  settings: VerificationSettings,
): Promise<VerifiedSignature> {
  const { input, signature } = findSignature(message)
  checkComponents(input, components)
  const parameters = readParameters(input)
  checkTimes(parameters, settings.now)
  const publicKey = await settings.findKey(parameters.keyId)
  const base = new TextEncoder().encode(signatureBase(message, input.components, serializeSignatureInput(input)))
  const isGenuine = await settings.cryptography.verifyEd25519({ publicKey, message: base, signature })
  if (isGenuine !== true || isForgedPoint('EdDSA', signature)) throw invalid('signature-mismatch')
  await checkContentDigest(message.headers['content-digest'], message.body, settings.cryptography)
  return { keyId: parameters.keyId, nonce: parameters.nonce, created: new Date(parameters.created * 1000) }
}

/** The one signature under our tag; signatures of others, such as a proxy's, are left aside. */
function findSignature({ headers }: HttpMessage): { readonly input: SignatureInput; readonly signature: Uint8Array } {
  const inputHeader = headers['signature-input']
  const signatureHeader = headers['signature']
  if (inputHeader === undefined || signatureHeader === undefined) throw missing()
  const inputs = [...parseSignatureInput(inputHeader)]
  const ours = inputs.filter(([, input]) =>
    input.parameters.some(([name, value]) => name === 'tag' && value === profileTag),
  )
  if (ours.length === 0) throw missing()
  const [first] = ours
  if (ours.length > 1 || first === undefined) throw invalid('signed-twice')
  const signature = parseSignatures(signatureHeader).get(first[0])
  if (signature === undefined) throw missing()
  if (signature.length !== 64) throw invalid('signature-mismatch')
  return { input: first[1], signature }
}

function checkComponents(input: SignatureInput, expected: readonly Component[]): void {
  const covered = new Set(input.components.map(componentName))
  const lacking = expected.find((component) => !covered.has(componentName(component)))
  if (lacking !== undefined) throw invalid('component-not-signed', lacking.name)
}

interface Parameters {
  readonly created: number
  readonly expires: number
  readonly nonce: string
  readonly keyId: string
}

function readParameters({ parameters }: SignatureInput): Parameters {
  const values = new Map(parameters)
  const known = ['created', 'expires', 'nonce', 'keyid', 'tag', 'alg']
  const unknown = [...values.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined) throw invalid('parameter-unknown', unknown)
  const algorithm = values.get('alg')
  if (algorithm !== undefined && algorithm !== 'ed25519') throw invalid('algorithm')
  const [created, expires, nonce, keyId] = ['created', 'expires', 'nonce', 'keyid'].map((name) => values.get(name))
  if (typeof created !== 'number' || typeof expires !== 'number') throw invalid('times-missing')
  if (typeof nonce !== 'string' || nonce.length < 16 || nonce.length > 128) throw invalid('nonce-missing')
  if (typeof keyId !== 'string' || keyId === '') throw invalid('keyid-missing')
  return { created, expires, nonce, keyId }
}

function checkTimes({ created, expires }: Parameters, now: Date): void {
  if (expires <= created || expires - created > maxLifetimeSeconds) throw invalid('lifetime')
  const seconds = now.getTime() / 1000
  if (created > seconds + clockSkewSeconds || expires < seconds - clockSkewSeconds) {
    throw new MesheError(
      'federation.clock-skew',
      'The clocks of the two nodes differ too much, or the message is old.',
      {
        serverTime: now.toISOString(),
      },
    )
  }
}

function missing(): MesheError {
  return new MesheError('federation.signature-missing', 'The message is not signed.')
}

function invalid(reason: string, component?: string): MesheError {
  const facts = component === undefined ? { reason } : { reason, component }
  return new MesheError('federation.signature-invalid', 'The signature of the message does not hold.', facts)
}
