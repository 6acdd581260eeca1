/**
 * Puts a badge into a picture (Open Badges 3.0, section 5.3 Baked Badges), from which `lookBakedBadge` takes it again.
 *
 * @module
 */
import { MesheError } from '../meshe-error.ts'
import { lookBakedBadge } from './baked-badge.ts'

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const namespace = 'https://purl.imsglobal.org/ob/v3p0'

/**
 * @param png a whole picture
 * @param badge JSON or a compact token
 * @throws MesheError `picture.unsuitable` when the picture is no whole PNG or bears a badge already, or there is no badge
 */
export function bakeIntoPng(png: Uint8Array, badge: string): Uint8Array {
  const end = png.length - 12
  const isWhole = pngSignature.every((byte, at) => png[at] === byte) && end > 8 && nameOfChunk(png, end) === 'IEND'
  if (!isWhole) throw unsuitable('This is no whole PNG.')
  if (containsBadge(png)) throw unsuitable('The picture bears a badge already.')
  const text = new TextEncoder().encode(requireText(badge))
  // Keyword, not compressed, no language, no translated keyword (PNG, section 11.3.3.4).
  const head = new TextEncoder().encode('iTXtopenbadgecredential\0\0\0\0\0')
  const chunk = new Uint8Array(8 + head.length + text.length)
  chunk.set(head, 4)
  chunk.set(text, 4 + head.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, head.length - 4 + text.length)
  view.setUint32(chunk.length - 4, checksum(chunk.subarray(4, chunk.length - 4)))
  const baked = new Uint8Array(png.length + chunk.length)
  baked.set(png.subarray(0, end))
  baked.set(chunk, end)
  baked.set(png.subarray(end), end + chunk.length)
  return baked
}

/**
 * @param svg the text of a picture
 * @throws MesheError `picture.unsuitable` when it has no element `svg`, or bears a badge already, or there is no badge
 */
export function bakeIntoSvg(svg: string, badge: string): string {
  const opening = /<svg(?=[\s>])(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(svg)
  if (opening === null || opening[0].endsWith('/>') || !svg.includes('</svg>')) throw unsuitable('This is no SVG.')
  if (svg.includes(namespace)) throw unsuitable('The picture bears a badge already.')
  const text = requireText(badge)
  const named = opening[0].replace(/^<svg/, `<svg xmlns:openbadges="${namespace}"`)
  const isToken = /^[\w-]+\.[\w-]*\.[\w-]+$/.test(text)
  const element = isToken
    ? `<openbadges:credential verify="${text}"></openbadges:credential>`
    : `<openbadges:credential>${escapeText(text)}</openbadges:credential>`
  return svg.slice(0, opening.index) + named + element + svg.slice(opening.index + opening[0].length)
}

function containsBadge(png: Uint8Array): boolean {
  return lookBakedBadge(png) !== null || new TextDecoder('latin1').decode(png).includes('openbadgecredential')
}

function requireText(badge: string): string {
  const text = badge.trim()
  if (text === '') throw unsuitable('There is no badge to put into the picture.')
  return text
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function nameOfChunk(png: Uint8Array, at: number): string {
  return String.fromCharCode(...png.subarray(at + 4, at + 8))
}

/** CRC-32 as PNG, annex D, has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function unsuitable(sentence: string): MesheError {
  return new MesheError('picture.unsuitable', sentence, {})
}
