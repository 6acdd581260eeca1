/**
 * Takes a badge out of the picture it is baked into (Open Badges 3.0, section 5.3 Baked Badges): the iTXt chunk
 * `openbadgecredential` of a PNG, or the element `credential` of an SVG.
 *
 * @module
 */

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Of version 3.0, and of 2.0 (Open Badges Baking Specification). */
const keywords = ['openbadgecredential', 'openbadges']
const vocabularies = [
  {
    namespace: /xmlns:([A-Za-z][\w.-]*)\s*=\s*["']https:\/\/purl\.imsglobal\.org\/ob\/v3p0["']/,
    element: 'credential',
  },
  { namespace: /xmlns:([A-Za-z][\w.-]*)\s*=\s*["']http:\/\/openbadges\.org["']/, element: 'assertion' },
]

/**
 * The text of the badge, JSON or a compact token, or null when the picture holds none. A picture with two badges holds
 * none either: nobody could say which one it shows. Whether the text is a sound credential is the verifier's question.
 */
export function lookBakedBadge(picture: string | Uint8Array): string | null {
  if (typeof picture === 'string') return lookInSvg(picture)
  const isPng = pngSignature.every((byte, at) => picture[at] === byte)
  return isPng ? onlyOne(textsInPng(picture)) : lookInSvg(new TextDecoder().decode(picture))
}

function lookInSvg(svg: string): string | null {
  const texts = vocabularies.map(({ namespace, element }) => {
    const prefix = namespace.exec(svg)?.[1]
    return prefix === undefined ? [] : textsInSvg(svg, `${prefix}:${element}`)
  })
  return texts.includes(null) ? null : onlyOne(texts.flatMap((some) => some ?? []))
}

/** Null where one is not closed. */
function textsInSvg(svg: string, element: string): readonly string[] | null {
  const texts: string[] = []
  const opening = `<${element}`
  for (let at = svg.indexOf(opening); at >= 0 && texts.length < 2; at = svg.indexOf(opening, at + 1)) {
    const end = svg.indexOf('>', at)
    if (end < 0) return null
    const token = /\sverify\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(svg.slice(at + opening.length, end))
    const close = svg.indexOf(`</${element}>`, end)
    texts.push(token?.[1] ?? token?.[2] ?? (close < 0 ? '' : textOfElement(svg.slice(end + 1, close))))
  }
  return texts
}

function textOfElement(content: string): string {
  const start = content.indexOf('<![CDATA[')
  if (start >= 0) return content.slice(start + 9, content.lastIndexOf(']]>')).trim()
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return content.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '').trim()
}

/** Texts of the uncompressed iTXt chunks under the keyword; a compressed one is not allowed (section 5.3.1). */
function textsInPng(png: Uint8Array): readonly string[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const texts: string[] = []
  let at = pngSignature.length
  while (at + 12 <= png.length) {
    const length = view.getUint32(at)
    const start = at + 8
    if (start + length + 4 > png.length) break
    if (asciiOf(png.subarray(at + 4, start)) === 'iTXt') {
      const text = textOfChunk(png.subarray(start, start + length))
      if (text !== null) texts.push(text)
    }
    at = start + length + 4
  }
  return texts
}

/** Keyword, flag and method of compression, language, translated keyword, text; parted by zero bytes (PNG, section 11.3.3.4). */
function textOfChunk(chunk: Uint8Array): string | null {
  const keyword = keywords.find((word) => asciiOf(chunk.subarray(0, word.length)) === word && chunk[word.length] === 0)
  if (keyword === undefined || chunk[keyword.length + 1] !== 0) return null
  const language = chunk.indexOf(0, keyword.length + 3)
  const translated = language < 0 ? -1 : chunk.indexOf(0, language + 1)
  return translated < 0 ? null : new TextDecoder().decode(chunk.subarray(translated + 1)).trim()
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function onlyOne(texts: readonly string[]): string | null {
  const [text, ...others] = texts
  return text === undefined || text === '' || others.length > 0 ? null : text
}
