/** The inputs of W3C's test suite for VC-JOSE-COSE: the JOSE and SD-JWT part. */
import type { DidDocument } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { verifyCredentialToken, verifyPresentationToken } from '@meshe/credentials/vc-jose'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { verifier } from '../verification/demonstration-issuer.ts'

const read = (name: string) => readStandardsFile(`vectors/vc-jose-cose/${name}`).trim()
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

  it.each(['credential-cose-minimal', 'credential-cose-minimal-not-base64'])(
    '%s is not read as a token',
    async (name) => {
      const report = await verifyCredential(read(`${name}.txt`), verifier({ now, resolveDid }))
      expect(report).toMatchObject({ verdict: 'unreadable', content: null })
    },
  )
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
