/** Sentences that stand in signed decisions, in the languages of the catalogue. */
const appealRoutes = {
  en: 'You may appeal within 30 days, in your request or in writing to {contact}. Somebody who did not decide will look at it.',
  es: 'Puedes recurrir en un plazo de 30 días, en tu solicitud o por escrito a {contact}. Lo examinará otra persona.',
  de: 'Sie können binnen 30 Tagen widersprechen, in Ihrer Anfrage oder schriftlich an {contact}. Eine andere Person prüft es.',
} as const

/** How to appeal, in the reader's language, in English where there is none. */
export function appealRouteIn(language: string, contact: string): string {
  const base = language.split('-')[0]
  return appealRoutes[base === 'es' || base === 'de' ? base : 'en'].replace('{contact}', contact)
}
