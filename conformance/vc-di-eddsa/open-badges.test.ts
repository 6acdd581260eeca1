/** The signatures of 1EdTech's fixtures for Open Badges 3.0; the keys stand in the fragment of an https address. */
import { describe, expect, it } from 'vitest'
import { type ProofReason, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { createDidDocument, type DidDocument, resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import { asList, isJsonObject, type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { decodeMultikey } from '../../packages/credentials/src/multiformats/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const readFixture = (name: string) => parseJson(readStandardsFile(`ob3/validator-fixtures/${name}`)) as JsonObject

/** A document that allows the key which the fixture names in its fragment, as 1EdTech's validator does. */
function resolveFragmentOf(credential: JsonObject) {
  return async (did: string): Promise<DidDocument> => {
    if (did.startsWith('did:')) return resolveDidKey(did)
    const named = asList(credential['proof'])
      .filter(isJsonObject)
      .map((proof) => String(proof['verificationMethod']))
      .find((method) => method.startsWith(`${did}#`))
    const fragment = named?.split('#')[1] ?? ''
    return createDidDocument({ id: did, keys: [{ fragment, publicKey: decodeMultikey(fragment).publicKey }] })
  }
}

async function judge(name: string, change: (credential: JsonObject) => JsonObject = (credential) => credential) {
  const credential = readFixture(name)
  const { reason } = await verifyProof(change(credential), {
    resolveDid: resolveFragmentOf(credential),
    cryptography: nodeCryptography,
    now: new Date('2026-06-01T00:00:00Z'),
  })
  return reason
}

const genuine = [
  'simple.json',
  'simple-context-alias.json',
  'simple-context-version.json',
  'simple-did-key-method.json',
  'simple-did-web-method.json',
  'bit-string-list/credential-status-revoked.json',
  'simple-err-expired.json',
  // Ed25519Signature2020, over the data model 1.1.
  'simple_v1.json',
]

const others: readonly (readonly [string, ProofReason])[] = [
  ['simple-noproof.json', 'proof.missing'],
  ['simple-eddsa-2022.json', 'proof.unsupported-cryptosuite'],
  ['simple-multiple-proofs.json', 'proof.unsupported-cryptosuite'],
  ['simple-err-proof-method-no-scheme.json', 'proof.malformed'],
  ['simple-err-proof-method-unknown-did-method.json', 'proof.key-unresolvable'],
  ['simple-err-proof-method.json', 'proof.key-unresolvable'],
  ['simple-err-proof-value.json', 'proof.signature-mismatch'],
]

describe.skipIf(standardsDirectory === null)('an Open Badge of 1EdTech’s fixtures', () => {
  it.each(genuine)('%s carries a genuine signature', async (name) => {
    expect(await judge(name)).toBe('proof.verified')
  })

  it.each(genuine)('%s falls with another name of its holder or its validity', async (name) => {
    const changed = (credential: JsonObject) => {
      const date = credential['issuanceDate'] === undefined ? 'validFrom' : 'issuanceDate'
      return { ...credential, [date]: '2001-01-01T00:00:00Z' }
    }
    expect(await judge(name, changed)).toBe('proof.signature-mismatch')
  })

  it.each(others)('%s ends with %s', async (name, reason) => {
    expect(await judge(name)).toBe(reason)
  })
})
