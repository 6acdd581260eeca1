/** Title of a field of education by its code; the titles are loaded when one is shown. */
import { useEffect, useState } from 'react'
import { useVocabularyWords } from '../../shared/credential/vocabulary-words.ts'

export function FieldName({ code }: { readonly code: string }) {
  const words = useVocabularyWords()
  const [title, setTitle] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    void import('./vocabulary-search.ts').then(({ titleOfField }) => {
      if (!isGone) setTitle(titleOfField(code))
    })
    return () => {
      isGone = true
    }
  }, [code])
  if (title === null) return <>{`${words.broadField(code)} (${code})`}</>
  return <span lang="en">{`${title} (${code})`}</span>
}
