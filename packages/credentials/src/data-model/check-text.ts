/** Names and descriptions: plain text or language objects (VC Data Model 2.0, sections 4.6 and 11.1). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { finding, type ShapeFinding, valuesOf } from './shape-finding.ts'

const languageObjectMembers: readonly string[] = ['@value', '@language', '@direction']
/** Well-formed in the sense of BCP 47, section 2.2.9, as far as length and alphabet go. */
const languageTag = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/

/** `name` and `description` of the credential or of its issuer. */
export function checkText(holder: JsonObject, path: string): readonly ShapeFinding[] {
  return ['name', 'description'].flatMap((member) =>
    valuesOf(holder[member], `${path}/${member}`)
      .filter((entry) => !isText(entry.value))
      .map((entry) => finding('shape.text-malformed', entry.path, 'A text is a string or a language object.')),
  )
}

function isText(value: JsonValue): boolean {
  if (typeof value === 'string') return true
  if (!isJsonObject(value) || typeof value['@value'] !== 'string') return false
  if (!Object.keys(value).every((member) => languageObjectMembers.includes(member))) return false
  const { '@language': language, '@direction': direction } = value
  const isLanguage = language === undefined || (typeof language === 'string' && languageTag.test(language))
  return isLanguage && (direction === undefined || direction === 'ltr' || direction === 'rtl')
}
