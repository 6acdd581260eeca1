/**
 * Countries of the European Higher Education Area and around it: ISO 3166-1 alpha-2 code, code in the European Union's
 * authority table (alpha-3, Kosovo apart) and English name there. Names in other languages come from `Intl.DisplayNames`.
 *
 * @module
 */
import { codeOfConcept, conceptIri } from './concept-iri.ts'

export const countrySchemeId = 'http://publications.europa.eu/resource/authority/country'

export const countries: Readonly<Record<string, { readonly authority: string; readonly name: string }>> = {
  // European Union
  AT: { authority: 'AUT', name: 'Austria' },
  BE: { authority: 'BEL', name: 'Belgium' },
  BG: { authority: 'BGR', name: 'Bulgaria' },
  CY: { authority: 'CYP', name: 'Cyprus' },
  CZ: { authority: 'CZE', name: 'Czechia' },
  DE: { authority: 'DEU', name: 'Germany' },
  DK: { authority: 'DNK', name: 'Denmark' },
  EE: { authority: 'EST', name: 'Estonia' },
  ES: { authority: 'ESP', name: 'Spain' },
  FI: { authority: 'FIN', name: 'Finland' },
  FR: { authority: 'FRA', name: 'France' },
  GR: { authority: 'GRC', name: 'Greece' },
  HR: { authority: 'HRV', name: 'Croatia' },
  HU: { authority: 'HUN', name: 'Hungary' },
  IE: { authority: 'IRL', name: 'Ireland' },
  IT: { authority: 'ITA', name: 'Italy' },
  LT: { authority: 'LTU', name: 'Lithuania' },
  LU: { authority: 'LUX', name: 'Luxembourg' },
  LV: { authority: 'LVA', name: 'Latvia' },
  MT: { authority: 'MLT', name: 'Malta' },
  NL: { authority: 'NLD', name: 'Netherlands' },
  PL: { authority: 'POL', name: 'Poland' },
  PT: { authority: 'PRT', name: 'Portugal' },
  RO: { authority: 'ROU', name: 'Romania' },
  SE: { authority: 'SWE', name: 'Sweden' },
  SI: { authority: 'SVN', name: 'Slovenia' },
  SK: { authority: 'SVK', name: 'Slovakia' },
  // European Economic Area
  IS: { authority: 'ISL', name: 'Iceland' },
  LI: { authority: 'LIE', name: 'Liechtenstein' },
  NO: { authority: 'NOR', name: 'Norway' },
  // further European countries
  AD: { authority: 'AND', name: 'Andorra' },
  AL: { authority: 'ALB', name: 'Albania' },
  AM: { authority: 'ARM', name: 'Armenia' },
  AZ: { authority: 'AZE', name: 'Azerbaijan' },
  BA: { authority: 'BIH', name: 'Bosnia and Herzegovina' },
  BY: { authority: 'BLR', name: 'Belarus' },
  CH: { authority: 'CHE', name: 'Switzerland' },
  FO: { authority: 'FRO', name: 'Faroes' },
  GB: { authority: 'GBR', name: 'United Kingdom' },
  GE: { authority: 'GEO', name: 'Georgia' },
  GI: { authority: 'GIB', name: 'Gibraltar' },
  GL: { authority: 'GRL', name: 'Greenland' },
  IM: { authority: 'IMN', name: 'Isle of Man' },
  MC: { authority: 'MCO', name: 'Monaco' },
  MD: { authority: 'MDA', name: 'Moldova' },
  ME: { authority: 'MNE', name: 'Montenegro' },
  MK: { authority: 'MKD', name: 'North Macedonia' },
  RS: { authority: 'SRB', name: 'Serbia' },
  RU: { authority: 'RUS', name: 'Russia' },
  SM: { authority: 'SMR', name: 'San Marino' },
  TR: { authority: 'TUR', name: 'Turkey' },
  UA: { authority: 'UKR', name: 'Ukraine' },
  VA: { authority: 'VAT', name: 'Vatican City State' },
  XK: { authority: '1A0', name: 'Kosovo' },
  // southern and eastern neighbours
  DZ: { authority: 'DZA', name: 'Algeria' },
  EG: { authority: 'EGY', name: 'Egypt' },
  IL: { authority: 'ISR', name: 'Israel' },
  JO: { authority: 'JOR', name: 'Jordan' },
  KZ: { authority: 'KAZ', name: 'Kazakhstan' },
  LB: { authority: 'LBN', name: 'Lebanon' },
  LY: { authority: 'LBY', name: 'Libya' },
  MA: { authority: 'MAR', name: 'Morocco' },
  PS: { authority: 'PSE', name: 'Palestine' },
  SY: { authority: 'SYR', name: 'Syria' },
  TN: { authority: 'TUN', name: 'Tunisia' },
}

/** IRI of a country, given as ISO 3166-1 alpha-2; throws `vocabulary.unknown-code`. */
export function countryIri(code: string): string {
  return conceptIri(countries, code, (_known, country) => `${countrySchemeId}/${country.authority}`)
}

/** ISO 3166-1 alpha-2 code of a country of the authority table, or null where this table does not have it. */
export function lookCountryCode(iri: string): string | null {
  return codeOfConcept(countries, (_code, country) => `${countrySchemeId}/${country.authority}` === iri)
}
