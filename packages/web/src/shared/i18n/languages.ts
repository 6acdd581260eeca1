/** The languages the app speaks, and which one a visitor gets. */
export const languages = ['en', 'es', 'de'] as const
export type Language = (typeof languages)[number]

/** Each in its own language. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', de: 'Deutsch' }

const storageKey = 'meshe.language'

export function isLanguage(tag: string | null | undefined): tag is Language {
  return languages.some((language) => language === tag)
}

/** Language of an address like `/es/find`, or null for short addresses. */
export function languageOfPath(pathname: string): Language | null {
  const first = pathname.split('/')[1]
  return isLanguage(first) ? first : null
}

/** What the visitor chose before, else what the browser asks for, else English. */
export function preferredLanguage(): Language {
  const remembered = readRemembered()
  if (remembered !== null) return remembered
  const wanted = navigator.languages ?? [navigator.language]
  return wanted.map((tag) => tag.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage may be closed; the address still carries the language.
  }
}

function readRemembered(): Language | null {
  try {
    const value = localStorage.getItem(storageKey)
    return isLanguage(value) ? value : null
  } catch {
    return null
  }
}
