import { describe, expect, it } from 'vitest'
import { verifier } from '../../../../conformance/verification/demonstration-issuer.ts'
import { verifyCredential } from './verify-credential.ts'

const base = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:web:riverside.example',
  credentialSubject: { id: 'did:example:1' },
}
const header = btoa(JSON.stringify({ alg: 'ES256' })).replaceAll('=', '')
const deep = `${'['.repeat(80)}${']'.repeat(80)}`

const inputs: readonly (readonly [string, string | object, string])[] = [
  ['nothing', '', 'readable.empty'],
  ['white space', ' \n\t ', 'readable.empty'],
  ['a web page', '<!DOCTYPE html><html><body>Badge</body></html>', 'readable.looks-like-web-page'],
  ['a web page with a comment first', '<!-- hi --><html lang="en"></html>', 'readable.looks-like-web-page'],
  ['a PNG read as text', '\uFFFDPNG\r\n\u001A\n', 'readable.looks-like-picture'],
  ['a JPEG read as text', '\uFFFD\uFFFD\uFFFD\uFFFD\u0000\u0010JFIF\u0000', 'readable.looks-like-picture'],
  ['a GIF', 'GIF89a...', 'readable.looks-like-picture'],
  ['a picture as data address', 'data:image/png;base64,iVBORw0KGgo=', 'readable.looks-like-picture'],
  ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'readable.looks-like-picture'],
  ['a PDF', '%PDF-1.7', 'readable.looks-like-pdf'],
  ['a web address', 'https://riverside.example/c/1', 'readable.looks-like-address'],
  ['an offer for a wallet', 'openid-credential-offer://?credential_offer=1', 'readable.looks-like-address'],
  ['a JWT', `${header}.e30.c2ln`, 'readable.format-not-supported-yet'],
  ['an SD-JWT', `${header}.e30.c2ln~ZGlzYw~`, 'readable.format-not-supported-yet'],
  ['three words with dots', 'one.two.three', 'readable.not-json'],
  ['prose', 'My credential from Riverside', 'readable.not-json'],
  ['JSON cut short', '{"type":', 'readable.not-json'],
  ['JSON with a comment', '{/* */}', 'readable.not-json'],
  ['a text too large', `{"a":"${'x'.repeat(600_000)}"}`, 'readable.too-large'],
  ['prose too large', 'x'.repeat(600_000), 'readable.too-large'],
  ['JSON too deep', `{"a":${deep}}`, 'readable.too-large'],
  ['a member twice', '{"type":"a","type":"b"}', 'readable.ambiguous-json'],
  ['half a character', '{"a":"\\ud800"}', 'readable.ambiguous-json'],
  ['a number that readers round', '{"a":9007199254740993}', 'readable.ambiguous-json'],
  ['a prototype', '{"__proto__":{}}', 'readable.ambiguous-json'],
  ['a list', '[]', 'readable.not-a-credential'],
  ['a JSON text', '"hello"', 'readable.not-json'],
  ['a number', '12', 'readable.not-json'],
  ['an empty object', '{}', 'readable.not-a-credential'],
  ['an object of another kind', { type: 'Person', name: 'x' }, 'readable.not-a-credential'],
  ['a presentation', { ...base, type: ['VerifiablePresentation'] }, 'readable.presentation'],
  [
    'an envelope without a token',
    { ...base, type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+jwt,x' },
    'readable.malformed-credential',
  ],
  [
    'an envelope of another kind',
    { ...base, type: 'EnvelopedVerifiableCredential', id: 'data:application/mdoc;base64,x' },
    'readable.format-not-supported-yet',
  ],
  [
    'an envelope around half a message',
    { ...base, type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+cose;base64,x' },
    'readable.malformed-credential',
  ],
  [
    'an envelope around bytes that are no message',
    { ...base, type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+cose;base64,AAAA' },
    'readable.malformed-credential',
  ],
  [
    'an enveloped presentation',
    { ...base, type: 'EnvelopedVerifiablePresentation', id: 'data:application/vp+jwt,a.b.c' },
    'readable.presentation',
  ],
  [
    'an Open Badge 2 without badge or recipient',
    { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' },
    'readable.not-a-credential',
  ],
  ['no context', { ...base, '@context': undefined }, 'readable.malformed-credential'],
  [
    'the context of the data model not first',
    { ...base, '@context': ['https://x.example'] },
    'readable.malformed-credential',
  ],
  ['no issuer', { ...base, issuer: undefined }, 'readable.malformed-credential'],
  ['an issuer that is no address', { ...base, issuer: 'Riverside' }, 'readable.malformed-credential'],
  ['no subject', { ...base, credentialSubject: undefined }, 'readable.malformed-credential'],
  ['an empty subject', { ...base, credentialSubject: {} }, 'readable.malformed-credential'],
  ['a subject that is a text', { ...base, credentialSubject: 'Robin' }, 'readable.malformed-credential'],
  ['an identifier that is no address', { ...base, id: '17' }, 'readable.malformed-credential'],
  ['a status without type', { ...base, credentialStatus: {} }, 'readable.malformed-credential'],
  ['a date without time', { ...base, validFrom: '2026-09-01' }, 'readable.malformed-dates'],
  ['a date without offset', { ...base, validUntil: '2026-09-01T00:00:00' }, 'readable.malformed-dates'],
  ['a day that does not exist', { ...base, validFrom: '2026-02-30T00:00:00Z' }, 'readable.malformed-dates'],
  ['a date that is a number', { ...base, validFrom: 2026 }, 'readable.malformed-dates'],
  [
    'an end before the start',
    { ...base, validFrom: '2026-09-01T00:00:00Z', validUntil: '2026-08-01T00:00:00Z' },
    'readable.malformed-dates',
  ],
  [
    'a badge that spells out a member',
    { ...base, type: ['VerifiableCredential', 'OpenBadgeCredential'], 'https://schema.org/name': 'x' },
    'readable.ambiguous-words',
  ],
  [
    'a badge with a nest',
    { ...base, type: ['VerifiableCredential', 'OpenBadgeCredential'], '@nest': { name: 'x' } },
    'readable.ambiguous-words',
  ],
  [
    'a badge with words of its own',
    {
      ...base,
      '@context': [...base['@context'], { note: 'https://x.example/note' }],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    },
    'readable.ambiguous-words',
  ],
  [
    'a badge with words of its own further down',
    {
      ...base,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      credentialSubject: { id: 'did:example:1', '@context': { note: 'https://x.example/note' } },
    },
    'readable.ambiguous-words',
  ],
  [
    'a decision without its members',
    { ...base, type: ['VerifiableCredential', 'RecognitionDecisionCredential'] },
    'readable.malformed-credential',
  ],
]

describe('what is no credential that can be read here', () => {
  it.each(inputs)('%s says so', async (_, input, reason) => {
    const document = typeof input === 'string' ? input : JSON.stringify(input)
    const report = await verifyCredential(document, verifier())
    expect(report.checks[0]).toMatchObject({ check: 'readable', result: 'failed', reason })
    expect(report).toMatchObject({ verdict: 'unreadable', verified: false, content: null, issuer: null })
    expect(report.checks).toHaveLength(6)
    expect(report.checks.slice(1).every((check) => check.result === 'undetermined')).toBe(true)
  })

  it('an object that refers to itself is no credential', async () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    const report = await verifyCredential(circle as never, verifier())
    expect(report.checks[0]?.reason).toBe('readable.not-a-credential')
  })

  it('nothing is asked of the network', async () => {
    const asked: string[] = []
    const ask = async (what: string) => {
      asked.push(what)
      throw new Error('no network')
    }
    const environment = verifier({ resolveDid: ask, fetchStatusList: ask, lookUpIssuer: ask })
    for (const [, input] of inputs) await verifyCredential(JSON.stringify(input), environment)
    expect(asked).toEqual([])
  })
})
