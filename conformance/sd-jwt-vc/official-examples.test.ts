/** The official examples: of SD-JWT VC, of SD-JWT VCLD, and the learning credentials of the European pilots. */
import { readContent } from '@meshe/credentials/crosswalk'
import { readJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { integrityOf, microCredentialTypeText, verifySdJwtVc } from '@meshe/credentials/sd-jwt-vc'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { verifier } from '../verification/demonstration-issuer.ts'
import { cryptography, issue, tokenVerifier } from './token-issuer.ts'

const lines = (text: string) => text.replaceAll(/\s/g, '')

describe.skipIf(standardsDirectory === null).each(['OpenID4VP-1.0', 'OpenID4VP-1.1'])(
  'SD-JWT VCLD of %s',
  (version) => {
    const read = (name: string) => readStandardsFile(`openid/${version}/sd_jwt_vcld/01/${name}`)
    const settings = readStandardsFile(`openid/${version}/sd_jwt_vcld/settings.yml`)
    const [x = '', y = ''] = ['x', 'y'].map((name) => new RegExp(`\\s${name}: (\\S+)`).exec(settings)?.[1] ?? '')
    const key = readJwk({ kty: 'EC', crv: 'P-256', x, y })
    const jwks = { keys: [{ kty: 'EC', crv: 'P-256', x, y }] }
    const issuer = 'https://issuer.example.com'
    const environment = {
      ...verifier({ now: new Date('2025-04-15T19:00:00Z') }),
      fetchText: async () => ({ text: JSON.stringify({ issuer, jwks }), readAt: new Date() }),
    }

    it('verifies, with the holder’s key, to the published claims', async () => {
      const keyBinding = {
        audience: 'https://verifier.example.org',
        nonce: '1234567890',
        now: environment.now,
        maxAgeMs: 1e9,
      }
      const verified = await verifySdJwtVc(lines(read('sd_jwt_presentation.txt')), { ...environment, keyBinding })
      expect(verified.claims).toEqual(JSON.parse(read('verified_contents.json')))
      expect(verified).toMatchObject({ issuer, keyBinding: 'verified', concealedCount: 2 })
      expect(verified.issuerKey.key.key).toEqual(key.key)
    })

    it('gives a report with its Linked Data', async () => {
      const report = await verifyCredential(lines(read('sd_jwt_issuance.txt')), environment)
      expect(report).toMatchObject({ verdict: 'valid', format: 'sd-jwt-vc' })
      expect(report.content).toMatchObject({ validUntil: '2029-09-01T23:33:20.000Z' })
    })
  },
)

describe.skipIf(standardsDirectory === null)('a learning credential of the European pilots', () => {
  const pilot =
    standardsDirectory === null ? {} : JSON.parse(readStandardsFile('dc4eu-vc/bootstrapping/microcredential.json'))
  const data = (pilot['100']?.document_data ?? {}) as JsonObject
  const { issuer: _issuer, ...members } = data

  it('as urn:eudi:micro_credential:1 says what its badge says', () => {
    const content = readContent(
      { vct: 'urn:eudi:micro_credential:1', iss: 'https://issuer.example', ...members },
      'sd-jwt-vc',
    )
    expect(content).toMatchObject({ grade: '8.5', ects: 4.5, eqf: 4 })
    expect(Object.values(content.title)[0] ?? '').toMatch(/Argumenteren/)
  })

  it('is verified like any other', async () => {
    const claims = { vct: 'urn:eudi:micro_credential:1', iss: 'did:web:riverside.example', ...members } as JsonObject
    const token = await issue(claims, { disclosable: [['credentialSubject', 'result']] })
    expect(await verifyCredential(token, tokenVerifier())).toMatchObject({
      verdict: 'valid',
      content: { grade: '8.5' },
    })
    const closed = await verifyCredential(`${token.split('~')[0]}~`, tokenVerifier())
    expect(closed).toMatchObject({ verdict: 'valid', content: { grade: null } })
  })

  it.each(['elm', 'ld'])('with the European Learning Model in %s says what the model says', async (member) => {
    const folder = 'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)'
    const document = JSON.parse(readStandardsFile(`${folder}/Sample-MC-Annex1-unsigned.jsonld`))
    const credential = document.credential ?? document
    const token = await issue(
      { vct: 'urn:eudi:elm:1', iss: 'did:web:riverside.example', [member]: credential },
      { disclosable: [] },
    )
    const report = await verifyCredential(token, tokenVerifier())
    expect(report.verdict).toBe('valid')
    const alone = readContent(credential)
    expect(report.content).toEqual({ ...alone, awardedOn: report.content?.awardedOn })
    expect(alone.learningOutcomes.length).toBeGreaterThan(0)
  })
})

it('the type of the network has one text everywhere', async () => {
  expect(await integrityOf(microCredentialTypeText, cryptography)).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/)
})
