/** The verdicts on 1EdTech's fixtures for Open Badges 3.0; their issuers stand on none of our lists. */
import { createDidDocument, type DidDocument, resolveDidKey } from '@meshe/credentials/did'
import { decodeMultikey } from '@meshe/credentials/multiformats'
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { now, verifier } from './demonstration-issuer.ts'

/** The fixtures name keys in the fragment of an https address, as only 1EdTech's validator allows. */
function resolverFor(text: string) {
  return async (did: string): Promise<DidDocument> => {
    if (did.startsWith('did:')) return resolveDidKey(did)
    const fragment = text.split(`"${did}#`)[1]?.split('"')[0] ?? ''
    return createDidDocument({ id: did, keys: [{ fragment, publicKey: decodeMultikey(fragment).publicKey }] })
  }
}

const verdicts: readonly (readonly [string, string, string])[] = [
  ['simple.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['simple.1ob', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['simple-context-alias.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['simple-context-version.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['simple-did-web-method.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['simple-multiple-proofs.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['endorsement-valid.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['complete.json', 'status_uncheckable', 'status.unsupported'],
  ['bit-string-list/credential-status-revoked.json', 'status_uncheckable', 'status.malformed'],
  ['simple-err-expired.json', 'expired', 'dates.expired'],
  ['simple-err-issued.json', 'not_yet', 'dates.not-yet'],
  ['simple-did-key-method.json', 'changed', 'issuer.key-mismatch'],
  ['simple-noproof.json', 'changed', 'proof.missing'],
  ['simple-err-proof-value.json', 'changed', 'proof.signature-mismatch'],
  ['simple-err-proof-method-no-scheme.json', 'changed', 'proof.malformed'],
  ['simple-err-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-issuer-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-issuer-parentorg-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-issuer-otheridentifier-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-evidence-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-credential-subject-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-credential-subject-profile-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-credential-subject-result-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-credential-subject-identifier-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-credential-subject-achievement-result-description-type.json', 'changed', 'credential.undefined-term'],
  ['simple-err-proof-method.json', 'key_uncheckable', 'proof.key-unresolvable'],
  ['simple-err-proof-method-unknown-did-method.json', 'key_uncheckable', 'proof.key-unresolvable'],
  ['simple-err-proof-method-unknown-scheme.json', 'key_uncheckable', 'proof.key-unresolvable'],
  // Ed25519Signature2020, over the data model 1.1.
  ['simple_v1.json', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['complete_v1.json', 'key_uncheckable', 'proof.key-unresolvable'],
  ['simple-eddsa-2022.json', 'key_uncheckable', 'proof.unsupported-cryptosuite'],
  ['credential-status-revoked.json', 'key_uncheckable', 'proof.key-unresolvable'],
  ['simple-err-context.json', 'unreadable', 'readable.malformed-credential'],
  ['simple-err-issuer.json', 'unreadable', 'readable.malformed-credential'],
  // Their issuers show no key anywhere that may be asked here.
  ['simple.jwt', 'key_uncheckable', 'proof.key-unresolvable'],
  ['velocity.jwt', 'key_uncheckable', 'proof.key-unresolvable'],
  ['simple-json.png', 'unreadable', 'readable.looks-like-picture'],
  ['simple-json.svg', 'valid_issuer_unlisted', 'issuer.unlisted'],
  ['simple-jwt.svg', 'key_uncheckable', 'proof.key-unresolvable'],
  ['simple-jwt_v1.svg', 'key_uncheckable', 'proof.key-unresolvable'],
]

describe.skipIf(standardsDirectory === null)('of 1EdTech’s fixtures', () => {
  it.each(verdicts)('%s is %s for %s', async (name, verdict, reason) => {
    const text = readStandardsFile(`ob3/validator-fixtures/${name}`)
    const report = await verifyCredential(
      text,
      verifier({
        resolveDid: resolverFor(text),
        lookUpIssuer: async () => ({ listed: false, listName: 'List of the pilot', readAt: now }),
        fetchStatusList: () => Promise.reject(new Error('no network')),
      }),
    )
    expect(report.verdict).toBe(verdict)
    expect(report.checks.map((check) => check.reason)).toContain(reason)
    expect(report.verified).toBe(false)
  })
})
