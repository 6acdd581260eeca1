/** Official European Digital Credentials: read into descriptions, and verified under our own proof or their own seal. */

import { readMicroCredential } from '@meshe/credentials/crosswalk'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import type { JsonObject } from '@meshe/credentials/json'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { now, seal, verifier, withStatusList } from './demonstration-issuer.ts'

const samples = 'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)'

describe.skipIf(standardsDirectory === null)('an official sample of the European Learning Model', () => {
  it.each(['signed.jsonld', 'unsigned.jsonld', 'unsigned-uploadable.json'])(
    'of a micro-credential (%s) becomes a description that lacks one element',
    (kind) => {
      const { draft, missing, institution, format } = readMicroCredential(
        JSON.parse(readStandardsFile(`${samples}/Sample-MC-Annex1-${kind}`)),
      )
      expect(format).toBe('european-digital-credential')
      expect(draft).toMatchObject({
        title: { en: 'Digital micro-credential creation' },
        workload: { ects: 2, hours: 60 },
        level: { eqf: 6 },
        modes: ['blended'],
        supervision: 'unsupervised-without-identity-verification',
      })
      expect(missing).toEqual(['quality-assurance'])
      expect(Object.values(institution?.legalName ?? {})).toEqual(['University of Zed'])
      expect(institution?.country).toBe('IE')
    },
  )

  it('of a certificate of participation lacks what makes it a micro-credential', () => {
    const { missing } = readMicroCredential(JSON.parse(readStandardsFile(`${samples}/Sample-CertOfPart-signed.jsonld`)))
    expect(missing).toEqual(['learning-outcomes', 'workload', 'level', 'assessment', 'quality-assurance'])
  })

  it.each(['Sample-MC-Annex1-signed.jsonld', 'Sample-CertOfPart-signed.jsonld'])(
    '%s has a whole seal of somebody whom no anchor confirms, and is never valid so',
    async (name) => {
      const report = await verifyCredential(readStandardsFile(`${samples}/${name}`), verifier({ now }))
      expect(report).toMatchObject({ verdict: 'valid_issuer_uncheckable', verified: false })
      expect(report.format).toBe('european-digital-credential')
      expect(report.checks.map(({ reason }) => reason).slice(0, 3)).toEqual([
        'readable.read',
        'seal.intact',
        'seal.no-anchors',
      ])
      expect(report.issuer).toMatchObject({ claimedName: 'ORGANIZACION TEST', confirmedName: null, confirmedBy: null })
    },
  )

  it('without a seal is not verified', async () => {
    const sample = JSON.parse(readStandardsFile(`${samples}/Sample-MC-Annex1-unsigned.jsonld`))
    const report = await verifyCredential(sample.credential ?? sample, verifier())
    expect(report.verified).toBe(false)
    expect(report.content).toBeNull()
  })
})

describe('a European Digital Credential of MESHE under a Data Integrity proof', () => {
  const { credential } = toEuropeanDigitalCredential(demonstrationAward)

  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const)(
    'is valid with %s and says all of Annex I',
    async (cryptosuite) => {
      const report = await verifyCredential(await seal(credential, { cryptosuite }), verifier())
      expect(report).toMatchObject({ verdict: 'valid', format: 'european-digital-credential' })
      expect(report.content).toMatchObject({ holderName: 'Robin Sample', ects: 2.5, hours: 65, eqf: 5 })
      expect(report.content?.annexOne).toHaveLength(16)
      expect(report.issuer?.claimedName).toBe('Riverside University (demo)')
    },
  )

  it('is withdrawn by its own entry, not by the one of the badge', async () => {
    const sealed = await seal(credential)
    expect((await verifyCredential(sealed, withStatusList({ on: [40_000] }))).verdict).toBe('valid')
    expect((await verifyCredential(sealed, withStatusList({ on: [40_001] }))).verdict).toBe('withdrawn')
  })

  it.each<readonly [string, JsonObject]>([
    ['its end moved', { validUntil: '2041-09-01T00:00:00Z' }],
    ['its older end moved', { expirationDate: '2041-09-01T00:00:00Z' }],
    ['another issuer', { issuer: 'did:web:hillside.example' }],
    ['no status', { credentialStatus: undefined }],
    ['a start added', { issuanceDate: '2020-09-01T00:00:00Z' }],
  ])('is not the original with %s', async (_, change) => {
    const report = await verifyCredential({ ...(await seal(credential)), ...change }, verifier())
    expect(['changed', 'unreadable', 'key_uncheckable']).toContain(report.verdict)
    expect(report.content).toBeNull()
  })

  it('ends when the first of its two ends comes', async () => {
    const sealed = await seal({ ...credential, expirationDate: '2026-10-01T00:00:00Z' })
    expect((await verifyCredential(sealed, verifier())).verdict).toBe('expired')
  })

  it('is not read with a member spelled out', async () => {
    const { expirationDate, validUntil, ...rest } = await seal(credential)
    const hidden = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': expirationDate }
    const forged = { ...rest, validUntil, 'https://www.w3.org/2018/credentials#expirationDate': hidden }
    const report = await verifyCredential(forged as JsonObject, verifier())
    expect(report.checks[0]?.reason).toBe('readable.ambiguous-words')
  })
})
