/** Keys of issuers with a web address: JWT VC Issuer Metadata and certificates (SD-JWT VC, sections 3.5 and 4). */
import { issuerMetadataUrl, readIssuerMetadata } from '@meshe/credentials/issuer-keys'
import { toJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { issueSdJwtVc } from '@meshe/credentials/sd-jwt-vc'
import { createStatusTokenList, issueStatusListToken, setTokenStatus } from '@meshe/credentials/status'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import {
  answer,
  authorityUsage,
  base64,
  createParty,
  type Party,
  sealUsage,
  signerOf,
} from '../jades/test-authority.ts'
import { createTestKeyPair } from '../node-cryptography.ts'
import { verifier } from '../verification/demonstration-issuer.ts'
import { claimsOf, cryptography, disclosable, now, statusUri } from './token-issuer.ts'

const issuer = 'https://riverside.example/tenants/1'
const metadataUrl = 'https://riverside.example/.well-known/jwt-vc-issuer/tenants/1'
const pair = createTestKeyPair('ES256')
const other = createTestKeyPair('ES256')
const jwk = { ...toJwk(pair.publicKey), kid: 'key-1' }
const metadata = { issuer, jwks: { keys: [jwk] } }

function claims(differences: JsonObject = {}): JsonObject {
  const { status: _, ...rest } = claimsOf(undefined, { iss: issuer, ...differences })
  return rest
}
const token = (keyId?: string, signer = pair.signer) =>
  issueSdJwtVc(claims(), { signer, keyId, cryptography, disclosable })

/** What stands at addresses; everything else does not answer. */
function web(documents: Readonly<Record<string, unknown>>) {
  return verifier({
    fetchText: async (url) => {
      if (documents[url] === undefined) throw new Error('nothing there')
      const document = documents[url]
      return { text: typeof document === 'string' ? document : JSON.stringify(document), readAt: now }
    },
  })
}
const unchangedOf = async (text: string, environment: Parameters<typeof verifyCredential>[1]) =>
  (await verifyCredential(text, environment)).checks[1]

describe('the metadata of an issuer', () => {
  it.each([
    ['https://example.com', 'https://example.com/.well-known/jwt-vc-issuer'],
    ['https://example.com/', 'https://example.com/.well-known/jwt-vc-issuer'],
    ['https://example.com/tenant/1234', 'https://example.com/.well-known/jwt-vc-issuer/tenant/1234'],
    ['https://example.com/tenant/1234/', 'https://example.com/.well-known/jwt-vc-issuer/tenant/1234'],
    ['https://example.com:8443/a', 'https://example.com:8443/.well-known/jwt-vc-issuer/a'],
  ])('of %s stands at %s', (address, url) => {
    expect(issuerMetadataUrl(address)).toBe(url)
  })

  it.each([
    'http://example.com',
    'https://example.com?a=1',
    'https://example.com/#a',
    'https://u:p@example.com',
    'example',
  ])('%s has no place for it', (address) => {
    expect(() => issuerMetadataUrl(address)).toThrow(expect.objectContaining({ code: 'issuer-metadata.malformed' }))
  })

  it.each<[string, unknown, string]>([
    ['another issuer', { ...metadata, issuer: 'https://evil.example' }, 'issuer-metadata.mismatch'],
    ['the same issuer written otherwise', { ...metadata, issuer: `${issuer}/` }, 'issuer-metadata.mismatch'],
    ['no issuer', { jwks: metadata.jwks }, 'issuer-metadata.mismatch'],
    ['no keys', { issuer }, 'issuer-metadata.malformed'],
    ['both ways to keys', { ...metadata, jwks_uri: 'https://a.example' }, 'issuer-metadata.malformed'],
    ['keys at http', { issuer, jwks_uri: 'http://a.example' }, 'issuer-metadata.malformed'],
    ['keys at a file', { issuer, jwks_uri: 'file:///etc/passwd' }, 'issuer-metadata.malformed'],
    ['a list', [], 'issuer-metadata.malformed'],
    ['nothing', null, 'issuer-metadata.malformed'],
  ])('with %s is refused', (_, value, code) => {
    expect(() => readIssuerMetadata(value as JsonObject, issuer)).toThrow(expect.objectContaining({ code }))
  })

  it.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ['in the metadata', { [metadataUrl]: metadata }, 'key-1'],
    ['in the metadata, unnamed', { [metadataUrl]: metadata }, undefined],
    [
      'at an address of its own',
      { [metadataUrl]: { issuer, jwks_uri: 'https://keys.example/1' }, 'https://keys.example/1': metadata.jwks },
      'key-1',
    ],
  ])('gives the key %s', async (_, documents, keyId) => {
    const report = await verifyCredential(await token(keyId), web(documents))
    expect(report).toMatchObject({ verdict: 'valid', issuer: { id: issuer } })
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['nothing', {}, 'proof.key-unresolvable', 'issuer-metadata.unreachable'],
    ['a web page', { [metadataUrl]: '<html>' }, 'proof.key-unresolvable', 'issuer-metadata.unreachable'],
    [
      'a member twice',
      { [metadataUrl]: '{"issuer":"a","issuer":"b"}' },
      'proof.key-unresolvable',
      'issuer-metadata.unreachable',
    ],
    [
      'other keys',
      { [metadataUrl]: { issuer, jwks: { keys: [{ ...jwk, kid: 'key-2' }] } } },
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'the key twice',
      { [metadataUrl]: { issuer, jwks: { keys: [jwk, jwk] } } },
      'proof.key-not-authorized',
      'key.not-found',
    ],
    [
      'the key of somebody else under this name',
      { [metadataUrl]: { issuer, jwks: { keys: [{ ...toJwk(other.publicKey), kid: 'key-1' }] } } },
      'proof.signature-mismatch',
      'jws.signature-mismatch',
    ],
    [
      'a private key',
      { [metadataUrl]: { issuer, jwks: { keys: [{ ...jwk, d: 'AA' }] } } },
      'proof.key-unresolvable',
      'key.private',
    ],
    [
      'a key for encryption',
      { [metadataUrl]: { issuer, jwks: { keys: [{ ...jwk, use: 'enc' }] } } },
      'proof.key-unresolvable',
      'key.unsupported',
    ],
    [
      'keys that are no list',
      { [metadataUrl]: { issuer, jwks: { keys: {} } } },
      'proof.key-unresolvable',
      'issuer-metadata.malformed',
    ],
    [
      'another issuer',
      { [metadataUrl]: { ...metadata, issuer: 'https://evil.example' } },
      'proof.key-unresolvable',
      'issuer-metadata.mismatch',
    ],
  ])('that holds %s proves nothing', async (_, documents, reason, fault) => {
    expect(await unchangedOf(await token('key-1'), web(documents))).toMatchObject({ reason, facts: { fault } })
  })
})

describe('an issuer that is known by certificate', async () => {
  const root = await createParty({ name: { '2.5.4.3': 'Root (demo)' }, isAuthority: true, keyUsage: authorityUsage })
  const name = { '2.5.4.10': 'Riverside University (demo)', '2.5.4.6': 'IE' }
  const party = await createParty({ name, issuer: root, keyUsage: sealUsage })
  const signer = { ...signerOf(party), verificationMethod: '' }
  const anchors = { listName: 'Anchors (demo)', readAt: now, certificates: [root.der] }
  const { iss: _, ...unnamed } = claims()
  const certificates = [base64(party.der)]
  const issued = await issueSdJwtVc(unnamed, { signer, certificates, cryptography, disclosable })

  it('is intact, and named by nobody without anchors', async () => {
    const report = await verifyCredential(issued, verifier())
    expect(report).toMatchObject({ verdict: 'valid_issuer_uncheckable', issuer: { confirmedName: null } })
    expect(report.checks[2]?.reason).toBe('seal.no-anchors')
  })

  it('is not confirmed by anchors alone: nobody says that the certificate was not withdrawn', async () => {
    const report = await verifyCredential(issued, verifier({ sealTrustAnchors: anchors }))
    expect(report.checks[2]?.reason).toBe('seal.revocation-unknown')
    expect(report).toMatchObject({ verified: false, issuer: { confirmedName: null } })
  })

  const asked = { madeAt: '2026-11-24T11:00:00Z', issuer: root, responder: root }
  const withAnswer = async (revokedAt?: string, about = party) => {
    const der = Buffer.from(
      await answer({ ...asked, about, ...(revokedAt === undefined ? {} : { revokedAt }) }),
      'base64',
    )
    const revocation = { lists: [], answers: [new Uint8Array(der)] }
    return verifier({ sealTrustAnchors: { ...anchors, revocation } })
  }

  it('is confirmed with the word of its authority that the certificate is in force', async () => {
    const report = await verifyCredential(issued, await withAnswer())
    expect(report).toMatchObject({
      verdict: 'valid',
      issuer: { confirmedName: 'Riverside University (demo)', confirmedBy: 'Anchors (demo)', country: 'IE' },
    })
  })

  it('is not in force by a list that only the credential inside names: a certificate has no name that a list could carry', async () => {
    const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }
    const content = { vct: 'urn:x:1', ld: { credentialSubject: { id: 'urn:x:2' }, credentialStatus } }
    const inside = await issueSdJwtVc(content, { signer, certificates, cryptography, disclosable: [] })
    const report = await verifyCredential(inside, await withAnswer())
    expect(report).toMatchObject({ verified: false, verdict: 'status_uncheckable' })
    expect(report.checks[3]?.reason).toBe('status.unsupported')
  })

  it('falls with its certificate', async () => {
    const environment = await withAnswer('2026-10-01T00:00:00Z')
    expect(await unchangedOf(issued, environment)).toMatchObject({ result: 'failed', reason: 'proof.key-revoked' })
  })

  it.each<[string, string[], string]>([
    ['its host', ['riverside.example'], 'proof.verified'],
    ['its address', [issuer], 'proof.verified'],
    ['its host in capitals', ['RIVERSIDE.example'], 'proof.verified'],
    ['another host', ['evil.example'], 'issuer.key-mismatch'],
    ['a part of its host', ['example'], 'issuer.key-mismatch'],
    ['every host beside it', ['*.example'], 'issuer.key-mismatch'],
    ['another address at its host', ['https://riverside.example/tenants/2'], 'issuer.key-mismatch'],
  ])('with a web address needs a certificate that names it: %s', async (_, alternativeNames, reason) => {
    const named = await createParty({ name, issuer: root, keyUsage: sealUsage, alternativeNames })
    const text = await issueSdJwtVc(claims(), {
      signer: { ...signerOf(named), verificationMethod: '' },
      certificates: [base64(named.der)],
      cryptography,
      disclosable,
    })
    expect(await unchangedOf(text, verifier({ sealTrustAnchors: anchors }))).toMatchObject({ reason })
    const alone = await verifyCredential(text, verifier())
    expect(alone).toMatchObject({ verified: false, content: null })
  })

  it('is believed about its own list, and nobody else is', async () => {
    const listed = await issueSdJwtVc(
      { ...unnamed, status: { status_list: { idx: 17, uri: statusUri } } },
      { signer, certificates, cryptography, disclosable },
    )
    const other = await createParty({ name: { '2.5.4.10': 'Other (demo)' }, issuer: root, keyUsage: sealUsage })
    const listOf = (of: Party, value: number) => {
      const list = createStatusTokenList(1, 100)
      setTokenStatus(list, 17, value)
      const header = { x5c: [base64(of.der)] }
      return issueStatusListToken(
        { uri: statusUri, list, issuedAt: now },
        { signer: { ...signerOf(of), verificationMethod: '' }, header, cryptography },
      )
    }
    const reasonWith = async (of: Party, value: number) => {
      const text = await listOf(of, value)
      const environment = { ...(await withAnswer()), fetchText: async () => ({ text, readAt: now }) }
      return (await verifyCredential(listed, environment)).checks[3]?.reason
    }
    const renewed = await createParty({ name, issuer: root, keyUsage: sealUsage })
    expect(await reasonWith(party, 0)).toBe('status.in-force')
    expect(await reasonWith(party, 1)).toBe('status.revoked')
    expect(await reasonWith(renewed, 1)).toBe('status.revoked')
    expect(await reasonWith(other, 0)).toBe('status.list-issuer-mismatch')
  })

  it('is nobody where other anchors are in use', async () => {
    const stranger = await createParty({
      name: { '2.5.4.3': 'Other (demo)' },
      isAuthority: true,
      keyUsage: authorityUsage,
    })
    const report = await verifyCredential(
      issued,
      verifier({ sealTrustAnchors: { ...anchors, certificates: [stranger.der] } }),
    )
    expect(report.checks[2]?.reason).toBe('seal.authority-unknown')
  })

  it.each<[string, () => Promise<string>, string, string | undefined]>([
    [
      'the certificate of somebody else',
      async () => issueSdJwtVc(unnamed, { signer, certificates: [base64(root.der)], cryptography, disclosable }),
      'proof.signature-mismatch',
      'jws.signature-mismatch',
    ],
    [
      'no certificate',
      async () => issueSdJwtVc(unnamed, { signer, certificates: [], cryptography, disclosable }),
      'seal.certificate-unfit',
      'certificate.malformed',
    ],
    [
      'base64url',
      async () => issueSdJwtVc(unnamed, { signer, certificates: ['__--'], cryptography, disclosable }),
      'seal.certificate-unfit',
      'certificate.malformed',
    ],
    [
      'a web address that the certificate does not name',
      async () => issueSdJwtVc(claims(), { signer, certificates, cryptography, disclosable }),
      'issuer.key-mismatch',
      'issuer.certificate-mismatch',
    ],
  ])('cannot be one with %s', async (_, make, reason, fault) => {
    expect(await unchangedOf(await make(), verifier({ sealTrustAnchors: anchors }))).toMatchObject({
      reason,
      facts: { fault },
    })
  })

  it('is refused with a certificate that has ended', async () => {
    const ended = await createParty({ name, issuer: root, keyUsage: sealUsage, until: '2026-01-01T00:00:00Z' })
    const old = await issueSdJwtVc(unnamed, {
      signer: { ...signerOf(ended), verificationMethod: '' },
      certificates: [base64(ended.der)],
      cryptography,
      disclosable,
    })
    expect(await unchangedOf(old, verifier({ sealTrustAnchors: anchors }))).toMatchObject({
      reason: 'seal.certificate-expired',
    })
    expect(await unchangedOf(old, verifier())).toMatchObject({ reason: 'seal.certificate-expired' })
  })
})
