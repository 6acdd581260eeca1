/**
 * Literal values: how JSON becomes one (JSON-LD 1.1 API, section 8.6), and which texts a datatype of XML Schema takes.
 *
 * @module
 */
import type { JsonObject } from '../../json/index.ts'
import { elmNamespaces } from '../vocabulary-table.ts'
import type { ElmLiteral } from './elm-graph.ts'
import type { Names } from './names.ts'

const xsd = elmNamespaces.xsd
const langString = `${elmNamespaces.rdf}langString`

/** A number keeps its JSON form only as a whole number: with a fraction it is written as 5.0E-1, which no decimal is. */
export function literalOf(value: string | number | boolean, datatype: string | null): ElmLiteral {
  if (typeof value === 'string') return { text: value, datatype: datatype ?? `${xsd}string`, language: null }
  if (typeof value === 'boolean') return { text: String(value), datatype: datatype ?? `${xsd}boolean`, language: null }
  const isDouble = datatype === `${xsd}double` || Math.abs(value) >= 1e21 || String(value).includes('.')
  const text = isDouble ? value.toExponential(15).replace(/(\d)0*e\+?/, '$1E') : value.toFixed(0)
  return { text, datatype: datatype ?? `${xsd}${isDouble ? 'double' : 'integer'}`, language: null }
}

const members = new Set(['@value', '@type', 'type', '@language', '@index'])

/** An object with `@value`; null where it says nothing, `refused` where JSON-LD refuses it or the keyword is rare. */
export function valueObjectOf(object: JsonObject, names: Names): ElmLiteral | null | 'refused' {
  for (const member in object) {
    const isForeign = member.startsWith('@') || member === 'id' || names.propertyOf(member, false) !== null
    if (isForeign && !members.has(member)) return 'refused'
  }
  const value = object['@value']
  if ('@type' in object && 'type' in object) return 'refused'
  const type = object['@type'] ?? object['type']
  const language = object['@language']
  if (typeof value === 'object' && value !== null) return 'refused'
  if ('@index' in object && typeof object['@index'] !== 'string') return 'refused'
  if (language !== undefined && language !== null && typeof language !== 'string') return 'refused'
  const isTyped = '@type' in object || 'type' in object
  const datatype = typeof type === 'string' ? names.classOf(type) : null
  if (isTyped && typeof type !== 'string') return 'refused'
  if (isTyped && typeof language === 'string') return 'refused'
  if (value === null || value === undefined) return null
  if (isTyped && (datatype === null || datatype.startsWith('_:'))) return 'refused'
  if (typeof language !== 'string') return literalOf(value, datatype)
  return typeof value === 'string' ? { text: value, datatype: langString, language: language.toLowerCase() } : 'refused'
}

const whole = /^[+-]?\d+$/
const fraction = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)'
const time = 'T(?:\\d+H(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?|\\d+M(?:\\d+(?:\\.\\d+)?S)?|\\d+(?:\\.\\d+)?S)'
const days = `(?:\\d+D(?:${time})?|${time})`

/** Lexical spaces, as far as they are stricter than any text. */
const takes: Readonly<Record<string, (text: string) => boolean>> = {
  anyURI: (text) => !/[\ufffe\uffff]/.test(text),
  boolean: (text) => text === 'true' || text === 'false' || text === '1' || text === '0',
  // XML Schema allows one sign, the official engine two: a value with two is a fault of nobody's document.
  decimal: matches(new RegExp(`^[+-]?[+-]?${fraction}$`)),
  dateTime: matches(/^-?(?:[1-9]\d{3,}|0\d{3})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:\d{2}|Z)?$/),
  duration: matches(new RegExp(`^-?P(?:(?:\\d+Y(?:\\d+M)?|\\d+M)(?:${days})?|${days})$`)),
  integer: matches(whole),
  positiveInteger: (text) => whole.test(text) && !text.startsWith('-') && /[1-9]/.test(text),
}

function matches(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text)
}

/** @param datatype full IRI; a datatype without rules here takes any text */
export function isOfDatatype(literal: ElmLiteral, datatype: string): boolean {
  if (literal.datatype !== datatype) return false
  const test = datatype.startsWith(xsd) ? takes[datatype.slice(xsd.length)] : undefined
  return test === undefined || test(literal.text)
}

const wholeNumbers = new Set(
  'integer long int byte short negativeInteger nonNegativeInteger nonPositiveInteger positiveInteger unsignedByte unsignedInt unsignedLong unsignedShort'.split(
    ' ',
  ),
)
const realNumbers = new Set(['decimal', 'double', 'float'])

/** The number a literal stands for; NaN where it stands for none. */
export function numberOfLiteral({ text, datatype }: ElmLiteral): number {
  const name = datatype.startsWith(xsd) ? datatype.slice(xsd.length) : ''
  if (wholeNumbers.has(name)) return Number.parseInt(text, 10)
  return realNumbers.has(name) ? Number.parseFloat(text) : Number.NaN
}
