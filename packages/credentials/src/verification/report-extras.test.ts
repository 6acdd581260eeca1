/** What a report tells beside its checks never changes its verdict. */
import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { issue, show, tokenVerifier } from '../../../../conformance/sd-jwt-vc/token-issuer.ts'
import {
  didDocument,
  issuerSigner,
  seal,
  strangerKey,
  verifier,
} from '../../../../conformance/verification/demonstration-issuer.ts'
import { createDidDocument, type DidResolver } from '../did/index.ts'
import { toEuropeanDigitalCredential } from '../elm/index.ts'
import { simulateSeal } from '../jades/index.ts'
import type { JsonObject } from '../json/index.ts'
import type { Award, QualityAssurance } from '../micro-credential/index.ts'
import { toAchievementCredential } from '../open-badges/index.ts'
import { findProfileFindings } from './profile-findings.ts'
import { verifyCredential } from './verify-credential.ts'

const agency = 'did:web:agency.example'
const agencySigner = { ...strangerKey.signer, verificationMethod: `${agency}#key-1` }
const agencyDocument = createDidDocument({
  id: agency,
  keys: [{ fragment: 'key-1', publicKey: strangerKey.publicKey }],
})
const listed = { listed: true, country: 'IE', listName: 'List of the pilot', readAt: new Date() } as const

/** A verifier that knows the university and, on the same list, an agency. */
function verifierOfBoth({ isAgencyListed = true } = {}) {
  const resolveDid: DidResolver = async (did) => (did === agency ? agencyDocument : didDocument)
  return verifier({
    resolveDid,
    lookUpIssuer: async (did) => {
      if (did !== agency) return { ...listed, name: 'Riverside University (demo)' }
      if (!isAgencyListed) return { listed: false, listName: listed.listName, readAt: listed.readAt }
      return { ...listed, name: 'Agency for Quality (demo)' }
    },
  })
}

async function badgeOf(changes: Partial<Award['microCredential']> = {}): Promise<JsonObject> {
  const award = { ...demonstrationAward, microCredential: { ...demonstrationAward.microCredential, ...changes } }
  return (await toAchievementCredential(award, { cryptography })).credential
}

function endorsement(about: string, issuer = agency): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:0198c0de-0000-7000-8000-0000000000e1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Word of the agency',
    issuer: { id: issuer, type: ['Profile'], name: 'Agency for Quality (demo)' },
    validFrom: '2026-06-03T00:00:00Z',
    credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Accredited' },
  }
}

async function endorsed(made: JsonObject, changes: Partial<Award['microCredential']> = {}): Promise<JsonObject> {
  const badge = await badgeOf(changes)
  return seal({ ...badge, issuer: { ...(badge['issuer'] as JsonObject), endorsement: [made] } })
}

describe('the completeness of a credential', () => {
  it('is complete with all mandatory elements of Annex I', async () => {
    const report = await verifyCredential(await seal(await badgeOf()), verifier())
    expect(report.completeness).toEqual({ result: 'passed', missing: [] })
  })

  it('names what is missing and leaves the verdict alone', async () => {
    const made = await badgeOf({ assessments: [], modes: [], qualityAssurance: [] })
    const report = await verifyCredential(await seal(made), verifier())
    expect(report.completeness).toEqual({
      result: 'failed',
      missing: ['assessment', 'participation', 'quality-assurance'],
    })
    expect(report).toMatchObject({ verdict: 'valid', verified: true, accreditation: { state: 'none' } })
  })

  it('is not known where the holder may have kept members back', async () => {
    const token = await show(await issue(), [])
    const report = await verifyCredential(token, tokenVerifier())
    expect(report.verdict).toBe('valid')
    expect(report.completeness).toEqual({ result: 'undetermined', missing: ['learner'] })
  })

  it('is not told of what is not proven, nor of what is no micro-credential', async () => {
    const nothing = { completeness: null, accreditation: null, profile: null }
    const changed = { ...(await seal(await badgeOf())), name: 'Another' }
    expect(await verifyCredential(changed, verifier())).toMatchObject(nothing)
    expect(await verifyCredential('{', verifier())).toMatchObject(nothing)
    const other = await seal(endorsement('did:example:a', didDocument.id), { signer: issuerSigner })
    expect(await verifyCredential(other, verifier())).toMatchObject({ verdict: 'valid', ...nothing })
  })
})

describe('the accreditation of a credential', () => {
  const about = 'did:web:riverside.example'

  it('is claimed where only the credential says so', async () => {
    const { accreditation } = await verifyCredential(await seal(await badgeOf()), verifier())
    expect(accreditation).toMatchObject({
      result: 'undetermined',
      state: 'claimed',
      statements: [{ body: 'Agency for Quality (demo)', state: 'claimed', confirmedBy: null }],
    })
  })

  it('is confirmed where the listed body signed an endorsement of the university', async () => {
    const made = await endorsed(await seal(endorsement(about), { signer: agencySigner }))
    const report = await verifyCredential(made, verifierOfBoth())
    expect(report.verdict).toBe('valid')
    expect(report.accreditation).toMatchObject({
      result: 'passed',
      state: 'confirmed',
      statements: [{ confirmedBy: 'List of the pilot' }],
    })
  })

  const refused: [what: string, make: () => Promise<JsonObject>, means?: { isAgencyListed?: boolean }][] = [
    ['an endorsement without a signature', async () => endorsement(about)],
    ['one that was changed', async () => ({ ...(await signed()), name: 'Other' })],
    ['one about somebody else', async () => seal(endorsement('did:web:other.example'), { signer: agencySigner })],
    ['one of a body that no list names', signed, { isAgencyListed: false }],
    ['one of the university itself', async () => seal(endorsement(about, didDocument.id))],
    [
      'a badge in the clothes of an endorsement',
      async () => {
        const { '@context': context, ...members } = endorsement(about)
        const type = ['VerifiableCredential', 'EndorsementCredential', 'OpenBadgeCredential']
        return seal({ '@context': context, ...members, type }, { signer: agencySigner })
      },
    ],
  ]
  it.each(refused)('is not confirmed by %s', async (_what, make, means) => {
    const report = await verifyCredential(await endorsed(await make()), verifierOfBoth(means))
    expect(report.accreditation).toMatchObject({ result: 'undetermined', state: 'claimed' })
  })

  it('is not confirmed by a body of another name', async () => {
    const qualityAssurance = [{ ...assurance(), body: 'Another Agency (demo)' }]
    const report = await verifyCredential(await endorsed(await signed(), { qualityAssurance }), verifierOfBoth())
    expect(report.accreditation).toMatchObject({ state: 'claimed' })
  })

  it.each([
    ['2026-11-23', 'expired', 'failed'],
    ['2026-11-24', 'claimed', 'undetermined'],
    ['some day', 'claimed', 'undetermined'],
  ])('until %s is %s', async (validUntil, state, result) => {
    const qualityAssurance = [{ ...assurance(), validUntil }]
    const report = await verifyCredential(await seal(await badgeOf({ qualityAssurance })), verifier())
    expect(report).toMatchObject({ verdict: 'valid', accreditation: { state, result } })
  })

  it('that has ended is not confirmed any more', async () => {
    const qualityAssurance = [{ ...assurance(), validUntil: '2026-01-01' }]
    const report = await verifyCredential(await endorsed(await signed(), { qualityAssurance }), verifierOfBoth())
    expect(report.accreditation).toMatchObject({ state: 'expired', statements: [{ confirmedBy: 'List of the pilot' }] })
  })

  function signed(): Promise<JsonObject> {
    return seal(endorsement(about), { signer: agencySigner })
  }

  function assurance(): QualityAssurance {
    return demonstrationAward.microCredential.qualityAssurance[0] as QualityAssurance
  }
})

describe('the profile of a European Digital Credential', () => {
  const { credential } = toEuropeanDigitalCredential(demonstrationAward)
  const subject = {
    commonName: null,
    organisation: 'Riverside University (demo)',
    organisationIdentifier: 'VATIE-0000000-DEMO',
    country: 'IE',
  }

  it('is kept by one that we seal', () => {
    const sealed = simulateSeal(credential, { subject, signedAt: new Date('2026-09-01T08:00:00Z') })
    expect(findProfileFindings(sealed)).toEqual({
      result: 'passed',
      profile: 'edc-generic-full',
      version: '3.2',
      findings: [],
      left: 0,
    })
  })

  it('that is left is told by place and kind, and leaves the verdict alone', async () => {
    const { displayParameter: _, ...without } = credential
    const report = await verifyCredential(await seal(without), verifier())
    expect(report).toMatchObject({
      verdict: 'valid',
      format: 'european-digital-credential',
      profile: { result: 'failed' },
    })
    const missing = report.profile?.findings.find(({ property }) => property?.endsWith('displayParameter'))
    expect(missing).toMatchObject({ code: 'profile.minCount', pointer: '' })
  })

  it('counts what is too much to tell', () => {
    const many = { ...credential, ...Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`word${at}`, 'x'])) }
    const { findings, left } = findProfileFindings(many)
    expect(findings).toHaveLength(50)
    expect(left).toBe(30)
  })

  it('is open where the meaning of the words is not known', () => {
    expect(findProfileFindings({ ...credential, '@context': { '@vocab': 'urn:v:' } })).toMatchObject({
      result: 'undetermined',
    })
  })
})
