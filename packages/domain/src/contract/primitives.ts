/** The small shapes that every contract uses. Limits belong to the shape. */
import { z } from 'zod'

/** BCP 47, as far as MESHE needs it: `en`, `pt`, `sr-Latn`. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** Text by language; at least one language, none of them empty. */
export function languageMap(maxLength = 4000) {
  return z
    .record(LanguageTag, z.string().trim().min(1).max(maxLength))
    .refine((map) => Object.keys(map).length > 0, { message: 'Write the text in at least one language.' })
    .refine((map) => Object.keys(map).length <= 30, { message: 'Thirty languages are the limit.' })
}
export const LanguageMap = languageMap()
export type LanguageMap = z.infer<typeof LanguageMap>

/** Short name of an institution in addresses. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(63)

/** ISO 8601 knows a year 0; the calendar of the database, as most people's, does not. */
const isOfSomeYear = (text: string) => !text.startsWith('0000')

/** A calendar day, ISO 8601, of the years 1 to 9999. */
export const Day = z.iso.date().refine(isOfSomeYear)
/** A moment in UTC, ISO 8601, of the years 1 to 9999. */
export const Moment = z.iso.datetime().refine(isOfSomeYear)

/** What the database counts with: whole numbers of 32 bits. */
export const Count = z.number().int().max(2_147_483_647)

export const Email = z
  .email()
  .max(254)
  .transform((address) => address.trim())

export const PersonName = z.string().trim().min(1).max(200)

export const CountryCode = z.string().regex(/^[A-Z]{2}$/)

/** European credits, in steps of a half. */
export const Ects = z.number().min(0).max(300).multipleOf(0.5)

export const WebAddress = z.url({ protocol: /^https?$/ }).max(2000)

export const Did = z
  .string()
  .regex(/^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/)
  .max(500)

/** Opaque token from a mail link; 128 bits of randomness or more, base64url. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{22,86}$/)

/** Value of the query parameter `limit`. */
export const PageLimit = z.coerce.number().int().min(1).max(100).default(25)

export const institutionParams = z.strictObject({ institution: Slug })

/** Any JSON object whose members are kept as they came: a credential. */
export const JsonDocument = z.record(z.string(), z.unknown())
export type JsonDocument = z.infer<typeof JsonDocument>
