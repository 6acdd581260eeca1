/** From a file or pasted text to what the node is asked to check. */

/**
 * The bytes as text, with a byte order mark where there is one: what is kept is given back as it came. A picture or a PDF
 * becomes text as well, and the node says what it looks like.
 */
export async function readFileText(file: Blob): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())
}

/**
 * Always the text itself, never a parsed object: parsing here would drop what a seal must see, such as a member that
 * stands there twice or a number that is rounded.
 */
export function documentText(text: string): string {
  return text.trim() === '' ? ' ' : text
}
