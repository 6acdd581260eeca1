/**
 * What a viewer shows of a credential: title, description and one drawn page a language. The profile demands a picture,
 * so one is drawn from the award itself, in words that need no translation.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import type { Award } from '../micro-credential/index.ts'
import { base64ContentEncoding, svgFileType } from '../vocabulary/index.ts'
import { lookLanguage, toConceptNode, toLanguageNode } from './concept-node.ts'
import { nodeIdOf } from './node-ids.ts'

export function toDisplayParameter(award: Award): JsonObject {
  const { title, description } = award.microCredential
  const languages = displayLanguagesOf(award)
  const nodes = languages.map(({ tag }) => toLanguageNode(tag))
  return {
    id: nodeIdOf(award, 'display'),
    type: 'DisplayParameter',
    title,
    description,
    primaryLanguage: nodes[0],
    language: nodes,
    individualDisplay: languages.map(({ tag, textTag }) => ({
      id: nodeIdOf(award, `display-${tag}`),
      type: 'IndividualDisplay',
      language: toLanguageNode(tag),
      displayDetail: {
        id: nodeIdOf(award, `display-${tag}-page-1`),
        type: 'DisplayDetail',
        page: 1,
        image: {
          id: nodeIdOf(award, `display-${tag}-image-1`),
          type: 'MediaObject',
          content: toBase64(drawAward(award, textTag)),
          contentEncoding: toConceptNode(base64ContentEncoding),
          contentType: toConceptNode(svgFileType),
        },
      },
    })),
  }
}

/** The languages of the title that the European list knows, each once; English when it knows none of them. */
function displayLanguagesOf(award: Award): readonly { readonly tag: string; readonly textTag: string }[] {
  const languages = new Map<string, string>()
  for (const textTag of Object.keys(award.microCredential.title)) {
    const match = lookLanguage(textTag)
    if (match !== null && !languages.has(match.tag)) languages.set(match.tag, textTag)
  }
  if (languages.size === 0) languages.set('en', Object.keys(award.microCredential.title)[0] ?? 'en')
  return [...languages].map(([tag, textTag]) => ({ tag, textTag }))
}

/** A plain certificate as SVG: title, learner, university, credits and level, date. */
export function drawAward(award: Award, textTag: string): string {
  const { microCredential, institution, learner } = award
  const title = wrap(microCredential.title[textTag] ?? '', 34).slice(0, 5)
  const name =
    institution.legalName[textTag] ?? institution.legalName['en'] ?? Object.values(institution.legalName)[0] ?? ''
  const lines = [
    ...title.map((text) => ({ text, size: 34, weight: 700, gap: 44 })),
    ...wrap(`${learner.givenName} ${learner.familyName}`, 48)
      .slice(0, 2)
      .map((text) => ({ text, size: 26, weight: 400, gap: 48 })),
    ...wrap(name, 60)
      .slice(0, 2)
      .map((text) => ({ text, size: 20, weight: 400, gap: 34 })),
    {
      text: `${microCredential.workload.ects} ECTS · EQF ${microCredential.level.eqf}`,
      size: 20,
      weight: 400,
      gap: 34,
    },
    { text: award.awardedOn.toISOString().slice(0, 10), size: 20, weight: 400, gap: 34 },
  ]
  let y = 120
  const texts = lines.map(({ text, size, weight, gap }) => {
    y += gap
    return `<text x="60" y="${y}" font-size="${size}" font-weight="${weight}">${escapeXml(text)}</text>`
  })
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 566" font-family="sans-serif" fill="#1b1b1f">',
    '<rect width="800" height="566" fill="#fff"/><rect width="800" height="14" fill="#1f4fa3"/>',
    ...texts,
    '</svg>',
  ].join('')
}

/** Breaks at spaces into lines of about `width` characters; a longer word is cut. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const characters = [...word]
    const shown = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : word
    if (line !== '' && [...line].length + 1 + [...shown].length > width) {
      lines.push(line)
      line = shown
    } else line = line === '' ? shown : `${line} ${shown}`
  }
  return line === '' ? lines : [...lines, line]
}

const xmlEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML 1.0; characters that XML cannot hold become the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => xmlEscapes[character] ?? character)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
