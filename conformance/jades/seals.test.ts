/** Seals made here and tampered with in every way: the cases of the European reference validator, by their subject. */
import { describe, expect, it } from 'vitest'
import { createSeal, type SealReport, verifySeal } from '../../packages/credentials/src/jades/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import {
  answer,
  base64,
  createParty,
  ocspSigning,
  type Party,
  type PartyOptions,
  signerOf,
  stamp,
  timeStamping,
} from './test-authority.ts'

const now = new Date('2026-11-24T10:00:00Z')
const signedAt = new Date('2026-03-01T10:00:00Z')
const stampedAt = '2026-03-01T10:00:05Z'
const answeredAt = '2026-03-01T11:00:00Z'
const payload = '{"type":["VerifiableCredential"],"name":"Käse"}'
const university = {
  '2.5.4.6': 'IE',
  '2.5.4.10': 'Riverside University (demo)',
  '2.5.4.97': 'VATIE-1234567A',
  '2.5.4.3': 'Seal of Riverside (demo)',
}
const named = (name: string) => ({ '2.5.4.3': `${name} (demo)` })

const root = await createParty({ name: named('Root'), isAuthority: true })
const middle = await createParty({ name: named('Middle'), issuer: root, isAuthority: true, pathLength: 0 })
const leaf = await createParty({ name: university, issuer: middle })
const clock = await createParty({ name: named('Clock'), issuer: root, keyUsage: 0x80, purposes: [timeStamping] })
const responder = await createParty({ name: named('Answers'), issuer: middle, keyUsage: 0x80, purposes: [ocspSigning] })
const middleResponder = await createParty({ name: named('A2'), issuer: root, keyUsage: 0x80, purposes: [ocspSigning] })
const strangerRoot = await createParty({ name: named('Root'), isAuthority: true })

interface Signature {
  readonly protected: string
  readonly signature: string
  readonly header?: JsonObject
}

async function sealWith(party: Party, chain: readonly Party[] = [middle]) {
  const certificates = [party, ...chain].map(({ der }) => der)
  const made = await createSeal(payload, {
    signer: signerOf(party),
    certificates,
    signedAt,
    cryptography: nodeCryptography,
  })
  return { payload, signature: (made['signatures'] as unknown as readonly Signature[])[0] as Signature }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const own = await sealWith(leaf)
const header: JsonObject = JSON.parse(Buffer.from(own.signature.protected, 'base64url').toString())

/** A seal whose header says what it likes, properly signed. */
async function withHeader(change: JsonObject, text = payload): Promise<JsonObject> {
  const protectedText = encode({ ...header, ...change })
  const signature = await signerOf(leaf).sign(new TextEncoder().encode(`${protectedText}.${text}`))
  return assemble({ protected: protectedText, signature: Buffer.from(signature).toString('base64url') }, text)
}

function assemble(signature: Signature, text = payload): JsonObject {
  return { payload: text, signatures: [signature] } as unknown as JsonObject
}

const stampOf = (value: string) => ({ tstTokens: [{ val: value }] })
const goodAnswers = [
  await answer({ responder, issuer: middle, about: leaf, madeAt: answeredAt }),
  await answer({ responder: middleResponder, issuer: root, about: middle, madeAt: answeredAt }),
]
const valuesOf = (answers: readonly string[]) => ({ rVals: { ocspVals: answers.map((val) => ({ val })) } })

async function withMaterial(elements: readonly unknown[], seal: { readonly signature: Signature } = own) {
  return assemble({ ...seal.signature, header: { etsiU: elements.map(encode) } })
}

async function archived(elements: readonly unknown[], time = '2026-04-01T00:00:00Z') {
  const before = elements.map(encode)
  const text = `${payload}.${own.signature.protected}.${own.signature.signature}.${before.join('')}`
  const arcTst = stampOf(await stamp(clock, text, time))
  return withMaterial([...elements, { arcTst }])
}

const sigTst = stampOf(await stamp(clock, own.signature.signature, stampedAt))
const longTerm = [{ sigTst }, valuesOf(goodAnswers)]

function judge(seal: JsonObject, anchors: readonly Party[] = [root], at = now): Promise<SealReport> {
  const trustAnchors = anchors.map(({ der }) => der)
  return verifySeal(seal, { now: at, cryptography: nodeCryptography, trustAnchors })
}

const reasons = ({ integrity, level, time, trust }: SealReport) => [integrity.reason, trust.reason, time.reason, level]

describe('a seal', () => {
  it('at its first level claims its time, and its certificate could have been withdrawn', async () => {
    const report = await judge(assemble(own.signature))
    expect(reasons(report)).toEqual(['seal.intact', 'trust.revocation-unknown', 'time.claimed-only', 'B-B'])
    expect(report.sealedBy).toMatchObject({ organisationIdentifier: 'VATIE-1234567A', country: 'IE' })
    expect(report.signedAt).toEqual(signedAt)
  })

  it('with a time-stamp is proven to have been there then', async () => {
    const report = await judge(await withMaterial([{ sigTst }]))
    expect(reasons(report)).toEqual(['seal.intact', 'trust.revocation-unknown', 'time.proven', 'B-T'])
    expect(report.time.provenAt).toEqual(new Date(stampedAt))
  })

  it('with revocation data, and with an archive time-stamp, is confirmed', async () => {
    expect(reasons(await judge(await withMaterial(longTerm)))).toEqual([
      'seal.intact',
      'trust.confirmed',
      'time.proven',
      'B-LT',
    ])
    expect(reasons(await judge(await archived(longTerm)))).toEqual([
      'seal.intact',
      'trust.confirmed',
      'time.proven',
      'B-LTA',
    ])
  })

  it('stays confirmed by its proven time when its certificate has ended since', async () => {
    const report = await sealOfEndingLeaf(true)
    expect(report.trust.reason).toBe('trust.confirmed')
  })

  it('is not confirmed when its certificate has ended and no time-stamp proves when it was made', async () => {
    const report = await sealOfEndingLeaf(false)
    expect(report.trust).toEqual({ result: 'failed', reason: 'trust.certificate-expired' })
  })

  it('is trusted by nobody without anchors', async () => {
    expect((await judge(await archived(longTerm), [])).trust.reason).toBe('trust.no-anchors')
  })
})

async function sealOfEndingLeaf(isStamped: boolean) {
  const ending = await createParty({ name: university, issuer: middle, until: '2026-06-01T00:00:00Z' })
  const seal = await sealWith(ending)
  const token = stampOf(await stamp(clock, seal.signature.signature, stampedAt))
  const answers = [await answer({ responder, issuer: middle, about: ending, madeAt: answeredAt }), ...goodAnswers]
  return judge(await withMaterial([...(isStamped ? [{ sigTst: token }] : []), valuesOf(answers)], seal))
}

const other = await createParty({ name: university, issuer: middle })
const strangeHeaders: readonly (readonly [string, JsonObject, string])[] = [
  ['crit empty', { crit: [] }, 'seal.critical-malformed'],
  ['crit duplicate', { crit: ['b64', 'sigT', 'sigT'] }, 'seal.critical-malformed'],
  ['crit a string', { crit: 'b64' }, 'seal.critical-malformed'],
  ['crit an object', { crit: {} }, 'seal.critical-malformed'],
  ['crit with a number', { crit: ['b64', 'sigT', 1] }, 'seal.critical-unknown'],
  ['crit with something extra', { crit: ['b64', 'sigT', 'exp'] }, 'seal.critical-unknown'],
  ['crit with what is not there', { crit: ['b64', 'sigT', 'adoTst'] }, 'seal.critical-unknown'],
  ['crit with a parameter of JWS', { crit: ['b64', 'sigT', 'alg'] }, 'seal.critical-unknown'],
  ['crit with iat', { crit: ['b64', 'iat'], sigT: undefined, iat: 1_772_359_200 } as never, 'seal.critical-unknown'],
  ['crit without b64', { crit: ['sigT'] }, 'seal.critical-missing'],
  ['crit without sigT', { crit: ['b64'] }, 'seal.critical-missing'],
  ['no crit', { crit: undefined } as never, 'seal.critical-missing'],
  ['b64 a string', { b64: 'false' }, 'seal.malformed'],
  ['both sigT and iat', { iat: 1_772_359_200 }, 'seal.signing-time-malformed'],
  ['neither sigT nor iat', { sigT: undefined, crit: ['b64'] } as never, 'seal.signing-time-malformed'],
  ['sigT with a zone', { sigT: '2026-03-01T10:00:00+01:00' }, 'seal.signing-time-malformed'],
  ['sigT that is no day', { sigT: '2026-13-01T10:00:00Z' }, 'seal.signing-time-malformed'],
  ['alg none', { alg: 'none' }, 'seal.algorithm-refused'],
  ['alg HS256', { alg: 'HS256' }, 'seal.algorithm-refused'],
  ['alg of another key', { alg: 'RS256' }, 'seal.signature-mismatch'],
  ['an unknown parameter', { jwk: {} }, 'seal.header-unknown'],
  ['a key by address', { x5u: 'https://example.org/x' }, 'seal.header-unknown'],
  ['a detached payload', { sigD: { mId: 'http://uri.etsi.org/19182/HttpHeaders' } }, 'seal.detached'],
  ['another type', { typ: 'jwt' }, 'seal.type-refused'],
  ['no digest of its certificate', { 'x5t#S256': undefined } as never, 'seal.certificate-reference-missing'],
  ['a digest of nothing', { 'x5t#S256': 'A'.repeat(43) }, 'seal.certificate-mismatch'],
  ['a certificate of another', { x5c: [base64(other.der)] }, 'seal.certificate-mismatch'],
  ['a certificate that is none', { x5c: [base64(Uint8Array.of(1, 2, 3))] }, 'seal.certificate-malformed'],
  ['x5c empty', { x5c: [] }, 'seal.malformed'],
  ['x5c in base64url', { x5c: ['_-_-'] }, 'seal.malformed'],
  ['no certificate', { x5c: undefined } as never, 'seal.certificate-missing'],
]

describe('a seal is refused', () => {
  it.each(strangeHeaders)('with %s', async (_, change, reason) => {
    const report = await judge(await withHeader(change))
    expect(report.integrity.reason).toBe(reason)
    expect(report).toMatchObject({ level: null, content: null, sealedBy: null })
  })

  const { signature } = own
  const shapes: readonly (readonly [string, unknown, string])[] = [
    ['another payload', assemble(signature, payload.replace('ä', 'a')), 'seal.signature-mismatch'],
    ['a payload that is an object', { payload: { a: 1 }, signatures: [signature] }, 'seal.malformed'],
    ['no payload', { signatures: [signature] }, 'seal.malformed'],
    ['no signature', { payload, signatures: [] }, 'seal.several-signatures'],
    ['two signatures', { payload, signatures: [signature, signature] }, 'seal.several-signatures'],
    ['signatures an object', { payload, signatures: signature }, 'seal.malformed'],
    ['an empty signature', assemble({ ...signature, signature: '' }), 'seal.signature-mismatch'],
    ['alg outside the signed header', assemble({ ...signature, header: { alg: 'ES256' } }), 'seal.header-unprotected'],
    [
      'crit outside the signed header',
      assemble({ ...signature, header: { crit: ['b64'] } }),
      'seal.header-unprotected',
    ],
    ['etsiU a string', assemble({ ...signature, header: { etsiU: 'x' } }), 'seal.malformed'],
    ['etsiU unencoded', assemble({ ...signature, header: { etsiU: [{ sigTst }] } } as never), 'seal.malformed'],
    [
      'its header in other words',
      assemble({ ...signature, protected: encode({ ...header, cty: 'jose' }) }),
      'seal.signature-mismatch',
    ],
    ['a counter-signature in its place', assemble(signature, signature.signature), 'seal.signature-mismatch'],
    ['a header that is no JSON', assemble({ ...signature, protected: 'AAAA' }), 'seal.malformed'],
  ]
  it.each(shapes)('with %s', async (_, seal, reason) => {
    const report = await judge(seal as JsonObject)
    expect([report.integrity.reason, report.content]).toEqual([reason, null])
  })
})

describe('the time of a seal is not proven', () => {
  const cases: readonly (readonly [string, () => Promise<unknown[]>, string])[] = [
    [
      'by a stamp of another signature',
      async () => [{ sigTst: stampOf(await stamp(clock, 'AAAA', stampedAt)) }],
      'time.token-mismatch',
    ],
    ['by bytes', async () => [{ sigTst: stampOf('AAAA') }], 'time.token-malformed'],
    [
      'by a stamp before the time that is claimed',
      async () => [{ sigTst: stampOf(await stamp(clock, own.signature.signature, '2026-02-01T00:00:00Z')) }],
      'time.claimed-after-proven',
    ],
    [
      'by a stamp of the future',
      async () => [{ sigTst: stampOf(await stamp(clock, own.signature.signature, '2027-02-01T00:00:00Z')) }],
      'time.token-mismatch',
    ],
    [
      'by somebody who may not stamp',
      async () => [{ sigTst: stampOf(await stamp(leaf, own.signature.signature, stampedAt)) }],
      'time.authority-unfit',
    ],
  ]
  it.each(cases)('%s', async (_, elements, reason) => {
    const report = await judge(await withMaterial(await elements()))
    expect(report.time).toMatchObject({ reason, provenAt: null })
    expect(report.trust.result).not.toBe('passed')
  })

  it('by a clock that nobody trusts', async () => {
    const strange = await createParty({ name: named('C'), issuer: strangerRoot, purposes: [timeStamping] })
    const token = stampOf(await stamp(strange, own.signature.signature, stampedAt))
    const report = await judge(await withMaterial([{ sigTst: token }, valuesOf(goodAnswers)]))
    expect(report.time.result).not.toBe('passed')
    expect(report.time.provenAt).toBeNull()
  })

  it('when an element before the archive time-stamp was changed', async () => {
    const sealed = await archived(longTerm)
    const [first] = sealed['signatures'] as unknown as readonly Signature[]
    const elements = [...((first?.header?.['etsiU'] ?? []) as readonly string[])]
    elements[1] = encode(valuesOf([...goodAnswers].reverse()))
    const report = await judge(assemble({ ...(first as Signature), header: { etsiU: elements } }))
    expect(report.time.reason).toBe('time.token-mismatch')
    expect(report.level).toBe('B-LT')
  })
})

describe('a certificate is not confirmed', () => {
  const unfit: readonly (readonly [string, PartyOptions, string])[] = [
    ['that may not sign', { name: university, issuer: middle, keyUsage: 0x20 }, 'trust.certificate-unfit'],
    [
      'that is an authority',
      { name: university, issuer: root, isAuthority: true, keyUsage: 0xc6 },
      'trust.certificate-unfit',
    ],
    [
      'with a critical extension that nobody knows',
      { name: university, issuer: middle, critical: '1.2.3.4.5' },
      'trust.certificate-unfit',
    ],
    ['issued by one that is no authority', { name: university, issuer: other }, 'trust.certificate-unfit'],
    ['that signed itself', { name: { ...university, '2.5.4.3': 'Alone (demo)' } }, 'trust.unknown-authority'],
    ['of a stranger under the same name', { name: university, issuer: strangerRoot }, 'trust.chain-broken'],
  ]
  it.each(unfit)('%s', async (_, options, reason) => {
    const party = await createParty(options)
    const seal = await sealWith(party, [middle, other])
    const report = await judge(
      await withMaterial([{ sigTst: stampOf(await stamp(clock, seal.signature.signature, stampedAt)) }], seal),
    )
    expect([report.integrity.reason, report.trust.reason]).toEqual(['seal.intact', reason])
  })

  it('under more authorities than its issuer allows', async () => {
    const lower = await createParty({ name: named('Lower'), issuer: middle, isAuthority: true })
    const party = await createParty({ name: university, issuer: lower })
    const seal = await sealWith(party, [lower, middle])
    expect((await judge(assemble(seal.signature))).trust.reason).toBe('trust.certificate-unfit')
  })

  it('among more certificates than a seal carries', async () => {
    const many = Array.from({ length: 70 }, () => ({ x509Cert: { val: base64(other.der) } }))
    expect((await judge(await withMaterial([{ xVals: many }]))).integrity.reason).toBe('seal.malformed')
  })

  it('in a maze of authorities that ends in no anchor, and the search ends', async () => {
    const levels: Party[][] = []
    for (let level = 0; level < 5; level++) {
      const issuer = levels[level - 1]?.[0]
      const first = await createParty({ name: named(`L${level}`), isAuthority: true, ...(issuer && { issuer }) })
      levels.push([first])
    }
    const party = await createParty({ name: university, issuer: levels[4]?.[0] as Party })
    const seal = await sealWith(party, levels.flat())
    expect((await judge(assemble(seal.signature))).trust.reason).toBe('trust.unknown-authority')
  })

  const answersAbout = (options: object) =>
    answer({ responder, issuer: middle, about: leaf, madeAt: answeredAt, ...options })
  const revocations: readonly (readonly [string, () => Promise<string>, string])[] = [
    ['revoked before', () => answersAbout({ revokedAt: '2026-02-01T00:00:00Z' }), 'trust.certificate-revoked'],
    ['answered for by a stranger', () => answersAbout({ responder: clock }), 'trust.revocation-unknown'],
    [
      'answered for before it was used',
      () => answersAbout({ madeAt: '2026-01-01T00:00:00Z' }),
      'trust.revocation-unknown',
    ],
    ['when another is answered for', () => answersAbout({ about: other }), 'trust.revocation-unknown'],
    ['when the answer is no answer', async () => 'AAAA', 'trust.revocation-unknown'],
  ]
  it.each(revocations)('%s', async (_, make, reason) => {
    const material = [{ sigTst }, valuesOf([await make(), goodAnswers[1] as string])]
    expect((await judge(await withMaterial(material))).trust.reason).toBe(reason)
  })

  it('only from when it was revoked', async () => {
    const late = await answersAbout({ madeAt: '2026-08-01T00:00:00Z', revokedAt: '2026-07-01T00:00:00Z' })
    const report = await judge(await withMaterial([{ sigTst }, valuesOf([late, ...goodAnswers])]))
    expect(report.trust.reason).toBe('trust.confirmed')
    const unstamped = await judge(await withMaterial([valuesOf([late, ...goodAnswers])]))
    expect(unstamped.trust.reason).toBe('trust.certificate-revoked')
  })
})
