/** The wallet keeps what is no plain JSON: tokens, sealed credentials, badges in pictures; each comes back to the letter. */
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import type { JsonObject } from '@meshe/credentials/json'
import { bakeIntoSvg } from '@meshe/credentials/open-badges'
import { presentSdJwt } from '@meshe/credentials/sd-jwt'
import { issueSdJwtVc, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import { envelopeCredential, issueCredentialToken, openEnvelope } from '@meshe/credentials/vc-jose'
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createParty, signerOf } from '../../../../conformance/jades/test-authority.ts'
import { createTestKey, nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../../../../conformance/standards-directory.ts'
import { unsealedBadge } from '../../../../conformance/verification/demonstration-issuer.ts'
import { refusalOf } from '../issuance/issuance-fixtures.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'
import { findHeldDocuments, listHeldEvidence } from './holding-service.ts'

const key = createTestKey(new Uint8Array(32).fill(3))
const keyId = `${key.did}#${key.multikey}`
const signer = { ...key.signer, verificationMethod: keyId }
const signing = { signer, keyId, cryptography }
const award = { ...demonstrationAward, institution: { ...demonstrationAward.institution, id: key.did } }
const { claims, disclosable } = toMicroCredentialClaims(award)
const token = await issueSdJwtVc(claims, { ...signing, disclosable })
const { credentialStatus: _b, ...badge } = await unsealedBadge()
const badgeToken = await issueCredentialToken(
  { ...badge, issuer: { id: key.did, type: ['Profile'], name: 'Riverside University (demo)' } },
  { signer, issuedAt: award.awardedOn },
)
const { credentialStatus: _e, ...draft } = toEuropeanDigitalCredential(award).credential
const party = await createParty({
  name: { '2.5.4.6': 'IE', '2.5.4.10': 'Riverside', '2.5.4.97': award.institution.legalIdentifier },
})
const sealing = { signer: signerOf(party), certificates: [party.der], signedAt: award.awardedOn, cryptography }
// Written as nobody here writes: blanks and line ends are kept too.
const european = ` ${JSON.stringify(await sealEuropeanDigitalCredential(draft, sealing), null, 1)}\n`

let node: TestNode
let people = 0
beforeAll(async () => {
  node = await createTestNode()
})
afterAll(() => node.close())

function somebody(): Promise<Caller> {
  people += 1
  return node.signIn(`holder-${people}@learner.example`)
}
const add = (as: Caller, document: string | JsonObject): Promise<HeldCredentialView> =>
  node.ask(holdingApi.addCredential, { as, body: { document } })
const download = (as: Caller, { id, formats }: HeldCredentialView) =>
  node.call(holdingApi.downloadHeldCredential, { as, params: { credential: id, format: formats[0] ?? 'unknown' } })

describe('the wallet keeps', () => {
  it.each<[string, string, { format: string; kept?: string; type: string; file: string }]>([
    ['an SD-JWT VC', `${token}\n`, { format: 'sd-jwt-vc', type: 'application/dc+sd-jwt', file: 'sd-jwt-vc.sd-jwt' }],
    [
      'a badge that is a token',
      badgeToken,
      { format: 'open-badges-3.0', type: 'application/vc+jwt', file: 'open-badges-3.0.jwt' },
    ],
    [
      'a badge token in a picture',
      bakeIntoSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', badgeToken),
      { format: 'open-badges-3.0', type: 'image/svg+xml', file: 'open-badges-3.0.svg' },
    ],
    [
      'a sealed European Digital Credential',
      european,
      {
        format: 'european-digital-credential',
        type: 'application/jose+json',
        file: 'sealed-european-digital-credential.json',
        kept: 'sealed-european-digital-credential',
      },
    ],
  ])(
    '%s, shows it like any other and gives it back to the letter',
    async (_, document, { format, kept = format, type, file }) => {
      const as = await somebody()
      const held = await add(as, document)
      expect(held).toMatchObject({
        format,
        formats: [kept],
        content: { holderName: 'Robin Sample', ects: 2.5 },
        report: { verdict: 'valid_issuer_uncheckable', content: { holderName: 'Robin Sample' } },
      })
      const answer = await download(as, held)
      expect(await answer.text()).toBe(document)
      expect(answer.headers.get('content-type')).toBe(type)
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
      expect((await add(as, document)).id).toBe(held.id)
      const { credentials } = await node.ask(holdingApi.listHeldCredentials, { as })
      expect(credentials.map(({ id }) => id)).toEqual([held.id])
    },
  )

  it('a part that is shown apart from the whole', async () => {
    const as = await somebody()
    const part = await add(as, await presentSdJwt(token, { cryptography, disclose: [['grade']] }))
    expect(part).toMatchObject({ content: { holderName: null, grade: 'Pass' } })
    const whole = await add(as, token)
    expect(whole.id).not.toBe(part.id)
    expect(whole.content.holderName).toBe('Robin Sample')
  })

  it('what was sent in an envelope or in its JSON form as the thing that it is', async () => {
    const as = await somebody()
    const held = await add(as, envelopeCredential(token, 'application/dc+sd-jwt'))
    expect(held.format).toBe('sd-jwt-vc')
    expect((await add(as, token)).id).toBe(held.id)
  })

  it('each so that it can be handed on as JSON, still signed', async () => {
    const as = await somebody()
    const { id } = await add(as, token)
    const { documents } = await findHeldDocuments(node.context.db, as.accountId, id)
    expect(documents.map((document) => openEnvelope(document)?.token)).toEqual([token])
    const sealed = await add(as, european)
    const handed = await findHeldDocuments(node.context.db, as.accountId, sealed.id)
    // Both are of one award: they are kept together, and each is handed on.
    expect(sealed.id).toBe(id)
    expect(handed.documents).toEqual([documents[0], JSON.parse(european)])
    const evidence = await listHeldEvidence(node.context.db, as.accountId)
    expect(evidence.map(({ issuer }) => issuer)).toContain(key.did)
    expect(JSON.stringify(evidence.map(({ credentials }) => credentials))).not.toContain('signatures')
  })
})

describe.skipIf(standardsDirectory === null)('official samples', () => {
  it.each([
    'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)/Sample-MC-Annex1-signed.jsonld',
    'mynextid/microcredential/v1/edc/examples/edc-mc-signed.jsonld',
  ])('are kept under their seal: %s', async (path) => {
    const as = await somebody()
    const document = readStandardsFile(path)
    const held = await add(as, document)
    expect(held.format).toBe('european-digital-credential')
    expect(Object.keys(held.content.title)).not.toEqual([])
    expect(await (await download(as, held)).text()).toBe(document)
  })
})

describe('the wallet refuses', () => {
  const [head, payload, signature] = badgeToken.split('.')
  const other = Buffer.from(JSON.stringify({ ...badge, issuer: key.did, name: 'Doctor' })).toString('base64url')
  const kind = (typ: string) => Buffer.from(JSON.stringify({ alg: 'EdDSA', typ })).toString('base64url')
  const foreign = Buffer.from(JSON.stringify(['salt', 'title', { en: 'Doctor' }])).toString('base64url')
  it.each<[string, string, string]>([
    [
      'a token that was changed',
      `${head}.${payload}.${signature?.startsWith('A') ? 'B' : 'A'}${signature?.slice(1)}`,
      'holding.credential-changed',
    ],
    ['a token with another payload', `${head}.${other}.${signature}`, 'holding.credential-changed'],
    ['a disclosure that nobody signed', `${token}${foreign}~`, 'holding.credential-changed'],
    ['a sealed credential that was changed', european.replace('Riverside', 'Hillside'), 'holding.credential-changed'],
    ['a presentation', `${kind('vp+jwt')}.${payload}.${signature}`, 'holding.not-a-credential'],
    ['a token of another kind', `${kind('JWT')}.${payload}.${signature}`, 'holding.not-a-credential'],
    ['a token without a signature part', `${head}.${payload}`, 'holding.not-a-credential'],
    ['a picture without a badge', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'holding.not-a-credential'],
  ])('%s', async (_, document, code) => {
    const as = await somebody()
    const answer = await node.call(holdingApi.addCredential, { as, body: { document } })
    expect(await refusalOf(answer)).toEqual([422, code])
    expect((await node.ask(holdingApi.listHeldCredentials, { as })).credentials).toEqual([])
  })
})
