/** The European Learning Model and Open Badges inside an SD-JWT VC: there, back, and every loss by its place (SD-JWT VCLD, OpenID4VP 1.0, appendix B.3.7). */
import { readContent } from '@meshe/credentials/crosswalk'
import { readEuropeanDigitalCredential, toEuropeanDigitalCredential, validateElm } from '@meshe/credentials/elm'
import type { JsonObject } from '@meshe/credentials/json'
import { canonicalize } from '@meshe/credentials/json-ld'
import type { Award } from '@meshe/credentials/micro-credential'
import { readAchievementCredential, toAchievementCredential } from '@meshe/credentials/open-badges'
import { presentSdJwt } from '@meshe/credentials/sd-jwt'
import {
  fromBadgeClaims,
  fromLinkedDataClaims,
  issueSdJwtVc,
  toBadgeClaims,
  toLinkedDataClaims,
  verifySdJwtVc,
} from '@meshe/credentials/sd-jwt-vc'
import { verifyCredential } from '@meshe/credentials/verification'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from '../elm/award-arbitrary.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { issuerSigner, seal, statusList, unsealedBadge } from '../verification/demonstration-issuer.ts'
import { cryptography, forge, holder, keyId, now, statusUri, tokenVerifier } from './token-issuer.ts'

const sayable = awardArbitrary.filter(({ awardedOn, validFrom, validUntil }) => {
  const moments = [awardedOn, validFrom, validUntil ?? validFrom]
  return moments.every((moment) => moment.getTime() >= 0) && (validUntil ?? validFrom) >= validFrom
})
const european = JSON.parse(JSON.stringify(toEuropeanDigitalCredential(demonstrationAward).credential)) as JsonObject
const badge = JSON.parse(JSON.stringify(await unsealedBadge())) as JsonObject
const status = { uri: statusUri, index: 17 }
const settings = { signer: issuerSigner, keyId, cryptography, holderKey: holder.publicKey }
const issue = ({
  claims,
  disclosable,
}: {
  readonly claims: JsonObject
  readonly disclosable: readonly (readonly (string | number | null)[])[]
}) => issueSdJwtVc(claims, { ...settings, disclosable })
const wire = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonObject
const without = (document: JsonObject, places: readonly string[]): JsonObject => {
  const copy = wire(document)
  for (const place of places) {
    const steps = place.split('.')
    const last = steps.pop()!
    const parent = steps.reduce<Record<string, unknown>>(
      (node, step) => node[step] as Record<string, unknown>,
      copy as never,
    )
    delete parent[last]
  }
  return copy
}

describe('a European Digital Credential in a token', () => {
  it('loses its pictures and the entry of another list, by name', () => {
    const { losses, claims, disclosable } = toLinkedDataClaims(european, { status })
    expect(losses.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'no-term displayParameter.individualDisplay.0.displayDetail.image',
      'no-term displayParameter.individualDisplay.1.displayDetail.image',
      'no-term credentialStatus',
    ])
    expect(claims).toMatchObject({
      vct: 'urn:eudi:elm:1',
      iss: demonstrationAward.institution.id,
      nbf: 1_788_220_800,
      status: { status_list: { idx: 17 } },
    })
    expect(Object.keys(claims['ld'] as JsonObject)).not.toEqual(
      expect.arrayContaining([
        'issuer',
        'validFrom',
        'validUntil',
        'issuanceDate',
        'expirationDate',
        'credentialStatus',
      ]),
    )
    expect(disclosable).toEqual(
      ['givenName', 'familyName', 'fullName'].map((member) => ['ld', 'credentialSubject', member]),
    )
    expect(JSON.stringify(claims)).not.toContain('MediaObject')
  })

  it('comes back as it was, without what was lost and with nothing else', () => {
    fc.assert(
      fc.property(sayable, (award) => {
        const credential = wire(toEuropeanDigitalCredential(award).credential)
        const { claims, losses } = toLinkedDataClaims(credential)
        const lost = losses.map(({ path }) => path)
        const reduced = losses.filter(({ kind }) => kind === 'reduced').map(({ path }) => path)
        const back = fromLinkedDataClaims(wire(claims))
        expect(without(back, reduced)).toEqual(without(credential, lost))
        for (const path of lost)
          expect(path).toMatch(
            /^(displayParameter\..*image|credentialStatus|validFrom|validUntil|issuanceDate|expirationDate)$/,
          )
        expect(readEuropeanDigitalCredential(back).draft).toEqual(readEuropeanDigitalCredential(credential).draft)
      }),
      { numRuns: 200 },
    )
  })

  it('is written again with its pictures from what it says', () => {
    const back = fromLinkedDataClaims(wire(toLinkedDataClaims(european).claims))
    const { draft } = readEuropeanDigitalCredential(back)
    const again = toEuropeanDigitalCredential({
      ...demonstrationAward,
      microCredential: { ...demonstrationAward.microCredential, ...draft } as Award['microCredential'],
    })
    expect(wire(again.credential)).toEqual(european)
    expect(validateElm(again.credential).violations).toEqual([])
  })

  it('is judged twice: first the token, then the model', async () => {
    const token = await issue(toLinkedDataClaims(european, { status }))
    const report = await verifyCredential(token, tokenVerifier())
    expect(report).toMatchObject({
      verdict: 'valid',
      format: 'sd-jwt-vc',
      content: { grade: 'Pass', ects: 2.5, holderName: 'Robin Sample' },
    })
    const { claims } = await verifySdJwtVc(token, tokenVerifier())
    const back = fromLinkedDataClaims(claims)
    await expect(canonicalize(back)).resolves.toContain('<http://data.europa.eu/snb/model/elm/')
    // without its pictures only they are missed
    expect(new Set(validateElm(back).violations.map(({ path }) => path?.split('/').at(-1)))).toEqual(new Set(['image']))
  })

  it('keeps back what its holder wants, and what it was awarded for stays', async () => {
    const token = await issue(toLinkedDataClaims(european, { status }))
    const shown = await presentSdJwt(token, { cryptography, disclose: [] })
    const report = await verifyCredential(shown, tokenVerifier())
    expect(report).toMatchObject({ verdict: 'valid', content: { holderName: null, ects: 2.5 } })
    expect(JSON.stringify(report)).not.toContain('Sample')
  })

  it.each<[string, () => Promise<string>, string, string]>([
    [
      'withdrawn by the list of the token',
      () => issue(toLinkedDataClaims(european, { status })),
      'withdrawn',
      'status.revoked',
    ],
    [
      'withdrawn by the list that only its Linked Data names',
      async () => {
        const { claims } = toLinkedDataClaims(european)
        return `${await forge({ ...claims, ld: european })}~`
      },
      'withdrawn',
      'status.revoked',
    ],
    [
      'ended by its Linked Data before the token',
      async () => {
        const { claims } = toLinkedDataClaims(european, { status })
        const ld = { ...(claims['ld'] as JsonObject), expirationDate: '2026-10-01T00:00:00Z' }
        return `${await forge({ ...claims, status: undefined as never, ld })}~`
      },
      'expired',
      'dates.expired',
    ],
    [
      'ended by the token',
      async () => `${await forge({ ...toLinkedDataClaims(european).claims, exp: 1_790_000_000 })}~`,
      'expired',
      'dates.expired',
    ],
  ])('is %s', async (_, make, verdict, reason) => {
    const environment = tokenVerifier(
      { value: 1 },
      { fetchStatusList: async () => ({ credential: await statusList({ on: [40_001] }), readAt: now }) },
    )
    const report = await verifyCredential(await make(), environment)
    expect(report.verdict).toBe(verdict)
    expect(report.checks.map((check) => check.reason)).toContain(reason)
  })

  it.each<[string, () => Promise<string>, string]>([
    [
      'the issuer concealed',
      () => issueSdJwtVc(toLinkedDataClaims(european).claims, { ...settings, disclosable: [['iss']] }),
      'sd-jwt-vc.claim-concealed',
    ],
    [
      'the end concealed',
      () => issueSdJwtVc(toLinkedDataClaims(european).claims, { ...settings, disclosable: [['exp']] }),
      'sd-jwt-vc.claim-concealed',
    ],
    [
      'the type concealed',
      () => issueSdJwtVc(toLinkedDataClaims(european).claims, { ...settings, disclosable: [['vct']] }),
      'sd-jwt-vc.claim-concealed',
    ],
    ['no issuer', async () => issue(toLinkedDataClaims({ ...european, issuer: undefined as never })), 'issuer.missing'],
    [
      'an issuer without a name',
      async () => issue(toLinkedDataClaims({ ...european, issuer: { type: 'Organisation' } })),
      'issuer.missing',
    ],
    [
      'claims without Linked Data',
      async () => JSON.stringify(fromLinkedDataClaims({ vct: 'urn:eudi:elm:1' })),
      'credential.malformed',
    ],
    ['Linked Data that is text', async () => JSON.stringify(fromLinkedDataClaims({ ld: 'x' })), 'credential.malformed'],
  ])('is not made with %s', async (_, make, code) => {
    await expect(make()).rejects.toMatchObject({ code })
  })

  it.skipIf(standardsDirectory === null)('that is the official sample comes back, too', () => {
    const folder = 'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)'
    const text = readStandardsFile(`${folder}/Sample-MC-Annex1-unsigned.jsonld`)
    const document = JSON.parse(text) as JsonObject
    const credential = (document['credential'] ?? document) as JsonObject
    const { losses, claims } = toLinkedDataClaims(credential)
    expect(
      losses.filter(({ path }) => !/(image|logo|bannerImage)$/.test(path)).map(({ kind, path }) => `${kind} ${path}`),
    ).toEqual([])
    const size = JSON.stringify(claims).length
    expect(size).toBeLessThan(JSON.stringify(credential).length / 4)
    expect(readContent(claims, 'sd-jwt-vc').learningOutcomes).toEqual(readContent(credential).learningOutcomes)
  })
})

describe('a badge in a token of the European pilots', () => {
  it('loses the entry of another list, and nothing else', () => {
    const { losses, claims, disclosable } = toBadgeClaims(badge, { status })
    expect(losses.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['no-term credentialStatus'])
    expect(claims).toMatchObject({ vct: 'urn:eudi:micro_credential:1', iss: demonstrationAward.institution.id })
    expect(disclosable).toEqual(['id', 'identifier', 'result'].map((member) => ['credentialSubject', member]))
  })

  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(sayable, async (award) => {
        const credential = wire((await toAchievementCredential(award, { cryptography })).credential)
        const { claims, losses } = toBadgeClaims(credential)
        const back = fromBadgeClaims(wire(claims))
        expect(back).toEqual(
          without(
            credential,
            losses.map(({ path }) => path),
          ),
        )
        expect(readAchievementCredential(back)).toEqual(readAchievementCredential(credential))
      }),
      { numRuns: 100 },
    )
  })

  it('is verified like any other, and keeps back who it is about', async () => {
    const token = await issue(toBadgeClaims(badge, { status }))
    expect(await verifyCredential(token, tokenVerifier())).toMatchObject({
      verdict: 'valid',
      content: { grade: 'Pass', ects: 2.5 },
    })
    const shown = await presentSdJwt(token, { cryptography, disclose: [] })
    expect(await verifyCredential(shown, tokenVerifier())).toMatchObject({
      verdict: 'valid',
      content: { grade: null, holderName: null },
    })
    expect((await verifyCredential(token, tokenVerifier({ value: 1 }))).verdict).toBe('withdrawn')
  })

  it('is withdrawn by the list that only the badge names', async () => {
    const { claims } = toBadgeClaims(badge)
    const { credentialStatus } = badge
    const token = `${await forge({ ...claims, credentialStatus: credentialStatus! })}~`
    const fetchStatusList = async () => ({ credential: await statusList({ on: [40_000] }), readAt: now })
    expect((await verifyCredential(token, tokenVerifier({}, { fetchStatusList }))).verdict).toBe('withdrawn')
  })

  it.each<[string, () => Promise<JsonObject>, string]>([
    ['a proof', () => seal(badge), 'credential.proof-present'],
    ['no issuer', async () => ({ ...badge, issuer: undefined as never }), 'issuer.missing'],
    ['an issuer without a name', async () => ({ ...badge, issuer: { type: ['Profile'] } }), 'issuer.missing'],
    [
      'a start that no token can say',
      async () => ({ ...badge, validFrom: '1969-01-01T00:00:00Z' }),
      'jwt.claims-malformed',
    ],
  ])('is not made from one with %s', async (_, make, code) => {
    const given = await make()
    expect(() => toBadgeClaims(given)).toThrow(expect.objectContaining({ code }))
  })
})
