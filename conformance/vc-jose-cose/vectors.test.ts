/** The inputs of W3C's test suite for VC-JOSE-COSE: JOSE, SD-JWT and COSE. */
import type { DidDocument } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import {
  lookMessageBytes,
  verifyCredentialCose,
  verifyCredentialToken,
  verifyPresentationCose,
  verifyPresentationToken,
} from '@meshe/credentials/vc-jose'
import { verifyCredential, verifyPresentation } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { verifier } from '../verification/demonstration-issuer.ts'

const read = (name: string) => readStandardsFile(`vectors/vc-jose-cose/${name}`).trim()
const message = (name: string) => lookMessageBytes(read(`${name}.txt`)) ?? new Uint8Array()
const issuer = 'https://example.issuer/vc-jose-cose'

function controllerDocument(): DidDocument {
  const methods = ['p256', 'p384', 'p521', 'ed25519'].map((name) => {
    const { secretKeyJwk: _, ...method } = JSON.parse(read(`vm-${name}.json`)) as JsonObject
    return method
  })
  const ids = methods.map(({ id }) => String(id))
  const document = { id: issuer, verificationMethod: methods, assertionMethod: ids, authentication: ids }
  return document as unknown as DidDocument
}
const now = new Date('2024-12-15T02:00:00Z')
const resolveDid = async () => controllerDocument()
const settings = { now, cryptography, resolveDid }

describe.skipIf(standardsDirectory === null)('a credential of the suite', () => {
  it.each([
    'credential-jose-minimal',
    'credential-jose-unknown-extensions',
    'credential-issuer-match-signed',
    'credential-sdjwt-nested',
    'credential-sdjwt-selective',
  ])('%s verifies', async (name) => {
    const { credential } = await verifyCredentialToken(read(`${name}.txt`), settings)
    expect(credential['issuer']).toEqual(issuer)
    expect(JSON.stringify(credential)).not.toMatch(/_sd|\.\.\./)
  })

  it.each([
    ['credential-jose-bad-signature', 'jws.signature-mismatch'],
    ['credential-jose-bad-media-type', 'jws.type-mismatch'],
    ['credential-jose-vc-vp-claims', 'vc-jose.claim-forbidden'],
    ['credential-sdjwt-bad-signature', 'jws.signature-mismatch'],
    ['credential-sdjwt-bad-media-type', 'jws.type-mismatch'],
  ])('%s is refused for %s', async (name, code) => {
    await expect(verifyCredentialToken(read(`${name}.txt`), settings)).rejects.toMatchObject({ code })
    const report = await verifyCredential(read(`${name}.txt`), verifier({ now, resolveDid }))
    expect(report).toMatchObject({ verified: false, content: null })
  })

  it('credential-cose-minimal verifies, and stands in the report', async () => {
    const { credential, issuer: whose } = await verifyCredentialCose(message('credential-cose-minimal'), settings)
    expect(whose).toBe(issuer)
    expect(credential).toEqual(JSON.parse(read('credential-minimal.json')))
    const report = await verifyCredential(read('credential-cose-minimal.txt'), verifier({ now, resolveDid }))
    expect(report).toMatchObject({ verdict: 'valid', format: 'verifiable-credential' })
  })

  it.each([
    ['credential-cose-bad-media-type', 'cose.type-mismatch'],
    ['credential-cose-bad-signature', 'jws.signature-mismatch'],
  ])('%s is refused for %s', async (name, code) => {
    await expect(verifyCredentialCose(message(name), settings)).rejects.toMatchObject({ code })
    const report = await verifyCredential(read(`${name}.txt`), verifier({ now, resolveDid }))
    expect(report).toMatchObject({ verified: false, content: null })
    expect(report.checks[1]?.facts?.['fault']).toBe(code)
  })

  it('credential-cose-minimal-not-base64, in hexadecimal digits, is no credential', async () => {
    const report = await verifyCredential(read('credential-cose-minimal-not-base64.txt'), verifier({ now, resolveDid }))
    expect(report).toMatchObject({ verdict: 'unreadable', content: null })
    expect(report.checks[0]?.reason).toBe('readable.not-json')
  })
})

describe.skipIf(standardsDirectory === null)('a presentation of the suite', () => {
  it('presentation-jose-multiple verifies, and so does what is in it', async () => {
    const { credentials, holder } = await verifyPresentationToken(read('presentation-jose-multiple.txt'), {
      ...settings,
      now: new Date('2024-12-16T02:00:00Z'),
    })
    expect(holder).toBe(issuer)
    const kinds = credentials.map(({ mediaType }) => mediaType)
    expect(kinds).toEqual(['application/vc+jwt', 'application/vc+sd-jwt', 'application/vc+cose'])
    for (const { token } of credentials.slice(0, 2)) {
      expect((await verifyCredentialToken(token, settings)).issuer).toBe(issuer)
    }
    const inside = lookMessageBytes(credentials[2]?.token ?? '') ?? new Uint8Array()
    expect((await verifyCredentialCose(inside, settings)).issuer).toBe(issuer)
  })

  it('presentation-jose-multiple stands in the report with what is in it', async () => {
    const later = verifier({ now: new Date('2024-12-16T02:00:00Z'), resolveDid })
    const report = await verifyPresentation(read('presentation-jose-multiple.txt'), later)
    expect(report.holder).toBe(issuer)
    expect(report.credentials.map(({ format }) => format)).toEqual(Array(3).fill('verifiable-credential'))
    expect(report.credentials.map(({ checks }) => checks[1]?.reason)).toEqual(Array(3).fill('proof.verified'))
  })

  it('presentation-sdjwt-selective verifies: its holder is a disclosure, and who signed stands in the open', async () => {
    const token = read('presentation-sdjwt-selective.txt')
    const { credentials, holder, presentation } = await verifyPresentationToken(token, settings)
    expect(holder).toBe(issuer)
    expect(presentation['type']).toBe('VerifiablePresentation')
    expect(credentials.map(({ mediaType }) => mediaType)).toEqual(['application/vc+jwt'])
    const [jwt, ...disclosures] = token.split('~')
    const withOut = (at: number) => [jwt, ...disclosures.filter((_, index) => index !== at)].join('~')
    await expect(verifyPresentationToken(withOut(0), settings)).rejects.toMatchObject({
      code: 'vc-jose.holder-missing',
    })
    await expect(verifyPresentationToken(withOut(1), settings)).rejects.toMatchObject({
      code: 'vc-jose.not-a-presentation',
    })
  })

  it.each([
    ['presentation-sdjwt-bad-media-type', 'jws.type-mismatch'],
    ['presentation-sdjwt-bad-credential', 'jws.type-mismatch'],
  ])('%s is refused for %s', async (name, code) => {
    await expect(verifyPresentationToken(read(`${name}.txt`), settings)).rejects.toMatchObject({ code })
  })

  it.each([
    // Its holder is somebody whose document nobody shows.
    ['presentation-cose-single', 'key.not-found'],
    ['presentation-cose-bad-media-type', 'cose.type-mismatch'],
    ['presentation-cose-bad-credential', 'envelope.malformed'],
  ])('%s is refused for %s', async (name, code) => {
    await expect(verifyPresentationCose(message(name), settings)).rejects.toMatchObject({ code })
    const report = await verifyPresentation(read(`${name}.txt`), verifier({ now, resolveDid }))
    expect(report).toMatchObject({ verified: false, holder: null, credentials: [] })
  })

  it.each([
    ['presentation-jose-bad-media-type', 'jws.type-mismatch'],
    ['presentation-jose-bad-credential', 'envelope.malformed'],
  ])('%s is refused for %s', async (name, code) => {
    await expect(verifyPresentationToken(read(`${name}.txt`), settings)).rejects.toMatchObject({ code })
  })

  it('is no credential', async () => {
    await expect(verifyCredentialToken(read('presentation-jose-multiple.txt'), settings)).rejects.toMatchObject({
      code: 'jws.type-mismatch',
    })
    const report = await verifyCredential(read('presentation-jose-multiple.txt'), verifier({ now, resolveDid }))
    expect(report.checks[0]?.reason).toBe('readable.presentation')
  })
})
