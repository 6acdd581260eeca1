/** Credentials that are no plain JSON, handed in for recognition: the case shows them checked like any other. */
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import { issueSdJwtVc, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import { envelopeCredential, issueCredentialToken } from '@meshe/credentials/vc-jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createParty, signerOf } from '../../../../conformance/jades/test-authority.ts'
import { createTestKey, nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { unsealedBadge } from '../../../../conformance/verification/demonstration-issuer.ts'
import { eventually } from '../testing/test-federation.ts'
import { readClaims } from './case-credential.ts'
import { award as awardAt, revoke } from './recognition-fixtures.ts'
import { createRecognitionNetwork, type RecognitionNetwork } from './recognition-network-fixtures.ts'

const key = createTestKey(new Uint8Array(32).fill(3))
const keyId = `${key.did}#${key.multikey}`
const signer = { ...key.signer, verificationMethod: keyId }
const award = { ...demonstrationAward, institution: { ...demonstrationAward.institution, id: key.did } }
// Three people: encodings of one award would be one thing in the wallet, and one request.
const awardTo = (familyName: string) => ({ ...award, learner: { ...award.learner, familyName } })
const { claims, disclosable } = toMicroCredentialClaims(awardTo('First'))
const token = await issueSdJwtVc(claims, { signer, keyId, cryptography, disclosable })
const { credentialStatus: _b, ...badge } = await unsealedBadge()
const badgeToken = await issueCredentialToken({ ...badge, issuer: key.did }, { signer, issuedAt: award.awardedOn })
const { credentialStatus: _e, ...draft } = toEuropeanDigitalCredential(awardTo('Third')).credential
const party = await createParty({
  name: { '2.5.4.6': 'IE', '2.5.4.10': 'Riverside', '2.5.4.97': award.institution.legalIdentifier },
})
const sealing = { signer: signerOf(party), certificates: [party.der], signedAt: award.awardedOn, cryptography }
const sealed = await sealEuropeanDigitalCredential(draft, sealing)

let network: RecognitionNetwork
beforeAll(async () => {
  network = await createRecognitionNetwork()
})
afterAll(() => network.close())

describe('a case on', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['an SD-JWT VC', envelopeCredential(token, 'application/dc+sd-jwt'), 'sd-jwt-vc', 'Robin First'],
    ['a badge that is a token', envelopeCredential(badgeToken), 'open-badges-3.0', 'Robin Sample'],
    ['a sealed European Digital Credential', sealed, 'european-digital-credential', 'Robin Third'],
  ])('%s shows it checked, with its criteria filled in', async (_, document, format, person) => {
    const { id } = await network.send({ awardId: '', document })
    const view = await network.showCase(await network.caseOf(id))
    expect(view.report).toMatchObject({ format, content: { ects: 2.5, holderName: person } })
    expect(view.report.checks.find(({ check }) => check === 'unchanged')?.result).toBe('passed')
    expect(view).toMatchObject({ ectsClaimed: 2.5, title: { en: 'Data literacy for care work' } })
    expect(view.criteria.find(({ criterion }) => criterion === 'workload')?.credentialSays).toContain('ects:2.5')
  })
})

describe('a case on a token of another node', () => {
  it('is valid, complete by itself, and told to its issuer', async () => {
    const { northshore } = network.members
    const awarded = await awardAt(northshore, {
      microCredentialId: network.microCredentialId,
      email: network.nextEmail(),
    })
    const { db } = northshore.node.context
    const [row] = await db<{ document: string }[]>`
      select document from credential where award_id = ${awarded.awardId} and format = 'sd-jwt-vc'`
    const document = envelopeCredential(row?.document ?? '', 'application/dc+sd-jwt')
    const { id } = await network.send({ ...awarded, document })
    await network.until(id, ({ state }) => state === 'assessing')
    const view = await network.showCase(await network.caseOf(id))
    expect(view).toMatchObject({ missing: [], ectsClaimed: 5, report: { verdict: 'valid', format: 'sd-jwt-vc' } })
    expect(view.report.issuer).toMatchObject({ id: northshore.institution.did })
    const receivers = await eventually(async () => {
      const rows = await db<{ did: string }[]>`
        select receiver_did as did from award_receiver where award_id = ${awarded.awardId}`
      return rows.length > 0 && rows
    })
    expect(receivers.map(({ did }) => did)).toEqual([network.members.montana.institution.did])
    await revoke(northshore, awarded.awardId, 'The marks were mixed up.')
    await eventually(async () => (await network.showCase(await network.caseOf(id))).report.verdict === 'withdrawn', {
      withinMs: 45_000,
    })
  })
})

describe('what a document claims before it is checked', () => {
  it.each<[string, Record<string, unknown>, string | null, number | null]>([
    ['an SD-JWT VC', envelopeCredential(token, 'application/dc+sd-jwt'), key.did, 2.5],
    [
      'a sealed one with another issuer beside the seal',
      { ...sealed, issuer: 'did:web:other.example', id: 'urn:x' },
      null,
      2.5,
    ],
    ['an envelope around nothing', envelopeCredential('a.b.c'), null, null],
    [
      'an envelope around a presentation',
      { ...envelopeCredential(token), id: 'data:application/vp+jwt,a.b.c' },
      null,
      null,
    ],
    ['nothing', {}, null, null],
  ])('is read from what is signed: %s', async (_, document, issuer, ects) => {
    const read = await readClaims(document)
    expect(read.ects).toBe(ects)
    expect(read.credential.credentialId).not.toBe('urn:x')
    expect(read.credential.issuerDid).not.toBe('did:web:other.example')
    if (issuer !== null) expect(read.credential.issuerDid).toBe(issuer)
  })
})
