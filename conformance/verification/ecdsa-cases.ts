/** Badges sealed with ECDSA, as a whole or to be shown in part, and what is said of them. */
import { addBaseProof, addProof, type CryptosuiteName, deriveProof } from '@meshe/credentials/data-integrity'
import { createDidDocument, createDidResolver } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { decodeMultibase, encodeMultibase } from '@meshe/credentials/multiformats'
import {
  decodeDerivedProof,
  encodeDerivedProof,
} from '../../packages/credentials/src/data-integrity/ecdsa-sd-2023/proof-value.ts'
import { createTestKeyPair, nodeCryptography } from '../node-cryptography.ts'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { didDocument, now, verifier } from './demonstration-issuer.ts'
import { as, badge, type Case } from './judged-badge.ts'

const nameOf = (fragment: string) => `${demonstrationIssuer}#${fragment}`
const keys = {
  'p-256': createTestKeyPair('ES256', nameOf('p-256')),
  'p-384': createTestKeyPair('ES384', nameOf('p-384')),
}
const own = createDidDocument({
  id: demonstrationIssuer,
  keys: Object.entries(keys).map(([fragment, { publicKey }]) => ({ fragment, ...publicKey })),
})
/** The key of the status list stays beside them. */
const document = {
  ...own,
  verificationMethod: [...(didDocument.verificationMethod ?? []), ...(own.verificationMethod ?? [])],
  assertionMethod: [...(didDocument.assertionMethod ?? []), ...(own.assertionMethod ?? [])],
}
const resolving = (answer: unknown) =>
  verifier({ resolveDid: createDidResolver({ fetchDidDocument: async () => answer }) })
const knowing = resolving(document)
const created = new Date(now.getTime() - 86_400_000)

const sealWith = (cryptosuite: CryptosuiteName, key: keyof typeof keys) =>
  addProof(badge, { signer: keys[key].signer, cryptosuite, created, cryptography: nodeCryptography })

async function giveWhole(): Promise<JsonObject> {
  const { publicKey, signer } = createTestKeyPair('ES256')
  return addBaseProof(badge, {
    signer: keys['p-256'].signer,
    created,
    cryptography: nodeCryptography,
    ephemeralKey: { publicKey, sign: signer.sign },
  })
}

/** All that a report about an Open Badge needs, shown; the rest stays hidden. */
const showPart = async () =>
  deriveProof(await giveWhole(), {
    selectivePointers: ['/name', '/credentialSubject'],
    cryptography: nodeCryptography,
  })

type Derived = ReturnType<typeof decodeDerivedProof>
async function showWith(change: (proof: Derived) => Partial<Derived>): Promise<JsonObject> {
  const shown = await showPart()
  const { proofValue, ...options } = shown['proof'] as JsonObject
  const derived = decodeDerivedProof(String(proofValue))
  return { ...shown, proof: { ...options, proofValue: encodeDerivedProof({ ...derived, ...change(derived) }) } }
}

const withMethod = (more: JsonObject) => ({
  ...document,
  verificationMethod: document.verificationMethod.map((method) => ({ ...method, ...more })),
})
const jwkWithSecret = { type: 'JsonWebKey', publicKeyMultibase: undefined, publicKeyJwk: { kty: 'EC', d: 'AAAA' } }

export const ecdsaCases: readonly Case[] = [
  [
    'sealed with P-256',
    as('valid', 'unchanged', 'proof.verified'),
    async () => [await sealWith('ecdsa-rdfc-2019', 'p-256'), knowing],
  ],
  [
    'sealed with P-384',
    as('valid', 'unchanged', 'proof.verified'),
    async () => [await sealWith('ecdsa-rdfc-2019', 'p-384'), knowing],
  ],
  [
    'sealed as JSON',
    as('valid', 'unchanged', 'proof.verified'),
    async () => [await sealWith('ecdsa-jcs-2019', 'p-384'), knowing],
  ],
  ['shown in part', as('valid', 'unchanged', 'proof.verified'), async () => [await showPart(), knowing]],
  [
    'shown in part and changed',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [{ ...(await showPart()), name: 'Other' }, knowing],
  ],
  [
    'shown as its holder got it',
    as('changed', 'unchanged', 'proof.base-proof'),
    async () => [await giveWhole(), knowing],
  ],
  [
    'whose excerpt has a torn seal',
    as('changed', 'unchanged', 'proof.disclosure-malformed'),
    async () => {
      const shown = await showPart()
      const { proofValue, ...options } = shown['proof'] as JsonObject
      const torn = encodeMultibase(decodeMultibase(String(proofValue)).slice(0, -1), 'base64url')
      return [{ ...shown, proof: { ...options, proofValue: torn } }, knowing]
    },
  ],
  [
    'whose excerpt counts a part twice',
    as('changed', 'unchanged', 'proof.disclosure-index'),
    async () => [await showWith(({ mandatoryIndexes: all }) => ({ mandatoryIndexes: [...all, all[0] ?? 0] })), knowing],
  ],
  [
    'whose excerpt does not name a part',
    as('changed', 'unchanged', 'proof.disclosure-label'),
    async () => [await showWith(({ labels }) => ({ labels: new Map([...labels].slice(1)) })), knowing],
  ],
  [
    'whose excerpt lost a signature',
    as('changed', 'unchanged', 'proof.disclosure-count'),
    async () => [await showWith(({ signatures }) => ({ signatures: signatures.slice(1) })), knowing],
  ],
  [
    'sealed with a key that does not fit the suite',
    as('changed', 'unchanged', 'proof.key-type-mismatch'),
    async () => {
      const sealed = await sealWith('ecdsa-rdfc-2019', 'p-256')
      return [{ ...sealed, proof: { ...(sealed['proof'] as JsonObject), cryptosuite: 'eddsa-rdfc-2022' } }, knowing]
    },
  ],
  [
    'sealed with the key of another controller',
    as('changed', 'unchanged', 'proof.controller-mismatch'),
    async () => [
      await sealWith('ecdsa-rdfc-2019', 'p-256'),
      resolving(withMethod({ controller: 'did:web:x.example' })),
    ],
  ],
  [
    'sealed with a key that shows its secret',
    as('changed', 'unchanged', 'proof.key-unsound'),
    async () => [await sealWith('ecdsa-rdfc-2019', 'p-256'), resolving(withMethod(jwkWithSecret as JsonObject))],
  ],
]
