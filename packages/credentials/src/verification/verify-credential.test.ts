import { describe, expect, it } from 'vitest'
import {
  demonstrationIssuer,
  demonstrationStatusList,
} from '../../../../conformance/open-badges/demonstration-award.ts'
import { otherCases } from '../../../../conformance/verification/date-and-issuer-cases.ts'
import { issuerSigner, seal, statusList, verifier } from '../../../../conformance/verification/demonstration-issuer.ts'
import { ecdsaCases } from '../../../../conformance/verification/ecdsa-cases.ts'
import { badge, sealed, stranger } from '../../../../conformance/verification/judged-badge.ts'
import { sealCases, strangeCases } from '../../../../conformance/verification/seal-cases.ts'
import { listCases } from '../../../../conformance/verification/status-cases.ts'
import type { JsonObject } from '../json/index.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import { verificationReasonCodes } from './verification-reasons.ts'
import type { CheckName } from './verification-report.ts'
import { verifyCredential } from './verify-credential.ts'

async function judge(credential: JsonObject, environment: VerificationEnvironment = verifier()) {
  const report = await verifyCredential(credential, environment)
  const reasonOf = (name: CheckName) => report.checks.find(({ check }) => check === name)?.reason
  return { ...report, reasonOf }
}

describe('a badge that was issued and sealed', () => {
  it('is valid, as an object and as text', async () => {
    for (const input of [sealed, JSON.stringify(sealed), ` ${JSON.stringify(sealed, null, 2)}\n`]) {
      const report = await verifyCredential(input, verifier())
      expect(report).toMatchObject({ verdict: 'valid', verified: true, format: 'open-badges-3.0' })
      expect(report.checks.map(({ reason }) => reason)).toEqual([
        'readable.read',
        'proof.verified',
        'issuer.listed',
        'status.in-force',
        'dates.within',
        'holder.unproven',
      ])
    }
  })

  it('is valid with a seal over the JSON itself', async () => {
    expect((await judge(await seal(badge, { cryptosuite: 'eddsa-jcs-2022' }))).verdict).toBe('valid')
  })

  it('tells what it says and who confirms the issuer', async () => {
    const { content, issuer } = await judge(sealed)
    expect(issuer).toEqual({
      id: demonstrationIssuer,
      claimedName: 'Riverside University (demo)',
      confirmedName: 'Riverside University (demo)',
      confirmedBy: 'List of the pilot',
      country: 'IE',
    })
    expect(content).toMatchObject({
      title: { en: 'Data literacy for care work' },
      holderName: 'Robin Sample',
      ects: 2.5,
      hours: 65,
      eqf: 5,
      grade: 'Pass',
      supervision: 'supervised-on-site-with-identity-verification',
    })
    expect(content?.annexOne).toHaveLength(16)
  })

  it('is valid without a status and without an end', async () => {
    const { credentialStatus: _status, validUntil: _until, ...lasting } = badge
    const report = await judge(await seal(lasting))
    expect(report.verdict).toBe('valid')
    expect([report.reasonOf('in-force'), report.reasonOf('dates')]).toEqual(['status.not-used', 'dates.no-end'])
  })

  it('keeps the moments at which the lists were read', async () => {
    const readAt = new Date('2026-11-24T09:00:00Z')
    const { checks } = await judge(
      sealed,
      verifier({ fetchStatusList: async () => ({ credential: await statusList(), readAt }) }),
    )
    expect(checks[3]).toMatchObject({ at: readAt.toISOString(), source: demonstrationStatusList })
  })

  it('is valid beside a proof of a suite that cannot be judged here, whichever comes first', async () => {
    const foreign = { ...(sealed['proof'] as JsonObject), cryptosuite: 'bbs-2023', proofValue: 'u2V0' }
    for (const proof of [
      [foreign, sealed['proof']],
      [sealed['proof'], foreign],
    ]) {
      expect((await judge({ ...badge, proof: proof as JsonObject[] })).verdict).toBe('valid')
    }
  })

  it('is valid beside the seal of somebody else, whichever comes first', async () => {
    const other = (await seal(badge, stranger))['proof'] as JsonObject
    for (const proof of [
      [other, sealed['proof']],
      [sealed['proof'], other],
    ]) {
      const report = await judge({ ...badge, proof: proof as JsonObject[] })
      expect(report.verdict).toBe('valid')
      expect(report.checks[1]?.source).toBe(issuerSigner.verificationMethod)
    }
  })

  it.each([
    ['its key', { id: 'did:key:z6MkwYMhwTvsq376YBAcJHy3vyRWzBgn5vKfVqqDCgm7XVKU' }, 'holder.key-matches'],
    ['the mail address behind the hash', { email: 'robin@learner.example' }, 'holder.email-matches'],
    ['another key', { id: 'did:key:z6MkexampleOther' }, 'holder.unproven'],
    ['another mail address', { email: 'sam@learner.example' }, 'holder.unproven'],
    ['nothing', {}, 'holder.unproven'],
  ])('knows its holder by %s, without a change of the verdict', async (_, presentPerson, reason) => {
    const report = await judge(sealed, verifier({ presentPerson }))
    expect(report.reasonOf('same-person')).toBe(reason)
    expect(report.verdict).toBe('valid')
  })
})

describe('a badge', () => {
  const cases = [...sealCases, ...ecdsaCases, ...strangeCases, ...listCases, ...otherCases]

  it.each(cases)('%s is judged %o', async (_, { verdict, check, reason }, make) => {
    const [credential, environment] = await make()
    const report = await judge(credential, environment)
    expect({ verdict: report.verdict, reason: report.reasonOf(check) }).toEqual({ verdict, reason })
    expect(report.verified).toBe(verdict === 'valid')
    expect(report.checks.map((made) => made.check)).toEqual([
      'readable',
      'unchanged',
      'issuer',
      'in-force',
      'dates',
      'same-person',
    ])
    const isProven = report.checks[1]?.result === 'passed'
    expect([report.content !== null, report.issuer !== null]).toEqual([isProven, isProven])
  })

  it('meets every reason that the verifier can give', () => {
    const elsewhere = /^(readable|skipped|holder|seal)\./
    const onlyForPresentations = ['proof.domain-mismatch', 'proof.challenge-mismatch']
    const onlyForForgery = ['proof.hidden-member']
    // Met in conformance/open-badges-2.
    const onlyForSecondVersion = ['proof.hosted-only', 'proof.own-key-only']
    const onlyForTokens = ['status.concealed']
    const met = new Set(cases.map(([, { reason }]) => reason))
    const gone = verificationReasonCodes.filter((code) => !met.has(code) && !elsewhere.test(code))
    expect(gone.toSorted()).toEqual(
      [
        ...onlyForPresentations,
        ...onlyForForgery,
        ...onlyForSecondVersion,
        ...onlyForTokens,
        'dates.no-end',
        'issuer.listed',
      ].toSorted(),
    )
  })

  it('asks nobody but the resolver while the seal is not proven', async () => {
    const asked: string[] = []
    const ask = async (what: string) => {
      asked.push(what)
      throw new Error('not yet')
    }
    await judge({ ...sealed, name: 'Other' }, verifier({ fetchStatusList: ask, lookUpIssuer: ask }))
    expect(asked).toEqual([])
  })
})
