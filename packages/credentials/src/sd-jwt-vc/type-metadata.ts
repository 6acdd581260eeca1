/** Type metadata: what a type of credential is called, which claims it has and which may be kept back (SD-JWT VC, sections 5 to 8). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { ClaimPath } from '../sd-jwt/index.ts'

export const disclosureRules = ['always', 'allowed', 'never'] as const
export type DisclosureRule = (typeof disclosureRules)[number]

export interface TypeDisplay {
  /** BCP 47. */
  readonly locale: string
  readonly name: string
  readonly description: string | null
  /** As it stands: `simple` and `svg_templates`. Nothing of it is fetched or drawn here. */
  readonly rendering: JsonObject | null
}

export interface ClaimDisplay {
  readonly locale: string
  readonly label: string
  readonly description: string | null
}

export interface ClaimMetadata {
  readonly path: ClaimPath
  readonly display: readonly ClaimDisplay[] | null
  /** Null where it is not said: `allowed`, or what the extended type says. */
  readonly sd: DisclosureRule | null
  readonly mandatory: boolean | null
  readonly svgId: string | null
}

export interface TypeMetadata {
  readonly vct: string
  readonly name: string | null
  readonly description: string | null
  readonly extends: string | null
  readonly extendsIntegrity: string | null
  readonly display: readonly TypeDisplay[]
  readonly claims: readonly ClaimMetadata[]
}

const maxClaims = 1000
const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

/**
 * Reads type metadata; members that nobody here knows are passed over. Older drafts wrote `lang` for `locale` and
 * `label` was always `label`: `lang` is read too.
 *
 * @throws MesheError `type-metadata.malformed` with the place
 */
export function readTypeMetadata(value: JsonValue): TypeMetadata {
  if (!isJsonObject(value)) throw malformed('')
  const { vct } = value
  if (typeof vct !== 'string' || vct === '') throw malformed('vct')
  const claims = listAt(value, 'claims').map((claim, index) => readClaim(claim, `claims.${index}`))
  const names = claims.flatMap(({ svgId }) => svgId ?? [])
  const paths = claims.map(({ path }) => JSON.stringify(path))
  if (claims.length > maxClaims || isRepeated(names) || isRepeated(paths)) throw malformed('claims')
  return {
    vct,
    name: lookText(value, 'name', ''),
    description: lookText(value, 'description', ''),
    extends: lookText(value, 'extends', ''),
    extendsIntegrity: lookText(value, 'extends#integrity', ''),
    display: listAt(value, 'display').map((entry, index) => readDisplay(entry, `display.${index}`)),
    claims,
  }
}

function readDisplay(value: JsonValue, place: string): TypeDisplay {
  if (!isJsonObject(value)) throw malformed(place)
  const { rendering } = value
  if (rendering !== undefined && !isJsonObject(rendering)) throw malformed(`${place}.rendering`)
  return {
    locale: findLocale(value, place),
    name: findText(value, 'name', place),
    description: lookText(value, 'description', place),
    rendering: rendering ?? null,
  }
}

function readClaim(value: JsonValue, place: string): ClaimMetadata {
  if (!isJsonObject(value)) throw malformed(place)
  const { path, sd = null, mandatory = null, display } = value
  if (!isPath(path)) throw malformed(`${place}.path`)
  if (sd !== null && !disclosureRules.some((rule) => rule === sd)) throw malformed(`${place}.sd`)
  if (mandatory !== null && typeof mandatory !== 'boolean') throw malformed(`${place}.mandatory`)
  const svgId = lookText(value, 'svg_id', place)
  if (svgId !== null && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(svgId)) throw malformed(`${place}.svg_id`)
  return {
    path,
    sd: sd as DisclosureRule | null,
    mandatory,
    svgId,
    display:
      display === undefined
        ? null
        : listAt(value, 'display', place).map((entry, index) => readLabel(entry, `${place}.display.${index}`)),
  }
}

function readLabel(value: JsonValue, place: string): ClaimDisplay {
  if (!isJsonObject(value)) throw malformed(place)
  return {
    locale: findLocale(value, place),
    label: findText(value, 'label', place),
    description: lookText(value, 'description', place),
  }
}

function isPath(path: JsonValue | undefined): path is ClaimPath {
  if (!Array.isArray(path) || path.length === 0 || path.length > 64) return false
  return path.every(
    (step) => step === null || typeof step === 'string' || (Number.isSafeInteger(step) && (step as number) >= 0),
  )
}

function findLocale(value: JsonObject, place: string): string {
  const locale = value['locale'] ?? value['lang']
  if (typeof locale !== 'string' || !languageTag.test(locale)) throw malformed(`${place}.locale`)
  return locale
}

function findText(value: JsonObject, member: string, place: string): string {
  const text = lookText(value, member, place)
  if (text === null || text === '') throw malformed(`${place}.${member}`)
  return text
}

function lookText(value: JsonObject, member: string, place: string): string | null {
  const text = value[member]
  if (text !== undefined && typeof text !== 'string') throw malformed(`${place}.${member}`)
  return text ?? null
}

function listAt(value: JsonObject, member: string, place = ''): readonly JsonValue[] {
  const list = value[member] ?? []
  if (!Array.isArray(list)) throw malformed(`${place}.${member}`)
  return list
}

function isRepeated(values: readonly string[]): boolean {
  return new Set(values).size !== values.length
}

function malformed(place: string): MesheError {
  return new MesheError('type-metadata.malformed', 'The description of the type is not as the norm has it.', {
    place: place.replace(/^\./, ''),
  })
}
