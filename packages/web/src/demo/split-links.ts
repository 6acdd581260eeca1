/** Finds the addresses in the text of a mail, so that they can be opened from the page. */

export interface MailPart {
  /** Where it stands in the text. */
  readonly at: number
  readonly kind: 'text' | 'here' | 'elsewhere'
  readonly text: string
  /** Path for `here`, address for `elsewhere`. */
  readonly to: string
}

export function splitLinks(text: string, origin: string): MailPart[] {
  const parts: MailPart[] = []
  let last = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)) {
    if (match.index > last) parts.push({ at: last, kind: 'text', text: text.slice(last, match.index), to: '' })
    parts.push(linkAt(match.index, match[0], origin))
    last = match.index + match[0].length
  }
  if (last < text.length) parts.push({ at: last, kind: 'text', text: text.slice(last), to: '' })
  return parts
}

function linkAt(at: number, address: string, origin: string): MailPart {
  const url = new URL(address)
  if (url.origin === origin) return { at, kind: 'here', text: address, to: url.pathname + url.search + url.hash }
  return { at, kind: 'elsewhere', text: address, to: address }
}
