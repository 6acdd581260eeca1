/** Enveloped credentials and presentations (VC Data Model 2.0, sections 4.13.1 and 4.13.2): a token as a `data:` address. */
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64, lookBase64 } from '../multiformats/index.ts'

export type Envelope = 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation'

const baseContext = 'https://www.w3.org/ns/credentials/v2'
const mediaTypes: Readonly<Record<Envelope, readonly string[]>> = {
  EnvelopedVerifiableCredential: [
    'application/vc+jwt',
    'application/vc+sd-jwt',
    'application/dc+sd-jwt',
    'application/vc+cose',
  ],
  EnvelopedVerifiablePresentation: ['application/vp+jwt', 'application/vp+sd-jwt', 'application/vp+cose'],
}
const address = /^data:([a-z]+\/[a-z0-9.+-]+)((?:;[^,;]*)*),(.*)$/is

export function envelopeCredential(token: string, mediaType = 'application/vc+jwt'): JsonObject {
  return envelope('EnvelopedVerifiableCredential', token, mediaType)
}

export function envelopePresentation(token: string, mediaType = 'application/vp+jwt'): JsonObject {
  return envelope('EnvelopedVerifiablePresentation', token, mediaType)
}

/** A COSE message: bytes, which the address holds in Base64. */
export function envelopeCoseCredential(message: Uint8Array): JsonObject {
  return envelope('EnvelopedVerifiableCredential', encodeBase64(message), 'application/vc+cose;base64')
}

export function envelopeCosePresentation(message: Uint8Array): JsonObject {
  return envelope('EnvelopedVerifiablePresentation', encodeBase64(message), 'application/vp+cose;base64')
}

/** The bytes of a COSE message from Base64, with or without padding and line breaks; null for anything else. */
export function lookMessageBytes(text: string): Uint8Array | null {
  const digits = text.replaceAll(/\s/g, '').replace(/={1,2}$/, '')
  return lookBase64(digits.padEnd(Math.ceil(digits.length / 4) * 4, '='))
}

function envelope(type: Envelope, token: string, mediaType: string): JsonObject {
  return { '@context': baseContext, id: `data:${mediaType},${token}`, type }
}

export interface OpenedEnvelope {
  readonly type: Envelope
  readonly mediaType: string
  /** As it stands in the address; of a COSE message its Base64. */
  readonly token: string
}

/**
 * The token in an envelope, or null for an object of another type.
 *
 * @throws MesheError `envelope.malformed` without the context of the data model or a `data:` address with a token,
 *   `envelope.unsupported` for a media type that is not read here
 */
export function openEnvelope(value: JsonValue | undefined): OpenedEnvelope | null {
  if (!isJsonObject(value)) return null
  const types = asList(value['type'])
  const type = (Object.keys(mediaTypes) as Envelope[]).find((one) => types.includes(one))
  if (type === undefined) return null
  const { id } = value
  const match = typeof id === 'string' ? address.exec(id) : null
  if (match === null || asList(value['@context'])[0] !== baseContext) throw malformed()
  const [, mediaType = '', parameters = '', token = ''] = match
  if (!mediaTypes[type].includes(mediaType.toLowerCase())) {
    throw new MesheError('envelope.unsupported', 'This kind of envelope is not read here.', { mediaType })
  }
  const isBinary = mediaType.toLowerCase().endsWith('+cose')
  const isSound = isBinary ? /^[A-Za-z0-9+/=\s]+$/.test(token) : /^[A-Za-z0-9_.~-]+$/.test(token)
  if (parameters.toLowerCase() !== (isBinary ? ';base64' : '') || !isSound) throw malformed()
  return { type, mediaType: mediaType.toLowerCase(), token }
}

function malformed(): MesheError {
  return new MesheError('envelope.malformed', 'The envelope does not hold a token as the data model has it.')
}
