/** One reader for whatever the verifier takes: what a credential claims, in each encoding, and nothing that is not signed. */
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import type { JsonObject } from '@meshe/credentials/json'
import { bakeIntoSvg } from '@meshe/credentials/open-badges'
import { toJsonSdJwt } from '@meshe/credentials/sd-jwt'
import { envelopeCredential, issueCredentialToken } from '@meshe/credentials/vc-jose'
import { readClaimedCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { createParty, signerOf } from '../jades/test-authority.ts'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { demonstrationAward, demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { claimsOf, forge, issue, keyId, show } from '../sd-jwt-vc/token-issuer.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { issuerSigner, seal, unsealedBadge } from './demonstration-issuer.ts'

const read = (input: string | JsonObject) => readClaimedCredential(input, cryptography)
const badge = await unsealedBadge()
const sealedBadge = await seal(badge)
const settings = { signer: issuerSigner, keyId, issuedAt: demonstrationAward.awardedOn }
const badgeToken = await issueCredentialToken(badge, settings)
const token = await issue()
const { credentialStatus: _, ...draft } = toEuropeanDigitalCredential(demonstrationAward).credential
const party = await createParty({
  name: { '2.5.4.6': 'IE', '2.5.4.10': 'Riverside', '2.5.4.97': demonstrationAward.institution.legalIdentifier },
})
const european = await sealEuropeanDigitalCredential(draft, {
  signer: signerOf(party),
  certificates: [party.der],
  signedAt: demonstrationAward.awardedOn,
  cryptography,
})
const person = 'Robin Sample'
const badgeFacts = { format: 'open-badges-3.0', id: badge['id'], issuer: demonstrationIssuer, isPartial: false }
const tokenFacts = {
  format: 'sd-jwt-vc',
  id: demonstrationAward.id,
  issuer: demonstrationIssuer,
  isPartial: false,
  document: envelopeCredential(token, 'application/dc+sd-jwt'),
}

describe('a credential says the same', () => {
  it.each<[string, string | JsonObject, object]>([
    ['bare', JSON.stringify(sealedBadge), { ...badgeFacts, document: sealedBadge }],
    [
      'baked into a picture',
      bakeIntoSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', JSON.stringify(sealedBadge)),
      badgeFacts,
    ],
    ['as a token', badgeToken, { ...badgeFacts, document: envelopeCredential(badgeToken) }],
    [
      'as a token in an envelope',
      envelopeCredential(badgeToken),
      { ...badgeFacts, document: envelopeCredential(badgeToken) },
    ],
    ['as a token in a JSON text', JSON.stringify(badgeToken), badgeFacts],
    ['as SD-JWT VC', token, tokenFacts],
    ['as SD-JWT VC with a line end', `${token}\n`, tokenFacts],
    ['as SD-JWT VC in its JSON form', toJsonSdJwt(token), tokenFacts],
    ['under its seal', european, { format: 'european-digital-credential', id: draft['id'], document: european }],
  ])('%s', async (_, input, facts) => {
    const claimed = await read(input)
    expect(claimed).toMatchObject(facts)
    expect(claimed.content).toMatchObject({ holderName: person, ects: 2.5 })
  })

  it('with pictures that make it larger than what is verified at once', async () => {
    const image = { id: `data:image/png;base64,${'A'.repeat(1_500_000)}`, type: 'Image' }
    const claimed = await read(JSON.stringify({ ...sealedBadge, image }))
    expect(claimed).toMatchObject({ ...badgeFacts, content: { holderName: person } })
  })

  it('as far as its holder shows it', async () => {
    const claimed = await read(await show(token, [['given_name']]))
    expect(claimed).toMatchObject({ isPartial: true, id: demonstrationAward.id, content: { grade: null } })
    expect(JSON.stringify(claimed.credential)).not.toContain('Sample')
    expect(JSON.stringify(claimed.content)).not.toContain('Sample')
  })
})

describe('what is not signed is not read', () => {
  it('beside a sealed payload', async () => {
    const outer = {
      id: 'urn:other',
      issuer: 'did:web:other.example',
      name: { en: 'Doctor' },
      type: ['AchievementCredential'],
    }
    const claimed = await read({ ...european, ...outer })
    expect(claimed).toMatchObject({ format: 'european-digital-credential', id: draft['id'] })
    expect(claimed.issuer).not.toBe('did:web:other.example')
    expect(JSON.stringify([claimed.content, claimed.credential])).not.toContain('Doctor')
  })

  it('in the open header of an SD-JWT', async () => {
    const json = toJsonSdJwt(token)
    const claimed = await read({
      ...json,
      iss: 'did:web:other.example',
      header: { ...(json['header'] as object), iss: 'x' },
    })
    expect(claimed).toMatchObject(tokenFacts)
  })

  it('in a disclosure that is not meant by any digest', async () => {
    const foreign = Buffer.from(JSON.stringify(['salt', 'title', { en: 'Doctor' }])).toString('base64url')
    await expect(read(`${token}${foreign}~`)).rejects.toMatchObject({ code: 'sd-jwt.disclosure-unreferenced' })
  })

  it('as an issuer that only a disclosure names', async () => {
    const { iss: _, ...claims } = claimsOf()
    const digest = await disclosureOf('iss', 'did:web:other.example')
    const made = await forge({ ...claims, _sd: [digest.digest] })
    expect(await read(`${made}~${digest.text}~`)).toMatchObject({ issuer: null, format: 'sd-jwt-vc' })
  })

  async function disclosureOf(name: string, value: string) {
    const text = Buffer.from(JSON.stringify(['salt', name, value])).toString('base64url')
    return { text, digest: Buffer.from(await cryptography.sha256(Buffer.from(text))).toString('base64url') }
  }
})

describe('no credential is read from', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  it.each<[string, string | JsonObject, string]>([
    ['nothing', '', 'credential.unknown-format'],
    ['a word', 'hello', 'credential.unknown-format'],
    ['a list', '[]', 'credential.unknown-format'],
    ['a presentation token', `${part({ alg: 'ES256', typ: 'vp+jwt' })}.${part({})}.AA`, 'credential.unknown-format'],
    ['a token of another kind', `${part({ alg: 'ES256', typ: 'JWT' })}.${part({})}.AA`, 'credential.unknown-format'],
    [
      'a whole token with the type of a selective one',
      `${part({ alg: 'ES256', typ: 'vc+sd-jwt' })}.${part({})}.AA`,
      'credential.unknown-format',
    ],
    [
      'a token whose payload is a list',
      `${part({ alg: 'ES256', typ: 'vc+jwt' })}.${part([])}.AA`,
      'jwt.claims-malformed',
    ],
    [
      'a seal around a list',
      { payload: '[]', signatures: [{ protected: 'e30', signature: 'AA' }] },
      'credential.malformed',
    ],
    [
      'a seal around something else',
      { payload: '{}', signatures: [{ protected: 'e30', signature: 'AA' }] },
      'credential.malformed',
    ],
    [
      'an enveloped presentation',
      {
        '@context': 'https://www.w3.org/ns/credentials/v2',
        id: 'data:application/vp+jwt,a.b.c',
        type: 'EnvelopedVerifiablePresentation',
      },
      'credential.unknown-format',
    ],
  ])('%s', async (_, input, code) => {
    await expect(read(input)).rejects.toMatchObject({ code })
  })
})

describe.skipIf(standardsDirectory === null)('official samples', () => {
  it.each([
    'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)/Sample-MC-Annex1-signed.jsonld',
    'mynextid/microcredential/v1/edc/examples/edc-mc-signed.jsonld',
  ])('under their seal: %s', async (path) => {
    const claimed = await read(readStandardsFile(path))
    expect(claimed.format).toBe('european-digital-credential')
    expect(claimed.id).toMatch(/^urn:/)
    expect(Object.keys(claimed.content.title)).not.toEqual([])
    expect(claimed.document).toEqual(JSON.parse(readStandardsFile(path)))
  })

  it('of SD-JWT VC with Linked Data', async () => {
    const text = readStandardsFile('openid/OpenID4VP-1.0/sd_jwt_vcld/01/sd_jwt_issuance.txt').replaceAll(/\s/g, '')
    expect(await read(text)).toMatchObject({ format: 'sd-jwt-vc', issuer: 'https://issuer.example.com' })
  })
})
