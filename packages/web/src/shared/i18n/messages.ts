/** Message catalogues: ICU MessageFormat per language, English is the source. */
import { IntlMessageFormat } from 'intl-messageformat'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from './LanguageProvider.tsx'
import type { Language } from './languages.ts'

export type Catalogue<Key extends string> = { readonly [L in Language]: Readonly<Record<Key, string>> }

export type Values = Readonly<Record<string, string | number | boolean | Date | null | undefined>>
/** Values may be elements, and `<b>…</b>` in a message calls the function `b`. */
type RichValues = Readonly<Record<string, ReactNode | Date | ((chunks: ReactNode[]) => ReactNode)>>

export interface Translate<Key extends string> {
  (key: Key, values?: Values): string
  /** A message with elements in it. */
  readonly rich: (key: Key, values: RichValues) => ReactNode
  /** For codes that come from elsewhere: whether there is a message of this name. */
  readonly has: (key: string) => key is Key
}

/** Joins the three languages; a key missing in one does not compile. */
export function defineMessages<Key extends string>(catalogue: Catalogue<Key>): Catalogue<Key> {
  return catalogue
}

const compiled = new Map<string, IntlMessageFormat>()

function format(text: string, language: Language): IntlMessageFormat {
  const key = `${language}\u0000${text}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const made = new IntlMessageFormat(text, language)
  compiled.set(key, made)
  return made
}

export function createTranslate<Key extends string>(catalogue: Catalogue<Key>, language: Language): Translate<Key> {
  const messages = catalogue[language]
  const t = (key: Key, values: Values = {}): string => String(format(messages[key], language).format(values))
  const rich = (key: Key, values: RichValues): ReactNode => {
    const parts = format(messages[key], language).format<ReactNode>(values as Record<string, ReactNode>)
    return Array.isArray(parts) ? withKeys(parts) : parts
  }
  const has = (key: string): key is Key => Object.hasOwn(messages, key)
  return Object.assign(t, { rich, has })
}

export function useMessages<Key extends string>(catalogue: Catalogue<Key>): Translate<Key> {
  const language = useLanguage()
  return useMemo(() => createTranslate(catalogue, language), [catalogue, language])
}

/** Elements of a message stand in a fixed order: their place is their key. */
function withKeys(parts: readonly ReactNode[]): ReactNode {
  return parts.map((part, index) =>
    typeof part === 'object' && part !== null && 'props' in part ? { ...part, key: String(index) } : part,
  )
}
