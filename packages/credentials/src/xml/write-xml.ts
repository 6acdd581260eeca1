/**
 * Writes a small tree as XML 1.0. Characters that XML cannot have at all are left out.
 *
 * @module
 */

export interface ElementToWrite {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>> | undefined
  readonly content?: string | readonly ElementToWrite[] | undefined
}

export function writeXml(root: ElementToWrite): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root)}\n`
}

function writeElement({ name, attributes = {}, content = '' }: ElementToWrite): string {
  const written = Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value)}"`)
    .join('')
  const inside = typeof content === 'string' ? escapeText(content) : content.map(writeElement).join('')
  return `<${name}${written}>${inside}</${name}>`
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** XML 1.0, production 2 (Char). */
export function withoutForbidden(text: string): string {
  return text.replace(loneSurrogate, '').replace(forbidden, '')
}

function escapeText(text: string): string {
  return withoutForbidden(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;')
}

function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')
}
