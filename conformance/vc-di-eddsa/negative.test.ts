/** What must not verify: every change to a signed document or its proof, and every proof that is not one. */
import { describe, expect, it } from 'vitest'
import {
  addProof,
  type CryptosuiteName,
  type ProofExpectations,
  type ProofReason,
  verifyProof,
} from '../../packages/credentials/src/data-integrity/index.ts'
import { createDidDocument, type DidDocument, resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { encodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestKey, nodeCryptography } from '../node-cryptography.ts'

const key = createTestKey(new Uint8Array(32).fill(1))
const otherKey = createTestKey(new Uint8Array(32).fill(2))
const now = new Date('2026-06-01T12:00:00Z')
const created = new Date('2026-05-01T00:00:00Z')
const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:0199f0a0-0000-7000-8000-000000000001',
  type: ['VerifiableCredential'],
  issuer: { id: key.did, name: 'University of the North (demo)' },
  validFrom: '2026-05-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', ects: 5, title: 'Data literacy' },
}
const expectations: ProofExpectations = {
  resolveDid: async (did) => resolveDidKey(did),
  cryptography: nodeCryptography,
  now,
}
const suites = ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const

const signWith = (cryptosuite: CryptosuiteName, more: Partial<Parameters<typeof addProof>[1]> = {}) =>
  addProof(credential, { signer: key.signer, cryptosuite, created, cryptography: nodeCryptography, ...more })

type Change = (signed: JsonObject, proof: JsonObject) => unknown
const replaceProof =
  (change: (proof: JsonObject) => unknown): Change =>
  (signed, proof) => ({ ...signed, proof: change(proof) })
const set = (member: string, value: unknown): Change => replaceProof((proof) => ({ ...proof, [member]: value }))
const drop = (member: string): Change =>
  replaceProof((proof) => Object.fromEntries(Object.entries(proof).filter(([name]) => name !== member)))
const signatureOf = (bytes: number) => encodeMultibase(new Uint8Array(bytes).fill(3), 'base58btc')

const changes: readonly { readonly what: string; readonly change: Change; readonly reason: ProofReason }[] = [
  { what: 'another issuer', change: (s) => ({ ...s, issuer: otherKey.did }), reason: 'proof.signature-mismatch' },
  { what: 'no id', change: ({ id: _, ...s }) => s, reason: 'proof.signature-mismatch' },
  {
    what: 'more credits',
    change: (s) => ({ ...s, credentialSubject: { ...(s['credentialSubject'] as JsonObject), ects: 6 } }),
    reason: 'proof.signature-mismatch',
  },
  { what: 'one more claim', change: (s) => ({ ...s, grade: 'A' }), reason: 'proof.signature-mismatch' },
  {
    what: 'one more type',
    change: (s) => ({ ...s, type: ['VerifiableCredential', 'Extra'] }),
    reason: 'proof.signature-mismatch',
  },
  {
    what: 'an earlier validFrom',
    change: (s) => ({ ...s, validFrom: '2025-05-01T00:00:00Z' }),
    reason: 'proof.signature-mismatch',
  },
  { what: 'no proof', change: ({ proof: _, ...s }) => s, reason: 'proof.missing' },
  { what: 'an empty set of proofs', change: replaceProof(() => []), reason: 'proof.missing' },
  { what: 'null as proof', change: replaceProof(() => null), reason: 'proof.missing' },
  { what: 'text as proof', change: replaceProof(() => 'trust me'), reason: 'proof.malformed' },
  { what: 'a list within a list', change: replaceProof((proof) => [[proof]]), reason: 'proof.malformed' },
  { what: 'seventeen proofs', change: replaceProof((proof) => Array(17).fill(proof)), reason: 'proof.malformed' },
  { what: 'a second proof that is none', change: replaceProof((proof) => [proof, {}]), reason: 'proof.malformed' },
  { what: 'no type', change: drop('type'), reason: 'proof.malformed' },
  { what: 'a list of types', change: set('type', ['DataIntegrityProof']), reason: 'proof.malformed' },
  { what: 'no cryptosuite', change: drop('cryptosuite'), reason: 'proof.malformed' },
  { what: 'a number as cryptosuite', change: set('cryptosuite', 2022), reason: 'proof.malformed' },
  { what: 'no proofValue', change: drop('proofValue'), reason: 'proof.malformed' },
  { what: 'an empty proofValue', change: set('proofValue', ''), reason: 'proof.malformed' },
  {
    what: 'a signature in base64url',
    change: set('proofValue', encodeMultibase(new Uint8Array(64), 'base64url')),
    reason: 'proof.malformed',
  },
  {
    what: 'a signature without prefix',
    change: replaceProof((p) => ({ ...p, proofValue: String(p['proofValue']).slice(1) })),
    reason: 'proof.malformed',
  },
  { what: 'a signature of 63 bytes', change: set('proofValue', signatureOf(63)), reason: 'proof.malformed' },
  { what: 'a signature of 65 bytes', change: set('proofValue', signatureOf(65)), reason: 'proof.malformed' },
  {
    what: 'a signature of zeros',
    change: set('proofValue', encodeMultibase(new Uint8Array(64), 'base58btc')),
    reason: 'proof.signature-mismatch',
  },
  { what: 'another signature', change: set('proofValue', signatureOf(64)), reason: 'proof.signature-mismatch' },
  { what: 'no verificationMethod', change: drop('verificationMethod'), reason: 'proof.malformed' },
  { what: 'a key that is no URL', change: set('verificationMethod', 'key-1'), reason: 'proof.malformed' },
  {
    what: 'an embedded key',
    change: set('verificationMethod', { id: `${key.did}#${key.multikey}` }),
    reason: 'proof.malformed',
  },
  {
    what: 'the key of another',
    change: set('verificationMethod', otherKey.signer.verificationMethod),
    reason: 'proof.signature-mismatch',
  },
  {
    what: 'a key the document does not hold',
    change: set('verificationMethod', `${key.did}#key-9`),
    reason: 'proof.key-not-authorized',
  },
  { what: 'no proofPurpose', change: drop('proofPurpose'), reason: 'proof.malformed' },
  { what: 'another purpose', change: set('proofPurpose', 'authentication'), reason: 'proof.purpose-mismatch' },
  { what: 'an unknown purpose', change: set('proofPurpose', 'constructor'), reason: 'proof.purpose-mismatch' },
  { what: 'another moment', change: set('created', '2026-05-01T00:00:01Z'), reason: 'proof.signature-mismatch' },
  { what: 'no moment', change: drop('created'), reason: 'proof.signature-mismatch' },
  { what: 'a date as moment', change: set('created', '2026-05-01'), reason: 'proof.malformed' },
  { what: 'a moment without offset', change: set('created', '2026-05-01T00:00:00'), reason: 'proof.malformed' },
  { what: 'the 30th of February', change: set('created', '2026-02-30T00:00:00Z'), reason: 'proof.malformed' },
  { what: 'a moment to come', change: set('created', '2026-06-01T12:06:00Z'), reason: 'proof.created-in-future' },
  { what: 'an end that has passed', change: set('expires', '2026-06-01T12:00:00Z'), reason: 'proof.expired' },
  { what: 'an end added to it', change: set('expires', '2027-06-01T12:00:00Z'), reason: 'proof.signature-mismatch' },
  { what: 'an end that is no moment', change: set('expires', 'never'), reason: 'proof.malformed' },
  { what: 'a challenge added to it', change: set('challenge', 'abc'), reason: 'proof.signature-mismatch' },
  { what: 'a challenge that is no text', change: set('challenge', 1), reason: 'proof.malformed' },
  { what: 'an id that is no URL', change: set('id', 'proof 1'), reason: 'proof.malformed' },
  {
    what: 'a proof before it that is not there',
    change: set('previousProof', 'urn:uuid:x'),
    reason: 'proof.previous-missing',
  },
  { what: 'no context', change: ({ '@context': _, ...s }) => s, reason: 'proof.signature-mismatch' },
]

/** Without context, JSON-LD knows no term at all. */
const withoutContext: Readonly<Record<(typeof suites)[number], ProofReason>> = {
  'eddsa-rdfc-2022': 'credential.malformed',
  'eddsa-jcs-2022': 'proof.signature-mismatch',
}

describe.each(suites)('a credential signed with %s', (suite) => {
  it('verifies as it is', async () => {
    const report = await verifyProof(await signWith(suite), expectations)
    expect(report).toEqual({
      result: 'passed',
      reason: 'proof.verified',
      verificationMethod: key.signer.verificationMethod,
      controller: key.did,
      created: '2026-05-01T00:00:00Z',
    })
  })

  it.each(changes)('fails with $what', async ({ what, change, reason }) => {
    const signed = await signWith(suite)
    const report = await verifyProof(change(signed, signed['proof'] as JsonObject), expectations)
    expect(report.result).toBe('failed')
    expect(report.reason).toBe(what === 'no context' ? withoutContext[suite] : reason)
  })

  it('fails with any one byte of its text changed', async () => {
    const text = JSON.stringify(await signWith(suite))
    for (let position = 0; position < text.length; position += 7) {
      const changed = `${text.slice(0, position)}${text[position] === 'x' ? 'y' : 'x'}${text.slice(position + 1)}`
      let document: unknown
      try {
        document = JSON.parse(changed)
      } catch {
        continue
      }
      const report = await verifyProof(document, expectations)
      expect.soft(report.result, changed).not.toBe('passed')
    }
  })

  it.each([null, undefined, 1, 'text', [], [{}]])('is no credential when it is %j', async (document) => {
    expect(await verifyProof(document, expectations)).toMatchObject({ result: 'failed', reason: 'proof.malformed' })
  })

  it('gets no second proof', async () => {
    const signed = await signWith(suite)
    const again = addProof(signed, { signer: key.signer, cryptosuite: suite, created, cryptography: nodeCryptography })
    await expect(again).rejects.toThrow(expect.objectContaining({ code: 'credential.proof-present' }))
  })

  it('answers the challenge and the domain it was made for, and no other', async () => {
    const signed = await signWith(suite, {
      domain: 'https://verifier.example',
      challenge: 'n-1',
      proofPurpose: 'authentication',
    })
    const asked = { ...expectations, proofPurpose: 'authentication' } as const
    const reason = async (more: Partial<ProofExpectations>) => (await verifyProof(signed, { ...asked, ...more })).reason
    expect(await reason({ domain: 'https://verifier.example', challenge: 'n-1' })).toBe('proof.verified')
    expect(await reason({ domain: 'https://other.example' })).toBe('proof.domain-mismatch')
    expect(await reason({ challenge: 'n-2' })).toBe('proof.challenge-mismatch')
    expect(await reason({ proofPurpose: 'assertionMethod' })).toBe('proof.purpose-mismatch')
    expect((await verifyProof(await signWith(suite), { ...expectations, challenge: 'n-1' })).reason).toBe(
      'proof.challenge-mismatch',
    )
  })
})

describe('a term without definition', () => {
  const strict = {
    ...credential,
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    credentialSubject: { id: 'did:example:x' },
  }
  const settings = {
    signer: key.signer,
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    cryptography: nodeCryptography,
  } as const

  it('is not signed', async () => {
    await expect(addProof({ ...strict, grade: 'A' }, settings)).rejects.toThrow(
      expect.objectContaining({ code: 'credential.undefined-term', facts: { term: 'grade' } }),
    )
    await expect(addProof({ ...strict, type: ['VerifiableCredential', 'Badge'] }, settings)).rejects.toThrow(
      expect.objectContaining({ code: 'credential.undefined-term', facts: { term: 'Badge' } }),
    )
  })

  it('is not smuggled into what was signed', async () => {
    const signed = await addProof(strict, settings)
    expect(await verifyProof(signed, expectations)).toMatchObject({ result: 'passed' })
    expect(await verifyProof({ ...signed, grade: 'A' }, expectations)).toMatchObject({
      result: 'failed',
      reason: 'credential.undefined-term',
    })
  })

  it('makes no proof without the terms of proofs', async () => {
    const old = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      issuer: key.did,
    }
    await expect(addProof(old, settings)).rejects.toThrow(
      expect.objectContaining({ code: 'credential.undefined-term' }),
    )
  })
})

describe('what is out of reach', () => {
  const reasonWith = async (more: Partial<ProofExpectations>, change: Change = (signed) => signed) => {
    const signed = await signWith('eddsa-rdfc-2022')
    const { result, reason } = await verifyProof(change(signed, signed['proof'] as JsonObject), {
      ...expectations,
      ...more,
    })
    return `${result} ${reason}`
  }
  const resolveTo = (document: unknown) => ({ resolveDid: async () => document as DidDocument })
  const method = {
    id: key.signer.verificationMethod,
    controller: key.did,
    type: 'Multikey',
    publicKeyMultibase: key.multikey,
  }
  const documentWith = (more: object) =>
    resolveTo({ id: key.did, verificationMethod: [{ ...method, ...more }], assertionMethod: [method.id] })

  it('leaves the question open', async () => {
    const unreachable = { resolveDid: () => Promise.reject(new TypeError('fetch failed')) }
    expect(await reasonWith(unreachable)).toBe('undetermined proof.key-unresolvable')
    expect(await reasonWith({}, set('verificationMethod', 'did:example:1#a'))).toBe(
      'undetermined proof.key-unresolvable',
    )
    expect(await reasonWith({}, set('cryptosuite', 'bbs-2023'))).toBe('undetermined proof.unsupported-cryptosuite')
    expect(await reasonWith({}, set('type', 'Ed25519Signature2020'))).toBe('undetermined proof.unsupported-cryptosuite')
    expect(
      await reasonWith({}, (s) => ({
        ...s,
        '@context': [...(s['@context'] as string[]), 'https://evil.example/context'],
      })),
    ).toBe('undetermined credential.context-unknown')
    expect(await reasonWith(documentWith({ type: 'JsonWebKey2020' }))).toBe('undetermined proof.key-unresolvable')
    expect(await reasonWith(documentWith({ publicKeyMultibase: 'z6LS' }))).toBe('undetermined proof.key-unresolvable')
  })

  it('does not hide a proof that fails', async () => {
    const twoProofs = replaceProof((proof) => [
      { ...proof, cryptosuite: 'unknown-2030' },
      { ...proof, created: '2026-05-02T00:00:00Z' },
    ])
    expect(await reasonWith({}, twoProofs)).toBe('failed proof.signature-mismatch')
  })

  it('is not confused with a key that must not be used', async () => {
    const revoked = createDidDocument({
      id: key.did,
      keys: [{ fragment: key.multikey, publicKey: key.publicKey, revokedAt: new Date('2026-05-15T00:00:00Z') }],
    })
    expect(await reasonWith(resolveTo(revoked))).toBe('failed proof.key-revoked')
    expect(await reasonWith({ ...resolveTo(revoked), now: new Date('2026-05-10T00:00:00Z') })).toBe(
      'passed proof.verified',
    )
    expect(await reasonWith(documentWith({ revoked: 'soon' }))).toBe('failed proof.key-revoked')
    expect(await reasonWith(documentWith({ expires: '2026-05-31T00:00:00Z' }))).toBe('failed proof.key-revoked')
    expect(await reasonWith(documentWith({ controller: otherKey.did }))).toBe('failed proof.controller-mismatch')
    expect(
      await reasonWith(resolveTo({ id: key.did, verificationMethod: [method], authentication: [method.id] })),
    ).toBe('failed proof.key-not-authorized')
    expect(await reasonWith(resolveTo({ id: key.did }))).toBe('failed proof.key-not-authorized')
    expect(await reasonWith(resolveTo(null))).toBe('undetermined proof.key-unresolvable')
  })

  it('fails closed when cryptography breaks', async () => {
    const broken = { ...nodeCryptography, verifyEd25519: () => Promise.reject(new Error('broken')) }
    expect(await reasonWith({ cryptography: broken })).toBe('failed proof.malformed')
    const careless = { ...nodeCryptography, verifyEd25519: () => 'yes' as unknown as boolean }
    expect(await reasonWith({ cryptography: careless })).toBe('failed proof.signature-mismatch')
  })
})

describe('eddsa-jcs-2022', () => {
  it('allows contexts added at the end, which were not signed, and no others', async () => {
    const signed = await signWith('eddsa-jcs-2022')
    const contexts = signed['@context'] as readonly string[]
    const reason = async (context: unknown) =>
      (await verifyProof({ ...signed, '@context': context }, expectations)).reason
    expect(await reason([...contexts, 'https://later.example'])).toBe('proof.verified')
    expect(await reason([...contexts].reverse())).toBe('proof.signature-mismatch')
    expect(await reason(contexts.slice(0, 1))).toBe('proof.signature-mismatch')
    expect(await reason(['https://first.example', ...contexts])).toBe('proof.signature-mismatch')
  })
})
