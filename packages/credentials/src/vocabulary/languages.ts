/**
 * Languages of Europe and a few others: BCP 47 tag, code in the European Union's authority table and English name there.
 * Names in other languages come from `Intl.DisplayNames`.
 *
 * @module
 */
import { codeOfConcept, conceptIri } from './concept-iri.ts'

export const languageSchemeId = 'http://publications.europa.eu/resource/authority/language'

export const languages: Readonly<Record<string, { readonly authority: string; readonly name: string }>> = {
  // European Union
  bg: { authority: 'BUL', name: 'Bulgarian' },
  cs: { authority: 'CES', name: 'Czech' },
  da: { authority: 'DAN', name: 'Danish' },
  de: { authority: 'DEU', name: 'German' },
  el: { authority: 'ELL', name: 'Greek' },
  en: { authority: 'ENG', name: 'English' },
  es: { authority: 'SPA', name: 'Spanish' },
  et: { authority: 'EST', name: 'Estonian' },
  fi: { authority: 'FIN', name: 'Finnish' },
  fr: { authority: 'FRA', name: 'French' },
  ga: { authority: 'GLE', name: 'Irish' },
  hr: { authority: 'HRV', name: 'Croatian' },
  hu: { authority: 'HUN', name: 'Hungarian' },
  it: { authority: 'ITA', name: 'Italian' },
  lt: { authority: 'LIT', name: 'Lithuanian' },
  lv: { authority: 'LAV', name: 'Latvian' },
  mt: { authority: 'MLT', name: 'Maltese' },
  nl: { authority: 'NLD', name: 'Dutch' },
  pl: { authority: 'POL', name: 'Polish' },
  pt: { authority: 'POR', name: 'Portuguese' },
  ro: { authority: 'RON', name: 'Romanian' },
  sk: { authority: 'SLK', name: 'Slovak' },
  sl: { authority: 'SLV', name: 'Slovenian' },
  sv: { authority: 'SWE', name: 'Swedish' },
  // Iceland and Norway
  is: { authority: 'ISL', name: 'Icelandic' },
  nb: { authority: 'NOB', name: 'Norwegian Bokmål' },
  nn: { authority: 'NNO', name: 'Norwegian Nynorsk' },
  no: { authority: 'NOR', name: 'Norwegian' },
  // further official languages of Europe
  be: { authority: 'BEL', name: 'Belarusian' },
  bs: { authority: 'BOS', name: 'Bosnian' },
  cnr: { authority: 'CNR', name: 'Montenegrin' },
  hy: { authority: 'HYE', name: 'Armenian' },
  ka: { authority: 'KAT', name: 'Georgian' },
  az: { authority: 'AZE', name: 'Azerbaijani' },
  mk: { authority: 'MKD', name: 'Macedonian' },
  ru: { authority: 'RUS', name: 'Russian' },
  sq: { authority: 'SQI', name: 'Albanian' },
  sr: { authority: 'SRP', name: 'Serbian' },
  tr: { authority: 'TUR', name: 'Turkish' },
  uk: { authority: 'UKR', name: 'Ukrainian' },
  // regional and minority languages
  br: { authority: 'BRE', name: 'Breton' },
  ca: { authority: 'CAT', name: 'Catalan' },
  co: { authority: 'COS', name: 'Corsican' },
  csb: { authority: 'CSB', name: 'Kashubian' },
  cy: { authority: 'CYM', name: 'Welsh' },
  eu: { authority: 'EUS', name: 'Basque' },
  fo: { authority: 'FAO', name: 'Faroese' },
  fy: { authority: 'FRY', name: 'Frisian' },
  gd: { authority: 'GLA', name: 'Scottish Gaelic' },
  gl: { authority: 'GLG', name: 'Galician' },
  lb: { authority: 'LTZ', name: 'Luxembourgish' },
  oc: { authority: 'OCI', name: 'Occitan' },
  rm: { authority: 'ROH', name: 'Romansh' },
  rom: { authority: 'ROM', name: 'Romani' },
  sco: { authority: 'SCO', name: 'Scots' },
  se: { authority: 'SME', name: 'Northern Sami' },
  yi: { authority: 'YID', name: 'Yiddish' },
  // others taught in
  ar: { authority: 'ARA', name: 'Arabic' },
  he: { authority: 'HEB', name: 'Hebrew' },
  ja: { authority: 'JPN', name: 'Japanese' },
  kk: { authority: 'KAZ', name: 'Kazakh' },
  ku: { authority: 'KUR', name: 'Kurdish' },
  la: { authority: 'LAT', name: 'Latin' },
  zh: { authority: 'ZHO', name: 'Chinese' },
}

/** IRI of a language, given as a BCP 47 tag without region; throws `vocabulary.unknown-code`. */
export function languageIri(tag: string): string {
  return conceptIri(languages, tag, (_known, language) => `${languageSchemeId}/${language.authority}`)
}

/** BCP 47 tag of a language of the authority table, or null where this table does not have it. */
export function lookLanguageTag(iri: string): string | null {
  return codeOfConcept(languages, (_tag, language) => `${languageSchemeId}/${language.authority}` === iri)
}
