/** The one report about SD-JWT VCs: what passes, what is refused for which reason, and that nothing unsigned is shown. */
import { issueSdJwt, toJsonSdJwt } from '@meshe/credentials/sd-jwt'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { issuerSigner, strangerKey } from '../verification/demonstration-issuer.ts'
import {
  claimsOf,
  cryptography,
  demonstrationIssuer,
  forge,
  issue,
  keyId,
  show,
  tokenVerifier,
} from './token-issuer.ts'

const issued = await issue()
const defaultDisclosable = [['given_name'], ['family_name'], ['sub'], ['grade'], ['parts']]

function issueAs(typ: string, disclosable: readonly string[][]): Promise<string> {
  return issueSdJwt(claimsOf(), { signer: issuerSigner, cryptography, disclosable, header: { typ, kid: keyId } })
}

const reasonsOf = async (token: string, environment = tokenVerifier()) => {
  const report = await verifyCredential(token, environment)
  return [report.verdict, ...report.checks.map(({ reason }) => reason)]
}

describe('a micro-credential as SD-JWT VC', () => {
  it('is valid as its issuer signed it, and says everything that its holder shows', async () => {
    const report = await verifyCredential(issued, tokenVerifier())
    expect(report).toMatchObject({ verdict: 'valid', verified: true, format: 'sd-jwt-vc' })
    expect(report.checks.map(({ reason }) => reason)).toEqual([
      'readable.read',
      'proof.verified',
      'issuer.listed',
      'status.in-force',
      'dates.within',
      'holder.unproven',
    ])
    expect(report.issuer).toMatchObject({ id: demonstrationIssuer, claimedName: 'Riverside University (demo)' })
    expect(report.content).toMatchObject({
      holderName: 'Robin Sample',
      grade: 'Pass',
      ects: 2.5,
      eqf: 5,
      title: demonstrationAward.microCredential.title,
      validUntil: '2031-09-01T00:00:00.000Z',
    })
    expect(report.content?.annexOne).toContain('quality-assurance')
  })

  it('shows nothing that its holder keeps back', async () => {
    const shown = await show(issued, [['given_name']])
    const report = await verifyCredential(shown, tokenVerifier())
    expect(report.verdict).toBe('valid')
    expect(report.content).toMatchObject({ holderName: 'Robin', grade: null, parts: [] })
    expect(JSON.stringify(report)).not.toMatch(/Sample|Reading charts/)
    const closed = await verifyCredential(await show(issued, []), tokenVerifier())
    expect(closed).toMatchObject({ verdict: 'valid', content: { holderName: null } })
  })

  it.each([
    ['with white space around it', async () => `\n ${issued}  \n`],
    ['as a JSON text', async () => JSON.stringify(issued)],
    ['in its JSON form', async () => JSON.stringify(toJsonSdJwt(issued))],
    [
      'in an envelope',
      async () =>
        JSON.stringify({
          '@context': 'https://www.w3.org/ns/credentials/v2',
          type: 'EnvelopedVerifiableCredential',
          id: `data:application/dc+sd-jwt,${issued}`,
        }),
    ],
    ['under the older name of its kind', () => issueAs('vc+sd-jwt', defaultDisclosable)],
  ])('is read %s', async (_, make) => {
    const report = await verifyCredential(await make(), tokenVerifier())
    expect([report.format, report.checks[0]?.reason]).toEqual(['sd-jwt-vc', 'readable.read'])
  })

  it('is the same person’s when the holder of its identifier is there', async () => {
    const presentPerson = { id: demonstrationAward.learner.id }
    expect(await reasonsOf(issued, tokenVerifier({}, { presentPerson }))).toContain('holder.key-matches')
    expect(await reasonsOf(await show(issued, []), tokenVerifier({}, { presentPerson }))).toContain('holder.not-named')
  })
})

describe('the dates of a token', () => {
  it.each([
    ['exp', { exp: 1_700_000_000, nbf: 1_600_000_000 }, 'expired', 'dates.expired'],
    ['nbf', { nbf: 1_900_000_000 }, 'not_yet', 'dates.not-yet'],
  ])('%s decides', async (_, differences, verdict, reason) => {
    const reasons = await reasonsOf(await issue(claimsOf(undefined, differences)))
    expect(reasons[0]).toBe(verdict)
    expect(reasons).toContain(reason)
  })
})

describe('what is refused', () => {
  const [jwt = '', ...disclosures] = issued.split('~')
  const [head, payload, signature] = jwt.split('.')
  const rest = disclosures.join('~')
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const withHeader = (header: object, sign = signature) => `${encoded(header)}.${payload}.${sign}~${rest}`

  const cases: readonly (readonly [string, () => Promise<string> | string, string, string | null])[] = [
    [
      'without signature',
      () => withHeader({ alg: 'none', typ: 'dc+sd-jwt' }, ''),
      'proof.missing',
      'jws.algorithm-none',
    ],
    ['alg NONE', () => withHeader({ alg: 'NONE', typ: 'dc+sd-jwt' }), 'proof.missing', 'jws.algorithm-none'],
    ['HS256', () => withHeader({ alg: 'HS256', typ: 'dc+sd-jwt' }), 'proof.malformed', 'jws.algorithm-symmetric'],
    [
      'an unknown algorithm',
      () => withHeader({ alg: 'ES256K', typ: 'dc+sd-jwt' }),
      'proof.unsupported-cryptosuite',
      null,
    ],
    [
      'the algorithm of another key',
      () => withHeader({ alg: 'ES256', typ: 'dc+sd-jwt', kid: keyId }),
      'proof.key-not-authorized',
      'jws.algorithm-mismatch',
    ],
    [
      'a key of its own',
      () => withHeader({ alg: 'EdDSA', typ: 'dc+sd-jwt', jwk: {} }),
      'proof.malformed',
      'jws.embedded-key',
    ],
    [
      'an address of keys',
      () => withHeader({ alg: 'EdDSA', typ: 'dc+sd-jwt', jku: 'https://evil.example' }),
      'proof.malformed',
      'jws.remote-key',
    ],
    [
      'an address of certificates',
      () => withHeader({ alg: 'EdDSA', typ: 'dc+sd-jwt', x5u: 'https://evil.example' }),
      'proof.malformed',
      'jws.remote-key',
    ],
    [
      'certificates beside a DID',
      () => forge(claimsOf(), { x5c: ['AAAA'] }).then((t) => `${t}~`),
      'proof.malformed',
      'jws.embedded-certificate',
    ],
    [
      'a demand that nobody knows',
      () => forge(claimsOf(), { crit: ['x'], x: 1 }).then((t) => `${t}~`),
      'proof.malformed',
      'jws.critical-unknown',
    ],
    [
      'an empty list of demands',
      () => forge(claimsOf(), { crit: [] }).then((t) => `${t}~`),
      'proof.malformed',
      'jws.critical-malformed',
    ],
    [
      'a payload that is not encoded',
      () => forge(claimsOf(), { b64: false, crit: ['b64'] }).then((t) => `${t}~`),
      'proof.malformed',
      'jws.unencoded-payload',
    ],
    [
      'a key that the issuer does not show',
      () => forge(claimsOf(), { kid: `${demonstrationIssuer}#key-9` }).then((t) => `${t}~`),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'a key of somebody else',
      () => forge(claimsOf(), { kid: `${strangerKey.did}#${strangerKey.multikey}` }).then((t) => `${t}~`),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'a key id with a path',
      () => forge(claimsOf(), { kid: '../../etc/passwd' }).then((t) => `${t}~`),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'a key id with an SQL text',
      () => forge(claimsOf(), { kid: "x' OR '1'='1" }).then((t) => `${t}~`),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'a key id that is a number',
      () => forge(claimsOf(), { kid: 1 }).then((t) => `${t}~`),
      'proof.malformed',
      'jws.malformed',
    ],
    [
      'the signature of a stranger',
      () => issue(claimsOf(), { signer: { ...strangerKey.signer, verificationMethod: keyId } }),
      'proof.signature-mismatch',
      'jws.signature-mismatch',
    ],
    [
      'another issuer',
      () => issue(claimsOf(undefined, { iss: strangerKey.did })),
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'an issuer that cannot be asked',
      () => issue(claimsOf(undefined, { iss: 'https://riverside.example' })),
      'proof.key-unresolvable',
      'issuer-metadata.unreachable',
    ],
    [
      'an issuer without a way to keys',
      () => issue(claimsOf(undefined, { iss: 'urn:x:1' })),
      'proof.key-unresolvable',
      'issuer.unsupported',
    ],
    [
      'no issuer',
      () => {
        const { iss: _, ...claims } = claimsOf()
        return forge(claims).then((t) => `${t}~`)
      },
      'proof.malformed',
      'issuer.missing',
    ],
    [
      'a changed payload',
      () => `${head}.${encoded({ ...claimsOf(), title: { en: 'Doctor' } })}.${signature}~${rest}`,
      'proof.signature-mismatch',
      'jws.signature-mismatch',
    ],
    [
      'a disclosure that nobody signed',
      () => `${issued}${encoded(['c2FsdA', 'grade', 'A'])}~`,
      'proof.signature-mismatch',
      'sd-jwt.disclosure-unreferenced',
    ],
    ['a disclosure twice', () => `${issued}${disclosures[0]}~`, 'proof.malformed', 'sd-jwt.disclosure-repeated'],
    [
      'a disclosure of digests',
      () => `${issued}${encoded(['c2FsdA', '_sd', []])}~`,
      'proof.malformed',
      'sd-jwt.disclosure-malformed',
    ],
    [
      'a disclosure of an element mark',
      () => `${issued}${encoded(['c2FsdA', '...', 'x'])}~`,
      'proof.malformed',
      'sd-jwt.disclosure-malformed',
    ],
    [
      'a disclosure that is no list',
      () => `${issued}${encoded({ a: 1 })}~`,
      'proof.malformed',
      'sd-jwt.disclosure-malformed',
    ],
    [
      'a key that is bound to nothing',
      () => forge(claimsOf(undefined, { cnf: {} })).then((t) => `${t}~`),
      'proof.malformed',
      'sd-jwt-vc.claim-malformed',
    ],
    [
      'a status with an index below zero',
      () =>
        forge(claimsOf(undefined, { status: { status_list: { idx: -1, uri: 'https://a.example' } } })).then(
          (t) => `${t}~`,
        ),
      'proof.malformed',
      'status.malformed',
    ],
    [
      'a hash function of another world',
      () => forge(claimsOf(undefined, { _sd_alg: 'md5', _sd: ['a'] })).then((t) => `${t}~`),
      'proof.malformed',
      'sd-jwt.hash-not-allowed',
    ],
    [
      'a digest in two places',
      () => forge(claimsOf(undefined, { _sd: ['abc', 'abc'] })).then((t) => `${t}~`),
      'proof.malformed',
      'sd-jwt.digest-repeated',
    ],
    [
      'an expiry that is text',
      () => forge(claimsOf(undefined, { exp: '2030-01-01' })).then((t) => `${t}~`),
      'proof.malformed',
      'jwt.claims-malformed',
    ],
  ]

  it.each(cases)('%s', async (_, make, reason, fault) => {
    const report = await verifyCredential(await make(), tokenVerifier())
    expect(report).toMatchObject({ verified: false, content: null, issuer: null })
    expect(report.checks[1]).toMatchObject({ check: 'unchanged', reason })
    if (fault !== null) expect(report.checks[1]?.facts?.['fault']).toBe(fault)
  })

  it.each<[string, () => Promise<string>, string]>([
    ['a token of another kind', () => forge(claimsOf(), { typ: 'JWT' }), 'readable.format-not-supported-yet'],
    ['a presentation', () => forge(claimsOf(), { typ: 'vp+jwt' }), 'readable.presentation'],
    [
      'a token without a type of credential',
      () => forge({ iss: demonstrationIssuer }).then((t) => `${t}~`),
      'readable.malformed-credential',
    ],
    ['a token whose type is concealed', () => issueAs('dc+sd-jwt', [['vct']]), 'readable.malformed-credential'],
    [
      'two members of one name',
      async () => `${head}.${Buffer.from('{"vct":"a","vct":"b"}').toString('base64url')}.${signature}~`,
      'readable.malformed-credential',
    ],
  ])('%s is not read', async (_, make, reason) => {
    const report = await verifyCredential(await make(), tokenVerifier())
    expect(report).toMatchObject({ verdict: 'unreadable', verified: false, content: null })
    expect(report.checks[0]?.reason).toBe(reason)
  })

  it.each<[string, () => Promise<string>, string]>([
    ['a grade in the open', () => issue(claimsOf(), { disclosable: [] }), 'type.claim-not-disclosable'],
    [
      'a title that can be kept back',
      () => issue(claimsOf(), { disclosable: [...defaultDisclosable, ['title']] }),
      'type.claim-disclosable',
    ],
    [
      'another description of its type',
      () => issue(claimsOf(undefined, { 'vct#integrity': `sha256-${'A'.repeat(43)}=` })),
      'type-metadata.integrity-mismatch',
    ],
  ])('%s breaks the rules of the type', async (_, make, fault) => {
    const report = await verifyCredential(await make(), tokenVerifier())
    expect(report).toMatchObject({ verdict: 'unreadable', verified: false, content: null })
    expect(report.checks[0]).toMatchObject({ reason: 'readable.type-violated', facts: { fault } })
  })

  it('the rules of a type that the verifier knows from elsewhere', async () => {
    const vct = 'https://types.example/1'
    const findType = async () => JSON.stringify({ vct, claims: [{ path: ['level'], mandatory: true, sd: 'never' }] })
    const claims = { vct, iss: demonstrationIssuer, sub: 'did:example:1' }
    const reasonOf = async (more: object, known: typeof findType | undefined) => {
      const token = await issue({ ...claims, ...more }, { disclosable: [] })
      return (await verifyCredential(token, tokenVerifier({}, { findType: known }))).checks[0]
    }
    expect(await reasonOf({ level: 1 }, findType)).toMatchObject({ reason: 'readable.read' })
    expect(await reasonOf({}, undefined)).toMatchObject({ reason: 'readable.read' })
    expect(await reasonOf({}, findType)).toMatchObject({ facts: { fault: 'type.claim-missing' } })
    const other = async () => JSON.stringify({ vct: 'https://types.example/2' })
    expect(await reasonOf({ level: 1 }, other)).toMatchObject({ facts: { fault: 'type-metadata.mismatch' } })
  })

  it('one changed character anywhere is never valid', async () => {
    for (let place = 0; place < issued.length; place += 13) {
      const other = issued[place] === 'A' ? 'B' : 'A'
      const report = await verifyCredential(issued.slice(0, place) + other + issued.slice(place + 1), tokenVerifier())
      expect(report.verified, `at ${place}`).toBe(false)
      expect(report.content).toBeNull()
    }
  })
})
