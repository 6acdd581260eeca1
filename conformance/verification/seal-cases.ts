/** Badges whose seal is broken, foreign or out of reach, and what is said of them. */

import { MesheError } from '@meshe/credentials'
import { createDidResolver } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { nodeCryptography } from '../node-cryptography.ts'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { didDocument, issuerSigner, now, seal, strangerKey, verifier } from './demonstration-issuer.ts'
import { as, badge, type Case, dayMs, resealed, sealed, stranger } from './judged-badge.ts'

const resolving = (document: unknown) =>
  verifier({ resolveDid: createDidResolver({ fetchDidDocument: async () => document }) })

export const sealCases: readonly Case[] = [
  ['without a seal', as('changed', 'unchanged', 'proof.missing'), async () => [badge]],
  ['with an empty list of seals', as('changed', 'unchanged', 'proof.missing'), async () => [{ ...badge, proof: [] }]],
  [
    'with a seal that is not one',
    as('changed', 'unchanged', 'proof.malformed'),
    async () => [{ ...badge, proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' } }],
  ],
  [
    'with one good and one broken seal',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => {
      const proof = sealed['proof'] as JsonObject
      const other = (await resealed({ name: 'Other' }))['proof'] as JsonObject
      return [{ ...badge, proof: [proof, { ...proof, proofValue: other['proofValue'] }] }]
    },
  ],
  [
    'with the broken seal of a stranger beside the good one',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => {
      const other = (await seal({ ...badge, name: 'Other' }, stranger))['proof'] as JsonObject
      return [{ ...badge, proof: [sealed['proof'] as JsonObject, other] }]
    },
  ],
  [
    'with the seals of two strangers',
    as('changed', 'unchanged', 'issuer.key-mismatch'),
    async () => {
      const proof = (await seal(badge, stranger))['proof'] as JsonObject
      return [{ ...badge, proof: [proof, proof] }]
    },
  ],
  [
    'with two seals that cannot be judged here',
    as('key_uncheckable', 'unchanged', 'proof.unsupported-cryptosuite'),
    async () => {
      const proof = { ...(sealed['proof'] as JsonObject), cryptosuite: 'bbs-2023' }
      return [{ ...badge, proof: [proof, proof] }]
    },
  ],
  [
    'with the seal of another credential',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [{ ...badge, proof: (await resealed({ name: 'Other' }))['proof'] }],
  ],
  [
    'with a member added that no context defines',
    as('changed', 'unchanged', 'credential.undefined-term'),
    async () => [{ ...sealed, honours: 'summa cum laude' }],
  ],
  [
    'with a member added that a context defines',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [{ ...sealed, evidence: [] as JsonObject[], image: { id: 'https://x.example/i.png', type: 'Image' } }],
  ],
  [
    'sealed for another purpose',
    as('changed', 'unchanged', 'proof.purpose-mismatch'),
    async () => [{ ...sealed, proof: { ...(sealed['proof'] as JsonObject), proofPurpose: 'authentication' } }],
  ],
  [
    'sealed tomorrow',
    as('changed', 'unchanged', 'proof.created-in-future'),
    async () => [await seal(badge, { created: new Date(now.getTime() + dayMs) })],
  ],
  [
    'sealed by a stranger in the name of the university',
    as('changed', 'unchanged', 'issuer.key-mismatch'),
    async () => [await seal(badge, stranger)],
  ],
  [
    'sealed by a stranger who names the key of the university',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [
      await seal(badge, { signer: { ...strangerKey.signer, verificationMethod: issuerSigner.verificationMethod } }),
    ],
  ],
  [
    'sealed with a key that the university does not list',
    as('changed', 'unchanged', 'proof.key-not-authorized'),
    async () => [
      await seal(badge, { signer: { ...issuerSigner, verificationMethod: `${demonstrationIssuer}#key-2` } }),
    ],
  ],
  [
    'sealed with a key that may not assert',
    as('changed', 'unchanged', 'proof.key-not-authorized'),
    async () => [sealed, resolving({ ...didDocument, assertionMethod: [] })],
  ],
  [
    'sealed with a key that was revoked',
    as('changed', 'unchanged', 'proof.key-revoked'),
    async () => {
      const methods = didDocument.verificationMethod?.map((method) => ({ ...method, revoked: '2026-10-01T00:00:00Z' }))
      return [sealed, resolving({ ...didDocument, verificationMethod: methods })]
    },
  ],
  [
    'whose university cannot be resolved',
    as('key_uncheckable', 'unchanged', 'proof.key-unresolvable'),
    async () => [sealed, verifier({ resolveDid: () => Promise.reject(new MesheError('did.unresolvable', 'Down.')) })],
  ],
  [
    'whose resolver breaks',
    as('key_uncheckable', 'unchanged', 'proof.key-unresolvable'),
    async () => [sealed, verifier({ resolveDid: () => Promise.reject(new TypeError('bug')) })],
  ],
  [
    'whose document belongs to another university',
    as('key_uncheckable', 'unchanged', 'proof.key-unresolvable'),
    async () => [sealed, resolving({ ...didDocument, id: 'did:web:hillside.example' })],
  ],
  [
    'whose document has no key in it',
    as('changed', 'unchanged', 'proof.key-not-authorized'),
    async () => [sealed, resolving({ id: demonstrationIssuer })],
  ],
  [
    'with a seal of a suite that is not supported',
    as('key_uncheckable', 'unchanged', 'proof.unsupported-cryptosuite'),
    async () => [{ ...sealed, proof: { ...(sealed['proof'] as JsonObject), cryptosuite: 'bbs-2023' } }],
  ],
  [
    'with a context that is not known',
    as('key_uncheckable', 'unchanged', 'credential.context-unknown'),
    async () => [{ ...sealed, '@context': [...(badge['@context'] as JsonObject[]), 'https://x.example/context'] }],
  ],
  [
    'when cryptography breaks off',
    as('changed', 'unchanged', 'proof.malformed'),
    async () => [
      sealed,
      verifier({
        cryptography: {
          ...nodeCryptography,
          verifyEd25519: () => {
            throw new Error('no hardware')
          },
        },
      }),
    ],
  ],
  [
    'when cryptography says maybe',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [
      sealed,
      verifier({ cryptography: { ...nodeCryptography, verifyEd25519: () => 'yes' as unknown as boolean } }),
    ],
  ],
]

const plain: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential'],
  issuer: demonstrationIssuer,
  credentialSubject: { name: 'Robin' },
}
const borrowedProof = sealed['proof'] as JsonObject
const clique = Array.from({ length: 14 }, (_, from) => ({
  id: `_:n${from}`,
  knows: Array.from({ length: 14 }, (_, to) => ({ id: `_:n${to}` })).filter((_, to) => to !== from),
}))

export const strangeCases: readonly Case[] = [
  [
    'whose seal has expired',
    as('changed', 'unchanged', 'proof.expired'),
    async () => [{ ...sealed, proof: { ...borrowedProof, expires: '2026-10-01T00:00:00Z' } }],
  ],
  [
    'whose seal builds on one that is gone',
    as('changed', 'unchanged', 'proof.previous-missing'),
    async () => [{ ...sealed, proof: { ...borrowedProof, previousProof: 'urn:example:gone' } }],
  ],
  [
    'made to keep the reader busy for ever',
    as('changed', 'unchanged', 'canonicalization.too-complex'),
    async () => [{ ...plain, credentialSubject: { name: 'Robin', knows: clique }, proof: borrowedProof }],
  ],
  [
    'with a context that is none',
    as('changed', 'unchanged', 'credential.malformed'),
    async () => [{ ...plain, '@context': [...(plain['@context'] as string[]), { x: 5 }], proof: borrowedProof }],
  ],
  [
    'that redefines a protected word',
    as('changed', 'unchanged', 'credential.malformed'),
    async () => {
      const context = [...(plain['@context'] as string[]), { name: 'https://x.example/name' }]
      return [{ ...plain, '@context': context, proof: borrowedProof }]
    },
  ],
  [
    'about nobody',
    as('valid', 'same-person', 'holder.not-named'),
    async () => [await seal({ ...plain, credentialSubject: { honour: 'x' } })],
  ],
  [
    'when hashing breaks off after the seal was proven',
    as('key_uncheckable', 'unchanged', 'proof.check-broke-off'),
    async () => {
      const presentPerson = { email: 'robin@learner.example' }
      const sha256 = (bytes: Uint8Array) => {
        if (Buffer.from(bytes).includes(presentPerson.email)) throw new Error('no hardware')
        return nodeCryptography.sha256(bytes)
      }
      return [sealed, verifier({ cryptography: { ...nodeCryptography, sha256 }, presentPerson })]
    },
  ],
]
