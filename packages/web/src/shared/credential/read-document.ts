/** From a file or pasted text to what the node is asked to check. */
import { encodeBase64 } from '@meshe/credentials/multiformats'

/**
 * The bytes as text, with a byte order mark where there is one: what is kept is given back as it came. A picture or a PDF
 * becomes text as well, and the node says what it looks like. A COSE message starts as no text does (RFC 9052, section 4.2)
 * and becomes Base64.
 */
export async function readFileText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isMessage = bytes[0] === 0x84 || (bytes[0] === 0xd2 && bytes[1] === 0x84)
  return isMessage ? encodeBase64(bytes) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/**
 * Always the text itself, never a parsed object: parsing here would drop what a seal must see, such as a member that
 * stands there twice or a number that is rounded.
 */
export function documentText(text: string): string {
  return text.trim() === '' ? ' ' : text
}
