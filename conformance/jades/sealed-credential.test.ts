/** European Digital Credentials sealed here, and what the verifier says of them. */
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import type { JsonObject } from '@meshe/credentials/json'
import { verificationReasonCodes, verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { nodeCryptography } from '../node-cryptography.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { verifier } from '../verification/demonstration-issuer.ts'
import { answer, createParty, type Party, type PartyOptions, signerOf, stamp } from './test-authority.ts'

const signedAt = new Date('2026-09-01T08:00:00Z')
const { jointAwardingBodies: _, ...microCredential } = demonstrationAward.microCredential
const award = { ...demonstrationAward, microCredential }
const { credentialStatus, ...draft } = toEuropeanDigitalCredential(award).credential
const identifier = demonstrationAward.institution.legalIdentifier
const named = (organisation: string, organisationIdentifier: string) => ({
  '2.5.4.6': 'IE',
  '2.5.4.10': organisation,
  '2.5.4.97': organisationIdentifier,
})
const university = named('Riverside University (demo)', identifier)
const office = named('Sealing Office (demo)', 'VATIE-9999999Z')
const root = await createParty({ name: { '2.5.4.3': 'Root (demo)' }, isAuthority: true })
const elsewhere = await createParty({ name: { '2.5.4.3': 'Other (demo)' }, isAuthority: true })

function sealBy(party: Party, credential: JsonObject = draft) {
  const certificates = [party.der]
  return sealEuropeanDigitalCredential(credential, {
    signer: signerOf(party),
    certificates,
    signedAt,
    cryptography: nodeCryptography,
  })
}

const partyOf = (options: Partial<PartyOptions> = {}) => createParty({ name: university, issuer: root, ...options })

async function judge(
  sealed: JsonObject,
  about: Party,
  { anchors = [root], revokedAt, isAnswered = true }: Judging = {},
) {
  const moment = { madeAt: '2026-11-20T00:00:00Z', ...(revokedAt === undefined ? {} : { revokedAt }) }
  const today = { ...moment, madeAt: '2026-11-24T11:00:00Z' }
  const der = Buffer.from(await answer({ responder: root, issuer: root, about, ...today }), 'base64')
  const sealTrustAnchors = {
    listName: 'Seal list (demo)',
    readAt: signedAt,
    certificates: anchors.map((anchor) => anchor.der),
    revocation: { lists: [], answers: isAnswered ? [new Uint8Array(der)] : [] },
  }
  const report = await verifyCredential(sealed, verifier({ sealTrustAnchors }))
  return { ...report, reasons: report.checks.map(({ reason }) => reason).slice(1, 3) }
}

interface Judging {
  readonly anchors?: readonly Party[]
  readonly revokedAt?: string
  readonly isAnswered?: boolean
}

const own = await partyOf()
const sealed = await sealBy(own)

describe('a sealed European Digital Credential', () => {
  it('is valid when an anchor confirms the organisation', async () => {
    const report = await judge(sealed, own)
    expect(report.reasons).toEqual(['seal.intact', 'seal.organisation-confirmed'])
    expect(report).toMatchObject({ verdict: 'valid', verified: true, format: 'european-digital-credential' })
    expect(report.issuer).toMatchObject({
      confirmedName: 'Riverside University (demo)',
      confirmedBy: 'Seal list (demo)',
      country: 'IE',
    })
  })

  it('says who sealed when somebody else awards', async () => {
    const party = await partyOf({ name: office })
    const made = await sealBy(party)
    const report = await judge(made, party)
    expect(report.reasons).toEqual(['seal.intact', 'seal.organisation-confirmed-for-another'])
    expect(report.issuer?.confirmedName).toBe('Sealing Office (demo)')
    expect(report.content?.awardingBodies).not.toContain('Sealing Office (demo)')
    expect(JSON.parse(String(made['payload'])).evidence[0].dcType.id).toMatch(/c_18016257$/)
  })

  it('is never valid without anchors, even when the environment has none at all', async () => {
    expect(await judge(sealed, own, { anchors: [] })).toMatchObject({
      verdict: 'valid_issuer_uncheckable',
      reasons: ['seal.intact', 'seal.no-anchors'],
    })
    expect((await verifyCredential(sealed, verifier())).verdict).toBe('valid_issuer_uncheckable')
  })

  it('is shown as it was signed, byte for byte, or not at all', async () => {
    const payload = String(sealed['payload'])
    for (let index = 5; index < payload.length; index += Math.floor(payload.length / 25)) {
      const changed = payload.charAt(index) === 'x' ? 'y' : 'x'
      const forged = { ...sealed, payload: payload.slice(0, index) + changed + payload.slice(index + 1) }
      const report = await judge(forged, own)
      expect([report.verdict, report.content]).toEqual(['changed', null])
    }
  })
})

type Case = readonly [string, string, string, () => Promise<Awaited<ReturnType<typeof judge>>>]
const cases: readonly Case[] = [
  [
    'whose authority is not on the list',
    'seal.authority-unknown',
    'valid_issuer_uncheckable',
    () => judge(sealed, own, { anchors: [elsewhere] }),
  ],
  [
    'whose certificate nobody answers for',
    'seal.revocation-unknown',
    'valid_issuer_uncheckable',
    () => judge(sealed, own, { isAnswered: false }),
  ],
  [
    'whose certificate is withdrawn',
    'proof.key-revoked',
    'changed',
    () => judge(sealed, own, { revokedAt: '2026-08-01T00:00:00Z' }),
  ],
  [
    'whose certificate has ended',
    'seal.certificate-expired',
    'key_uncheckable',
    async () => {
      const party = await partyOf({ until: '2026-10-01T00:00:00Z' })
      return judge(await sealBy(party), party)
    },
  ],
  [
    'whose certificate is not for sealing',
    'seal.certificate-unfit',
    'key_uncheckable',
    async () => {
      const party = await partyOf({ keyUsage: 0x20 })
      return judge(await sealBy(party), party)
    },
  ],
  [
    'with a time-stamp of something else',
    'seal.time-refuted',
    'key_uncheckable',
    async () => {
      const token = { sigTst: { tstTokens: [{ val: await stamp(own, 'AAAA', '2026-09-01T08:00:05Z') }] } }
      const header = { etsiU: [Buffer.from(JSON.stringify(token)).toString('base64url')] }
      const [signature] = sealed['signatures'] as unknown as readonly JsonObject[]
      return judge({ ...sealed, signatures: [{ ...signature, header }] } as JsonObject, own)
    },
  ],
]

describe('a sealed credential is not valid', () => {
  it.each(cases)('%s', async (_, reason, verdict, run) => {
    const report = await run()
    expect(report.reasons).toContain(reason)
    expect([report.verdict, report.verified]).toEqual([verdict, false])
  })

  it('when its issuer is not who sealed', async () => {
    const { createSeal } = await import('@meshe/credentials/jades')
    const thief = await partyOf({ name: office })
    const options = { signer: signerOf(thief), certificates: [thief.der], signedAt, cryptography: nodeCryptography }
    const report = await judge(await createSeal(String(sealed['payload']), options), thief)
    expect([report.reasons[0], report.verdict, report.content]).toEqual(['issuer.key-mismatch', 'changed', null])
  })

  it('in any way that has a reason and no case here', () => {
    const passed = [
      'seal.intact',
      'seal.organisation-confirmed',
      'seal.organisation-confirmed-for-another',
      'seal.no-anchors',
    ]
    const met = new Set([...passed, ...cases.map(([, reason]) => reason)])
    expect(verificationReasonCodes.filter((code) => code.startsWith('seal.') && !met.has(code))).toEqual([])
  })
})

describe('nothing is sealed', () => {
  const refusals: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    [
      'that is no European Digital Credential',
      'credential.malformed',
      () => sealBy(own, { type: 'VerifiableCredential' }),
    ],
    ['that bears a proof', 'credential.proof-present', () => sealBy(own, { ...draft, proof: {} })],
    [
      'with the certificate of no organisation',
      'key.unsupported',
      async () => sealBy(await partyOf({ name: { '2.5.4.3': 'X' } })),
    ],
    [
      'with a certificate that has ended',
      'key.unsupported',
      async () => sealBy(await partyOf({ until: '2026-01-01T00:00:00Z', from: '2025-01-01T00:00:00Z' })),
    ],
    [
      'with the certificate of another key',
      'key.unsupported',
      async () => sealBy({ ...(await partyOf()), keys: own.keys }),
    ],
  ]
  it.each(refusals)('%s', async (_, code, run) => {
    await expect(run()).rejects.toMatchObject({ code })
  })
})
