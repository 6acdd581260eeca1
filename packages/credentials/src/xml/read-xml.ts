/**
 * Reads XML 1.0 with namespaces into a small tree. No document type is taken, so that nothing is expanded and nothing fetched;
 * size, depth and number of elements are bounded.
 *
 * @module
 */
import { SaxesParser } from 'saxes'
import { MesheError } from '../meshe-error.ts'

export interface XmlElement {
  readonly namespace: string
  readonly name: string
  /** By local name; those of the namespace of XML with `xml:` before it. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All text directly inside, CDATA included. */
  readonly text: string
}

export interface XmlLimits {
  readonly maxLength: number
  readonly maxDepth: number
  readonly maxElements: number
}

/** Transcripts carry documents as base64. */
const usualLimits: XmlLimits = { maxLength: 8_388_608, maxDepth: 64, maxElements: 50_000 }

interface OpenElement {
  readonly namespace: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/**
 * @throws MesheError `xml.malformed` (also for an undefined prefix or entity), `xml.too-large`, `xml.too-deep`,
 *   `xml.document-type`
 */
export function readXml(text: string, limits: XmlLimits = usualLimits): XmlElement {
  if (text.length > limits.maxLength) throw new MesheError('xml.too-large', 'The document is too large.')
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: OpenElement[] = []
  let root: XmlElement | null = null
  let elements = 0
  parser.on('error', (error) => {
    throw new MesheError('xml.malformed', 'This is not well-formed XML.', {}, error)
  })
  parser.on('doctype', () => {
    throw new MesheError('xml.document-type', 'A document type is not taken: it could bring entities.')
  })
  parser.on('opentag', (tag) => {
    elements += 1
    if (elements > limits.maxElements) throw new MesheError('xml.too-large', 'The document has too many elements.')
    if (open.length >= limits.maxDepth) throw new MesheError('xml.too-deep', 'The document is nested too deeply.')
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ prefix, local, value }) => [
        prefix === 'xml' ? `xml:${local}` : local,
        value,
      ]),
    )
    open.push({ namespace: tag.uri, name: tag.local, attributes, children: [], text: '' })
  })
  const addText = (part: string) => {
    const current = open.at(-1)
    if (current !== undefined) current.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const outer = open.at(-1)
    if (outer === undefined) root = closed
    else outer.children.push(closed)
  })
  parser.write(text).close()
  if (root === null) throw new MesheError('xml.malformed', 'This is not well-formed XML.')
  return root
}
