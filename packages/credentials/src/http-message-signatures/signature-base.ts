/** The text that is signed: named parts of a message, line by line (RFC 9421, section 2.5). */
import { MesheError } from '../meshe-error.ts'

/** A request, or a response together with the request it answers. */
export interface HttpMessage {
  /** Of a request. */
  readonly method?: string
  /** Host, with the port where it is not the usual one. */
  readonly authority?: string
  readonly path?: string
  /** With its question mark; a single question mark where there is none. */
  readonly query?: string
  /** Of a response. */
  readonly status?: number
  /** Names in lower case; several lines of one name joined with a comma and a space. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** What a response answers. */
  readonly request?: HttpMessage
}

export interface Component {
  /** A header in lower case, or a derived component such as `@method`. */
  readonly name: string
  /** True for a part of the request that a response answers (`;req`). */
  readonly ofRequest: boolean
}

/** As the component stands in `Signature-Input`. */
export function componentName({ name, ofRequest }: Component): string {
  return `"${name}"${ofRequest ? ';req' : ''}`
}

/** @throws MesheError `federation.signature-invalid` where the message lacks a part or names one twice. */
export function signatureBase(message: HttpMessage, components: readonly Component[], parameters: string): string {
  const names = components.map(componentName)
  if (new Set(names).size !== names.length) throw invalid('component-twice')
  const lines = components.map((component) => `${componentName(component)}: ${componentValue(message, component)}`)
  return [...lines, `"@signature-params": ${parameters}`].join('\n')
}

/** Headers by lower-case name; a name that comes twice in different letters is joined as RFC 9110 says. */
export function headersOf(entries: Iterable<readonly [string, string]>): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of entries) {
    const key = name.toLowerCase()
    headers[key] = Object.hasOwn(headers, key) ? `${headers[key]}, ${value.trim()}` : value.trim()
  }
  return headers
}

function componentValue(message: HttpMessage, { name, ofRequest }: Component): string {
  const source = ofRequest ? message.request : message
  if (source === undefined) throw invalid('no-request')
  const value = name.startsWith('@') ? derivedValue(source, name) : lookHeader(source, name)
  if (value === undefined) throw invalid('component-missing', name)
  if (/[\r\n]/.test(value)) throw invalid('line-break', name)
  return value
}

function lookHeader({ headers }: HttpMessage, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name]?.trim() : undefined
}

function derivedValue(message: HttpMessage, name: string): string | undefined {
  switch (name) {
    case '@method':
      return message.method
    case '@authority':
      return message.authority?.toLowerCase()
    case '@path':
      return message.path === '' ? '/' : message.path
    case '@query':
      return message.query === '' ? '?' : message.query
    case '@status':
      return message.status === undefined ? undefined : String(message.status)
    default:
      return undefined
  }
}

function invalid(reason: string, component?: string): MesheError {
  const facts = component === undefined ? { reason } : { reason, component }
  return new MesheError('federation.signature-invalid', 'The message does not have the parts that were signed.', facts)
}
