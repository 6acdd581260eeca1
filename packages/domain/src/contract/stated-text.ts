/**
 * Text that a foreign credential states: it may have any length and any language tag, and still has to fit where ours stands.
 *
 * @module
 */
import { LanguageMap, LanguageTag } from './primitives.ts'

/** Stands where a credential names no awarding body, no title or no credits. */
export const notStated = '—'

/** Signs of any plane: twice as many code units fit. */
const longestText = 2000
const mostLanguages = 30

/**
 * The title as a `LanguageMap`: tags in lower case or `und`, texts cut to 2000 signs, at most 30 languages.
 *
 * @returns `notStated` in English where nothing is left
 */
export function statedTitle(stated: Readonly<Record<string, string>>): LanguageMap {
  const title: Record<string, string> = {}
  for (const [tag, text] of Object.entries(stated)) {
    const language = statedLanguage(tag)
    const shown = [...text.trim()].slice(0, longestText).join('').trim()
    if (shown === '' || Object.hasOwn(title, language) || Object.keys(title).length >= mostLanguages) continue
    title[language] = shown
  }
  return LanguageMap.safeParse(title).data ?? { en: notStated }
}

function statedLanguage(tag: string): string {
  const [language = '', ...subtags] = tag.split('-')
  return LanguageTag.safeParse([language.toLowerCase(), ...subtags].join('-')).data ?? 'und'
}

const longestIdentifier = 500

/** An identifier as it stands, or null where it is longer than an identifier of ours may be. */
export function statedIdentifier(stated: string | null): string | null {
  return stated !== null && stated.length <= longestIdentifier ? stated : null
}

const longestName = 200

/** The name of a person in at most 200 signs, or null where nothing is left. */
export function statedName(stated: string | null): string | null {
  const name = [...(stated ?? '').trim()].slice(0, longestName).join('').trim()
  return name === '' ? null : name
}
