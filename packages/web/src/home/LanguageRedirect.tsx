/** `/` leads to the home page in the language of the visitor. */
import { Navigate } from 'react-router'
import { useLanguage } from '../shared/i18n/index.ts'

export function LanguageRedirect() {
  return <Navigate replace to={`/${useLanguage()}`} />
}
