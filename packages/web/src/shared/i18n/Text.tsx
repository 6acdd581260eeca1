/** Text of a credential or a description in the reader's language, marked where it is in another one. */
import { useLanguage } from './LanguageProvider.tsx'

type TextMap = Readonly<Record<string, string>>

/** Which language of the map a reader gets; the order of `textIn`. */
export function languageOfText(map: TextMap, language: string): string | null {
  const base = language.split('-')[0] ?? language
  return [language, base, 'en'].find((tag) => map[tag] !== undefined) ?? Object.keys(map)[0] ?? null
}

export function Text({ map }: { readonly map: TextMap }) {
  const language = useLanguage()
  const tag = languageOfText(map, language)
  if (tag === null) return null
  if (tag === language) return <>{map[tag]}</>
  return <span lang={tag}>{map[tag]}</span>
}

/** The same as plain text, for titles of pages and attributes. */
export function useText(): (map: TextMap) => string {
  const language = useLanguage()
  return (map) => map[languageOfText(map, language) ?? ''] ?? ''
}
