/** Reads one string token of JSON (RFC 8259, section 7). */

export interface StringToken {
  readonly value: string
  /** Position after the closing quotation mark. */
  readonly end: number
  readonly hasEscapes: boolean
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
const fourHexDigits = /^[0-9a-fA-F]{4}$/

/** The string that starts at `start` with its quotation mark; `null` when there is none or it is malformed. */
export function parseStringToken(text: string, start: number): StringToken | null {
  if (text[start] !== '"') return null
  let value = ''
  let from = start + 1
  let position = from
  while (position < text.length) {
    const code = text.charCodeAt(position)
    if (code < 0x20) return null
    if (code === 0x22) {
      const rest = text.slice(from, position)
      return { value: value + rest, end: position + 1, hasEscapes: from !== start + 1 }
    }
    if (code !== 0x5c) {
      position += 1
      continue
    }
    value += text.slice(from, position)
    const escaped = readEscape(text, position + 1)
    if (escaped === null) return null
    value += escaped.character
    position = escaped.end
    from = position
  }
  return null
}

function readEscape(text: string, position: number): { character: string; end: number } | null {
  const letter = text[position]
  if (letter === undefined) return null
  if (letter !== 'u') {
    const character = shortEscapes.get(letter)
    return character === undefined ? null : { character, end: position + 1 }
  }
  const digits = text.slice(position + 1, position + 5)
  if (!fourHexDigits.test(digits)) return null
  return { character: String.fromCharCode(Number.parseInt(digits, 16)), end: position + 5 }
}
