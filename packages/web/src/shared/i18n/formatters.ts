/** Dates, numbers and names of countries and languages, by Intl in the language of the page. */
import { useMemo } from 'react'
import { useLanguage } from './LanguageProvider.tsx'
import type { Language } from './languages.ts'

/** A calendar day has no time zone: it is read and written in UTC. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export interface Formatters {
  /** `Tuesday, 24 November 2026`; for ISO days and moments. */
  readonly day: (iso: string) => string
  /** `24 November 2026`, for what has passed. */
  readonly date: (iso: string) => string
  /** `24 Nov 2026` */
  readonly shortDay: (iso: string) => string
  /** `Tuesday, 24 November 2026 at 10:42 CET` */
  readonly moment: (iso: string) => string
  /** `24 Nov 2026, 10:42` */
  readonly shortMoment: (iso: string) => string
  readonly time: (iso: string) => string
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
  /** Euros, without cents where there are none. */
  readonly euro: (value: number) => string
  readonly country: (code: string) => string
  readonly language: (tag: string) => string
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string
  readonly alternatives: (items: readonly string[]) => string
  /** `in 3 days`, `yesterday` */
  readonly daysFromNow: (iso: string) => string
  /** The same text with a capital at its beginning, for a value that stands alone. */
  readonly capital: (text: string) => string
  /** Order of words in this language. */
  readonly compare: (a: string, b: string) => number
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es-ES', de: 'de-DE' }

export function createFormatters(language: Language): Formatters {
  const locale = locales[language]
  const date = (options: Intl.DateTimeFormatOptions) => (iso: string) => {
    const value = new Date(iso)
    if (Number.isNaN(value.getTime())) return iso
    return new Intl.DateTimeFormat(locale, isDay(iso) ? { ...options, timeZone: 'UTC' } : options).format(value)
  }
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  const tongues = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const named = (names: Intl.DisplayNames) => (code: string) => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const collator = new Intl.Collator(locale)
  return {
    day: date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    date: date({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: unbroken(date({ day: 'numeric', month: 'short', year: 'numeric' })),
    moment: date({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
    shortMoment: unbroken(
      date({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    ),
    time: date({ hour: '2-digit', minute: '2-digit' }),
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    euro: (value) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: 'EUR',
        ...(Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}),
      }).format(value),
    country: named(countries),
    language: named(tongues),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    alternatives: (items) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(items),
    daysFromNow: (iso) => relative.format(wholeDaysFromNow(iso), 'day'),
    capital: (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1),
    compare: collator.compare,
  }
}

/** A short date stays on one line; between the day and the time a line may end. */
function unbroken(format: (iso: string) => string): (iso: string) => string {
  return (iso) => format(iso).replaceAll(/(?<!,) /g, '\u00a0')
}

function wholeDaysFromNow(iso: string): number {
  const then = new Date(iso)
  const now = new Date()
  const startOfDay = (value: Date) => Date.UTC(value.getFullYear(), value.getMonth(), value.getDate())
  const target = isDay(iso) ? then.getTime() : startOfDay(then)
  return Math.round((target - startOfDay(now)) / 86_400_000)
}

export function useFormatters(): Formatters {
  const language = useLanguage()
  return useMemo(() => createFormatters(language), [language])
}
