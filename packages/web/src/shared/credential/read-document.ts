/** From a file or pasted text to what the node is asked to check. */

/** The bytes as text; a picture or a PDF becomes text as well, and the node says what it looks like. */
export async function readFileText(file: Blob): Promise<string> {
  return new TextDecoder().decode(await file.arrayBuffer())
}

/**
 * Always the text itself, never a parsed object: parsing here would drop what a seal must see, such as a member that
 * stands there twice or a number that is rounded.
 */
export function documentText(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' ? ' ' : trimmed
}
