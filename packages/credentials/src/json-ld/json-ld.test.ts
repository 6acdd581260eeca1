import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../json/index.ts'
import { bundledContexts, canonicalize, createDocumentLoader, lookForeignContext, sha256Hex } from './index.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const vocabulary = { '@vocab': 'https://example.org/#' }
const refusal = (code: string, facts: object = {}) =>
  expect.objectContaining({ name: 'MesheError', code, facts: expect.objectContaining(facts) })

/** Blank nodes that all know each other and carry nothing to tell them apart (RDFC-1.0, section 7.1). */
function createClique(size: number): JsonObject {
  const names = Array.from({ length: size }, (_, index) => `_:n${index}`)
  return {
    '@context': vocabulary,
    '@graph': names.map((name) => ({
      '@id': name,
      knows: names.filter((other) => other !== name).map((id) => ({ '@id': id })),
    })),
  }
}

function createRing(size: number): JsonObject {
  const names = Array.from({ length: size }, (_, index) => `_:n${index}`)
  return {
    '@context': vocabulary,
    '@graph': names.map((name, index) => ({ '@id': name, next: { '@id': names[(index + 1) % size] } })),
  }
}

describe('a document in its canonical form', () => {
  it('does not depend on the order of members', async () => {
    const one = {
      '@context': [v2],
      type: ['VerifiableCredential'],
      issuer: 'did:example:a',
      credentialSubject: { id: 'did:example:b' },
    }
    const other = {
      credentialSubject: { id: 'did:example:b' },
      issuer: 'did:example:a',
      type: 'VerifiableCredential',
      '@context': v2,
    }
    expect(await canonicalize(one)).toBe(await canonicalize(other))
    expect((await canonicalize(one)).split('\n')).toHaveLength(4)
  })

  it('keeps the direction of a text', async () => {
    const document = {
      '@context': [v2],
      type: ['VerifiableCredential'],
      name: { '@value': 'א', '@language': 'he', '@direction': 'rtl' },
    }
    expect(await canonicalize(document)).toContain('"א"^^<https://www.w3.org/ns/i18n#he_rtl>')
  })

  it('may define its own terms', async () => {
    expect(await canonicalize({ '@context': vocabulary, '@id': 'urn:a', colour: 'red' })).toBe(
      '<urn:a> <https://example.org/#colour> "red" .\n',
    )
  })

  it('tells many like parts of one whole apart', async () => {
    const parts = Array.from({ length: 200 }, () => ({ part: { colour: 'red' } }))
    const text = await canonicalize({ '@context': vocabulary, '@id': 'urn:a', has: parts })
    expect(text.split('\n')).toHaveLength(601)
  })

  it('is found with a bounded number of hashes where one blank node stands in many graphs', async () => {
    const graphs = Array.from({ length: 12 }, () => ({
      '@graph': [{ '@id': '_:a', knows: [{ '@id': '_:b' }, { '@id': '_:c' }] }],
    }))
    let hashes = 0
    const counted = (text: string) => {
      hashes += 1
      return sha256Hex(text)
    }
    const text = await canonicalize({ '@context': vocabulary, '@graph': graphs }, { sha256Hex: counted })
    expect(text.split('\n')).toHaveLength(25)
    // 15 blank nodes once each, then no more than the work that is allowed
    expect(hashes).toBeLessThanOrEqual(15 + 30_000)
  })
})

describe('a document that has no canonical form', () => {
  const base = { '@context': [v2], type: ['VerifiableCredential'] }
  const refused: readonly {
    readonly what: string
    readonly document: JsonObject
    readonly code: string
    readonly facts?: object
  }[] = [
    {
      what: 'an undefined member',
      document: { ...base, grade: 'A' },
      code: 'credential.undefined-term',
      facts: { term: 'grade' },
    },
    {
      what: 'an undefined type',
      document: { ...base, type: ['VerifiableCredential', 'Badge'] },
      code: 'credential.undefined-term',
      facts: { term: 'Badge' },
    },
    {
      what: 'an undefined member deep inside',
      document: { ...base, credentialSubject: { id: 'did:example:a', grade: 'A' } },
      code: 'credential.undefined-term',
      facts: { term: 'grade' },
    },
    { what: 'no context', document: { type: 'VerifiableCredential' }, code: 'credential.undefined-term' },
    {
      what: 'an unknown context',
      document: { ...base, '@context': [v2, 'https://evil.example/c'] },
      code: 'credential.context-unknown',
      facts: { context: 'https://evil.example/c' },
    },
    {
      what: 'an unknown context inside',
      document: { ...base, credentialSubject: { '@context': 'https://evil.example/c', id: 'did:example:a' } },
      code: 'credential.context-unknown',
    },
    {
      what: 'an unknown context imported',
      document: { '@context': { '@version': 1.1, '@import': 'https://evil.example/c' } },
      code: 'credential.context-unknown',
    },
    {
      what: 'a file as context',
      document: { ...base, '@context': [v2, 'file:///etc/passwd'] },
      code: 'credential.context-unknown',
    },
    {
      what: 'a context named like a built-in',
      document: { ...base, '@context': [v2, 'constructor'] },
      code: 'credential.context-unknown',
    },
    { what: 'a relative id', document: { ...base, id: 'credential-1' }, code: 'credential.malformed' },
    { what: 'a number as context', document: { ...base, '@context': [v2, 7] }, code: 'credential.malformed' },
    { what: 'two ids', document: { ...base, id: ['urn:a', 'urn:b'] }, code: 'credential.malformed' },
    {
      what: 'a redefined protected term',
      document: { ...base, '@context': [v2, { VerifiableCredential: 'https://evil.example/#Other' }] },
      code: 'credential.malformed',
    },
    {
      what: 'a bare text as document graph',
      document: { '@context': vocabulary, '@graph': ['free'] },
      code: 'credential.malformed',
    },
    {
      what: 'more contexts than any credential has',
      document: { '@context': new Array(257).fill(v2) },
      code: 'canonicalization.too-complex',
    },
    { what: 'a ring of blank nodes', document: createRing(1500), code: 'canonicalization.too-complex' },
    { what: 'poisoned blank nodes', document: createClique(12), code: 'canonicalization.too-complex' },
    { what: 'many poisoned blank nodes', document: createClique(60), code: 'canonicalization.too-complex' },
  ]
  it.each(['@index', '@none', '@json', '@base', '@vocab', '@language', '@direction', '@foo', '@container', '@'])(
    'is refused for the keyword %s, which would stand unsigned',
    async (keyword) => {
      const document = { ...base, credentialSubject: { id: 'did:example:a', [keyword]: 'x' } }
      await expect(canonicalize(document)).rejects.toThrow(refusal('credential.undefined-term', { term: keyword }))
    },
  )

  it.each<[string, JsonValue]>([
    ['@nest', {}],
    ['@nest', []],
    ['@nest', [{}]],
    ['@nest', { '@nest': {} }],
    ['@included', []],
    ['@reverse', {}],
    ['@graph', []],
  ])('is refused for %s of nothing (%j), which leaves no trace in what is signed', async (keyword, nothing) => {
    const document = { ...base, credentialSubject: { id: 'did:example:a', name: 'x', [keyword]: nothing } }
    await expect(canonicalize(document)).rejects.toThrow(refusal('credential.undefined-term', { term: keyword }))
  })

  it.each(refused)('is refused for $what', async ({ document, code, facts }) => {
    await expect(canonicalize(document)).rejects.toThrow(refusal(code, facts))
  })
})

describe('the bundled contexts', () => {
  it('are those of the data model, of proofs, of status lists, of Open Badges and of the European Learning Model', () => {
    for (const url of [
      'https://www.w3.org/2018/credentials/v1',
      v2,
      'https://w3id.org/security/data-integrity/v2',
      'https://w3id.org/security/multikey/v1',
      'https://www.w3.org/ns/credentials/status/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'http://data.europa.eu/snb/model/context/edc-ap',
    ]) {
      expect([...bundledContexts.keys()]).toContain(url)
    }
  })

  it('are all there is', async () => {
    await expect(createDocumentLoader(bundledContexts)('https://schema.org/')).rejects.toThrow(
      refusal('credential.context-unknown'),
    )
  })
})

describe('a context that is not the known one', () => {
  const known = [v2]

  it.each([
    [{ '@context': [v2] }, null],
    [{ '@context': v2, list: [{ a: { '@context': [v2] } }] }, null],
    [{ '@context': [v2, { a: 'urn:a' }] }, '/@context'],
    [{ '@context': [v2, 'https://other.example'] }, '/@context'],
    [{ '@context': [v2], list: [{}, { 'a/b': { '@context': {} } }] }, '/list/1/a~1b/@context'],
    [{ '@context': [v2], inner: { '@context': null } }, '/inner/@context'],
    [{ '@context': [v2, null] }, '/@context'],
  ])('is found (%#)', (document, path) => {
    expect(lookForeignContext(document, known)).toBe(path)
  })
})
