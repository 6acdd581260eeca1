/** Knows the language of the page: from the address, else from the visitor. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type Language, languageOfPath, preferredLanguage, rememberLanguage } from './languages.ts'

interface LanguageState {
  readonly language: Language
  /** Remembers the choice and shows this same page in that language. */
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState | null>(null)

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const location = useLocation()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Language>(preferredLanguage)
  const ofPath = languageOfPath(location.pathname)
  const language = ofPath ?? chosen

  useEffect(() => {
    document.documentElement.lang = language
    if (ofPath !== null) {
      rememberLanguage(ofPath)
      setChosen(ofPath)
    }
  }, [language, ofPath])

  const setLanguage = useCallback(
    (next: Language) => {
      rememberLanguage(next)
      setChosen(next)
      if (ofPath === null) return
      const rest = location.pathname.slice(1 + ofPath.length)
      void navigate({ pathname: `/${next}${rest}`, search: location.search, hash: location.hash }, { replace: true })
    },
    [ofPath, location, navigate],
  )

  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguageState(): LanguageState {
  const state = useContext(LanguageContext)
  if (state === null) throw new Error('useLanguage needs a LanguageProvider above it.')
  return state
}

export function useLanguage(): Language {
  return useLanguageState().language
}

/** Address of a public page in the present language: `publicPath('/find')` is `/es/find`. */
export function usePublicPath(): (path: string) => string {
  const language = useLanguage()
  return useCallback((path: string) => `/${language}${path === '/' ? '' : path}`, [language])
}
